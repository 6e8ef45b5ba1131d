import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunState } from '../../../editor/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { type Format, useAnnounce, useFormat } from '../../kit/index.ts'
import type { Simulation } from '../simulation.ts'
import { namesOf } from './names.ts'

/** Tells screen readers what those who see read off the panel: that it runs, that it is done and with what result. */
export function RunAnnouncer({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const announce = useAnnounce()
  useEffect(() => {
    let status = simulation.run.getState().status
    return simulation.run.subscribe((state) => {
      if (state.status === status) return
      status = state.status
      const sentence = sentenceFor(state, t, format)
      if (sentence) announce(sentence)
    })
  }, [simulation, announce, t, format])
  return null
}

function sentenceFor(state: RunState<Report>, t: TFunction<'simulation'>, format: Format): string | undefined {
  if (state.status === 'running') return t('say.running', { total: format.number(state.total) })
  if (state.status === 'cancelled') return t('say.stopped')
  return state.status === 'done' ? outcome(state, t, format) : undefined
}

function outcome(
  { report, journey }: RunState<Report>,
  t: TFunction<'simulation'>,
  format: Format,
): string | undefined {
  if (!report || !journey) return undefined
  const { primaryGoal = '', goals } = namesOf(journey, report.variant)
  const goal = report.goals[primaryGoal]
  const entered = format.number(report.entered)
  if (!goal) return t('say.done', { entered })
  const range = format.percentRange(goal.ci95[0], goal.ci95[1], 2)
  return t('say.doneWithGoal', {
    entered,
    rate: format.percent(goal.rate, 2),
    range,
    goal: goals[primaryGoal]?.name ?? '',
  })
}
