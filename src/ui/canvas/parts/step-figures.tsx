import { IconClock, IconDoorExit, IconUsers } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadableStore, RunState } from '../../../editor/index.ts'
import { useFormat } from '../../kit/index.ts'
import { useCanvas, useRun, useView } from '../canvas-context.ts'
import { stepNumbers } from '../model/figures.ts'
import { heatOf } from '../model/heat.ts'
import classes from './step-face.module.css'

/** Waits shorter than this are none to speak of. */
const LEAST_MS = 1_000

/** How many came, what share of all that is, how long they stay, how many are there now; or the measure asked for. */
export const StepFigures = memo(function StepFigures({ run, id }: { run: ReadableStore<RunState>; id: string }) {
  const { editor } = useCanvas()
  const { t } = useTranslation('canvas')
  const format = useFormat()
  const variant = useView(editor, (view) => view.variant)
  const measure = useView(editor, (view) => view.heat)
  // A string of numbers: equal figures render nothing again.
  const text = useRun(run, (state) => {
    const numbers = stepNumbers(state, variant, id)
    if (!numbers) return undefined
    const lost = measure === 'dropOff' ? heatOf(state, variant, measure, id)?.value : undefined
    return `${numbers.entered} ${numbers.share} ${numbers.active} ${numbers.medianMs} ${numbers.p90Ms} ${lost ?? ''}`
  })
  if (text === undefined) return null
  const [entered = 0, share = 0, active = 0, medianMs = 0, p90Ms = 0, lost] = text.trim().split(' ').map(Number)
  const slow = measure === 'p90'
  const wait = slow ? p90Ms : medianMs
  return (
    <div className={classes.figures} data-empty={entered === 0 || undefined}>
      <span className={classes.count} title={t('figures.entered', { count: entered, number: format.number(entered) })}>
        {format.compact(entered)}
      </span>
      <span title={t('figures.share')}>{format.percent(share, share < 0.1 ? 1 : 0)}</span>
      {lost !== undefined && (
        <Figure title={t('figures.dropOff')} icon={<IconDoorExit size={12} aria-hidden="true" />}>
          {format.percent(lost, lost < 0.1 ? 1 : 0)}
        </Figure>
      )}
      {wait >= LEAST_MS && (
        <Figure
          title={t('figures.waits', { median: format.elapsed(medianMs, 'short'), p90: format.elapsed(p90Ms, 'short') })}
          icon={<IconClock size={12} aria-hidden="true" />}
        >
          {slow ? t('figures.upTo', { time: format.elapsed(wait, 'narrow') }) : format.elapsed(wait, 'narrow')}
        </Figure>
      )}
      {active > 0 && (
        <Figure
          title={t('figures.active', { count: active, number: format.number(active) })}
          icon={<IconUsers size={12} aria-hidden="true" />}
        >
          {format.compact(active)}
        </Figure>
      )}
    </div>
  )
})

const Figure = ({ title, icon, children }: { title: string; icon: ReactNode; children: ReactNode }) => (
  <span className={classes.figure} title={title}>
    {icon}
    {children}
  </span>
)
