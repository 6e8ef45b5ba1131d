import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { BufferedText } from '../../fields/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './course.module.css'

/** The name of a stage over its steps, to be changed in place. */
export function StageHead({ stage: id, steps }: { stage: string | undefined; steps: number }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const stage = useStore(editor.document, ({ journey }) => (id === undefined ? undefined : journey.stages[id]))
  if (id === undefined || !stage) {
    return (
      <div className={classes.stage} data-none>
        <span className={classes.stageNone}>{t('stage.none')}</span>
      </div>
    )
  }
  return (
    <div className={classes.stage} data-empty={steps === 0 || undefined}>
      <BufferedText
        variant="unstyled"
        className={classes.stageName ?? ''}
        aria-label={t('stage.name')}
        maxLength={200}
        value={stage.name}
        // As wide as its words, so that the band does not jump.
        style={{ width: `${Math.max(8, stage.name.length + 3)}ch` }}
        onWrite={(name) => editor.execute('stage.put', { id, value: { ...stage, name } })}
        onLeave={() => editor.mark()}
      />
    </div>
  )
}
