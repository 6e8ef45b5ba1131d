import { Menu, Select, TextInput } from '@mantine/core'
import { IconCopy, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AS_IT_IS, IconButton, showUndo, useAfterMenu } from '../../kit/index.ts'
import classes from '../population.module.css'
import type { ScenarioEdit } from '../use-scenario.ts'

interface ScenarioBarProps {
  edit: ScenarioEdit
  onChoose: (scenario: string) => void
}

/** Chooses the scenario at hand, and makes, copies, renames and deletes scenarios. */
export function ScenarioBar({ edit, onChoose }: ScenarioBarProps) {
  const { t } = useTranslation('population')
  const [renaming, setRenaming] = useState(false)
  const options = Object.entries(edit.journey.scenarios).map(([id, scenario]) => ({
    value: id,
    label: scenario.name || id,
  }))
  return (
    <div className={classes.scenarioBar}>
      {renaming ? (
        <ScenarioName edit={edit} onDone={() => setRenaming(false)} />
      ) : (
        <Select
          aria-label={t('scenario.choose')}
          data={options}
          value={edit.id}
          className={classes.scenarioSelect ?? ''}
          onChange={(id) => id && onChoose(id)}
        />
      )}
      <ScenarioMenu edit={edit} onChoose={onChoose} onRename={() => setRenaming(true)} />
    </div>
  )
}

/** Written when Enter is pressed or the field left; a name that another scenario has is refused. */
function ScenarioName({ edit, onDone }: { edit: ScenarioEdit; onDone: () => void }) {
  const { t } = useTranslation('population')
  const [name, setName] = useState(edit.scenario.name)
  const taken = Object.entries(edit.journey.scenarios).some(
    ([id, scenario]) => id !== edit.id && scenario.name === name.trim(),
  )
  const write = () => {
    if (name.trim() !== edit.scenario.name) edit.editor.execute('scenario.rename', { id: edit.id, name })
    onDone()
  }
  return (
    <TextInput
      className={classes.scenarioSelect ?? ''}
      data-autofocus
      autoFocus
      aria-label={t('scenario.name')}
      maxLength={200}
      value={name}
      error={taken ? t('scenario.nameTaken') : undefined}
      data-mantine-stop-propagation="true"
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
        if (event.key === 'Enter' && !taken) write()
      }}
    />
  )
}

function ScenarioMenu({ edit, onChoose, onRename }: ScenarioBarProps & { onRename: () => void }) {
  const { t } = useTranslation('population')
  const { menu, afterwards } = useAfterMenu()
  const { editor, id, scenario, journey } = edit
  const choose = (made: { ok: boolean; value?: string }) => made.ok && made.value !== undefined && onChoose(made.value)
  const remove = () => {
    if (!editor.execute('scenario.delete', { id }).ok) return
    showUndo({
      message: t('scenario.deleted', { name: scenario.name }),
      undo: t('common:undo'),
      onUndo: () => {
        editor.undo()
        onChoose(id)
      },
    })
  }
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
          onClick={() =>
            choose(editor.execute('scenario.add', { name: t('scenario.new', AS_IT_IS), start: scenario.start }))
          }
        >
          {t('scenario.add')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={() =>
            choose(
              editor.execute('scenario.duplicate', {
                id,
                name: t('scenario.copyOf', { name: scenario.name, ...AS_IT_IS }),
              }),
            )
          }
        >
          {t('common:duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => afterwards(onRename)}>
          {t('common:rename')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          disabled={Object.keys(journey.scenarios).length < 2}
          onClick={remove}
        >
          {t('common:delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
