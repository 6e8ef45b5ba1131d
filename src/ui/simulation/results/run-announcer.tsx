import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce, useFormat } from '../../kit/index.ts'
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
      if (status === 'running') announce(t('say.running', { total: format.number(state.total) }))
      if (status === 'cancelled') announce(t('say.stopped'))
      if (status !== 'done' || !state.report || !state.journey) return
      const names = namesOf(state.journey, state.report.variant)
      const goal = names.primaryGoal === undefined ? undefined : state.report.goals[names.primaryGoal]
      announce(
        goal
          ? t('say.doneWithGoal', {
              entered: format.number(state.report.entered), rate: format.percent(goal.rate, 2),
              range: format.percentRange(goal.ci95[0], goal.ci95[1], 2), goal: names.goals[names.primaryGoal ?? '']?.name ?? '',
            })
          : t('say.done', { entered: format.number(state.report.entered) }),
      )
    })
  }, [simulation, announce, t, format])
  return null
}
