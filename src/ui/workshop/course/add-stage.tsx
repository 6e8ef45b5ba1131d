import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Editor } from '../../../editor/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './course.module.css'

/** Stages of these names after those that are there; one step back. The id of the last one. */
function addStages(editor: Editor, names: readonly string[]): string | undefined {
  const { stages } = editor.document.getState().journey
  const first = Math.max(0, ...Object.values(stages).map(({ order }) => order)) + 1
  const gesture = editor.gesture('stage.put')
  const made = names.map((name, index) => editor.execute('stage.put', { value: { name, order: first + index } }))
  gesture.commit()
  const last = made.at(-1)
  return last?.ok ? last.value : undefined
}

/** Makes a stage where the path ends; where there is none yet, also the usual five. */
export function AddStage() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const none = useStore(editor.document, ({ journey }) => Object.keys(journey.stages).length === 0)
  const [name, setName] = useState<string | undefined>(undefined)
  const add = () => {
    const wanted = name?.trim()
    setName(undefined)
    if (wanted) addStages(editor, [wanted])
  }
  return (
    <div className={classes.addStage}>
      {name === undefined ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setName('')}
        >
          {t('stage.add')}
        </Button>
      ) : (
        <TextInput
          dir="auto"
          autoFocus
          aria-label={t('stage.newName')}
          placeholder={t('stage.newName')}
          maxLength={200}
          value={name}
          data-keeps-escape
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add()
            if (event.key === 'Escape') setName(undefined)
          }}
        />
      )}
      {none && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            addStages(
              editor,
              USUAL.map((each) => t(`stage.usual.${each}`)),
            )
          }
        >
          {t('stage.addUsual')}
        </Button>
      )}
    </div>
  )
}

const USUAL = ['notice', 'choose', 'buy', 'receive', 'recommend'] as const
