import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { newWorkshop } from '../../../../document/index.ts'
import { useJourney } from '../../../canvas/index.ts'
import { AS_IT_IS, useFormat } from '../../../kit/index.ts'
import { useWorkshop } from '../../workshop-context.ts'
import type { Page } from '../page/paper.ts'
import { reportPages } from '../report/report.ts'
import { wallSheets } from '../sheet/wall-sheet.ts'
import type { TakenAway } from '../speech.ts'
import type { Choices } from './choices.ts'

/** What is taken away, in the language of the page: with the figures of the simulation where they are wanted. */
export function useTaken(simulated: boolean): TakenAway {
  const { editor, services } = useWorkshop()
  const { t } = useTranslation(['takeAway', 'workshopLink', 'common'])
  const format = useFormat()
  const journey = useJourney(editor, (each) => each)
  const run = useStore(services.run)
  const today = format.date(services.now())
  return useMemo(() => {
    const speak = (key: string, values?: Record<string, unknown>): string =>
      t(key as 'takeAway:title', { ...values, ...AS_IT_IS })
    return {
      journey,
      workshop: journey.workshop ?? newWorkshop(),
      say: { t: speak, format },
      run: simulated && run.report ? run : undefined,
      today,
    }
  }, [journey, run, simulated, t, format, today])
}

/** The pages of a choice; none of what is no page. */
export function usePages(taken: TakenAway, { what, paper }: Pick<Choices, 'what' | 'paper'>): readonly Page[] {
  return useMemo(() => {
    if (what === 'report') return reportPages(taken)
    return what === 'sheet' ? wallSheets(taken, { paper }) : []
  }, [taken, what, paper])
}
