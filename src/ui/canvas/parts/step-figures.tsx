import { IconClock, IconUsers } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadableStore, RunState } from '../../../editor/index.ts'
import { useFormat } from '../../kit/index.ts'
import { useCanvas, useRun, useView } from '../canvas-context.ts'
import { stepNumbers } from '../model/figures.ts'
import classes from './step-face.module.css'

/** How many came, what share of all that is, how long they usually stay, how many are there now. */
export const StepFigures = memo(function StepFigures({ run, id }: { run: ReadableStore<RunState>; id: string }) {
  const { editor } = useCanvas()
  const { t } = useTranslation('canvas')
  const format = useFormat()
  const variant = useView(editor, (view) => view.variant)
  // A string of four numbers: equal figures render nothing again.
  const text = useRun(run, (state) => {
    const numbers = stepNumbers(state, variant, id)
    return numbers && `${numbers.entered} ${numbers.share} ${numbers.active} ${numbers.medianMs}`
  })
  if (text === undefined) return null
  const [entered = 0, share = 0, active = 0, medianMs = 0] = text.split(' ').map(Number)
  return (
    <div className={classes.figures} data-empty={entered === 0 || undefined}>
      <span className={classes.count} title={t('figures.entered', { count: entered, number: format.number(entered) })}>
        {format.compact(entered)}
      </span>
      <span title={t('figures.share')}>{format.percent(share, share < 0.1 ? 1 : 0)}</span>
      {medianMs >= 1_000 && (
        <span className={classes.figure} title={t('figures.median')}>
          <IconClock size={12} aria-hidden="true" />
          {format.elapsed(medianMs, 'narrow')}
        </span>
      )}
      {active > 0 && (
        <span className={classes.figure} title={t('figures.active', { count: active, number: format.number(active) })}>
          <IconUsers size={12} aria-hidden="true" />
          {format.compact(active)}
        </span>
      )}
    </div>
  )
})
