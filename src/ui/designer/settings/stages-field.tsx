import { useTranslation } from 'react-i18next'
import { useJourney } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { CardList } from '../fields/card-list.tsx'
import { TextField } from '../fields/text-field.tsx'

/** The parts of the customer's way that steps belong to, in order. */
export function StagesField() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const stages = useJourney(editor, (journey) => journey.stages)
  const ordered = Object.entries(stages).sort(([, a], [, b]) => a.order - b.order)
  const swap = (id: string, by: -1 | 1) => {
    const from = ordered.findIndex(([each]) => each === id)
    const [one, other] = [ordered[from], ordered[from + by]]
    if (!one || !other) return
    const gesture = editor.gesture('stage.put')
    const next = [...ordered]
    next[from] = other
    next[from + by] = one
    for (const [index, [key, stage]] of next.entries()) {
      editor.execute('stage.put', { id: key, value: { ...stage, order: index + 1 } })
    }
    gesture.commit()
  }
  return (
    <CardList
      label={t('settings.stages')}
      hideLabel
      addLabel={t('stages.add')}
      onAdd={() =>
        editor.execute('stage.put', {
          value: {
            name: t('stages.newName', { number: ordered.length + 1 }),
            order: (ordered.at(-1)?.[1].order ?? 0) + 1,
          },
        })
      }
      onRemove={(id) => editor.execute('stage.delete', { id })}
      onMove={swap}
      cards={ordered.map(([id, stage]) => ({
        id,
        name: stage.name,
        head: (
          <TextField
            aria-label={t('stages.name')}
            maxLength={200}
            value={stage.name}
            onWrite={(name) => editor.execute('stage.put', { id, value: { ...stage, name } })}
          />
        ),
      }))}
    />
  )
}
