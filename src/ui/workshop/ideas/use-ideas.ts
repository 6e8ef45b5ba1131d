import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Opportunity } from '../../../document/index.ts'
import { type RankedOpportunity, rankOpportunities, titleOf } from '../../../workshop/index.ts'
import { useTold } from '../workshop-context.ts'

/** An opportunity as the screens show it. */
export interface Idea extends RankedOpportunity {
  readonly opportunity: Opportunity
  /** Never empty. */
  readonly title: string
  /** From 1: the place in the order to do them. */
  readonly rank: number
}

/** All opportunities in the order to do them. */
export function useIdeas(): readonly Idea[] {
  const { t } = useTranslation('workshopIdeas')
  const workshop = useTold((told) => told)
  return useMemo(
    () =>
      rankOpportunities(workshop).flatMap((ranked, index) => {
        const opportunity = workshop.opportunities[ranked.id]
        return opportunity
          ? [{ ...ranked, opportunity, title: titleOf(opportunity) || t('idea.unnamed'), rank: index + 1 }]
          : []
      }),
    [workshop, t],
  )
}
