import { Menu, Select, TextInput } from '@mantine/core'
import { IconCopy, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newScenario } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { AS_IT_IS, IconButton, useAfterMenu } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import type { Simulation } from '../simulation.ts'
import { type ScenarioEdit, useScenario } from './use-scenario.ts'

interface ScenarioBarProps {
  editor: Editor
  simulation: Simulation
}

/** Chooses the scenario to run, and makes, copies, renames and deletes scenarios. */
export function ScenarioBar({ editor, simulation }: ScenarioBarProps) {
  const { t } = useTranslation('simulation')
  const edit = useScenario(editor, simulation)
  const [renaming, setRenaming] = useState(false)
  if (!edit) return null
  const options = Object.entries(edit.journey.scenarios).map(([id, scenario]) => ({
    value: id,
    label: scenario.name || id,
  }))
  return (
    <div className={classes.scenarioBar}>
      {renaming ? (
        <ScenarioName
          edit={edit}
          onDone={() => {
            editor.mark()
            setRenaming(false)
          }}
        />
      ) : (
        <Select
          aria-label={t('scenario.choose')}
          data={options}
          value={edit.id}
          className={classes.scenarioSelect ?? ''}
          onChange={(id) => id && simulation.choice.setState({ scenario: id })}
        />
      )}
      <ScenarioMenu editor={editor} simulation={simulation} edit={edit} onRename={() => setRenaming(true)} />
    </div>
  )
}

function ScenarioName({ edit, onDone }: { edit: ScenarioEdit; onDone: () => void }) {
  const { t } = useTranslation('simulation')
  const before = useRef(edit.scenario.name)
  return (
    <TextInput
      className={classes.scenarioSelect ?? ''}
      data-autofocus
      autoFocus
      aria-label={t('scenario.name')}
      maxLength={200}
      value={edit.scenario.name}
      onChange={(event) => edit.change({ name: event.currentTarget.value })}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === 'Escape') edit.change({ name: before.current })
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.stopPropagation()
          onDone()
        }
      }}
    />
  )
}

function ScenarioMenu({
  editor,
  simulation,
  edit,
  onRename,
}: ScenarioBarProps & { edit: ScenarioEdit; onRename: () => void }) {
  const { t } = useTranslation('simulation')
  const put = (value: ScenarioEdit['scenario']) => {
    const made = editor.execute('scenario.put', { value })
    if (made.ok) simulation.choice.setState({ scenario: made.value })
  }
  const { menu, afterwards } = useAfterMenu()
  const alone = Object.keys(edit.journey.scenarios).length < 2
  return (
    <Menu position="bottom-end" {...menu}>
      <Menu.Target>
        <IconButton label={t('scenario.menu')}>
          <IconDots size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPlus size={16} />}
          onClick={() => put(newScenario({ name: t('scenario.new'), start: edit.scenario.start }))}
        >
          {t('scenario.add')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={() =>
            put({
              ...edit.scenario,
              name: t('scenario.copyOf', { name: edit.scenario.name, ...AS_IT_IS }).slice(0, 200),
            })
          }
        >
          {t('common:duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => afterwards(onRename)}>
          {t('common:rename')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          disabled={alone}
          onClick={() => editor.execute('scenario.delete', { id: edit.id })}
        >
          {t('common:delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
