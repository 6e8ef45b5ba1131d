import type { Opportunity, Workshop } from '../document/index.ts'
import type { Named } from './order.ts'
import { gapScore } from './ranking.ts'
import { dotsOn } from './votes.ts'

export const ZONES = ['doNow', 'plan', 'maybe', 'no'] as const
export type Zone = (typeof ZONES)[number]

/** Where the board is parted, on both axes. */
export const MIDDLE = 3

/** An effort or impact as it is kept: from 1 to 5, in tenths. Not a number: nothing. */
export const score = (value: number): number | undefined =>
  Number.isNaN(value) ? undefined : Math.round(Math.min(5, Math.max(1, value)) * 10) / 10

/**
 * The part of the board where a card lies. Impact from 3 up is great, effort from 3 up is great, too: what lies in the
 * very middle wants a plan. Nothing where one of the two has not been told.
 */
export function zoneOf({ effort, impact }: Pick<Opportunity, 'effort' | 'impact'>): Zone | undefined {
  if (effort === undefined || impact === undefined) return undefined
  if (impact >= MIDDLE) return effort < MIDDLE ? 'doNow' : 'plan'
  return effort < MIDDLE ? 'maybe' : 'no'
}

/** Impact ÷ effort, from 0.2 to 5: what one gets for the work. Nothing where one of the two has not been told. */
export const priorityOf = ({ effort, impact }: Pick<Opportunity, 'effort' | 'impact'>): number | undefined =>
  effort === undefined || impact === undefined ? undefined : impact / effort

export interface RankedOpportunity {
  readonly id: string
  readonly zone?: Zone
  readonly priority?: number
  readonly dots: number
  /** Of its step; absent where it has none or nothing is known of it. */
  readonly gap?: number
}

/**
 * All opportunities in the order to do them: zone by zone, those not placed yet last; within a zone by impact ÷ effort,
 * then by dots, then by the gap of the step, then by id.
 */
export const rankOpportunities = (workshop: Workshop): RankedOpportunity[] =>
  Object.entries(workshop.opportunities)
    .map((entry) => ranked(workshop, entry))
    .sort(
      (a, b) =>
        zoneIndex(a.zone) - zoneIndex(b.zone) ||
        (b.priority ?? 0) - (a.priority ?? 0) ||
        b.dots - a.dots ||
        (b.gap ?? -101) - (a.gap ?? -101) ||
        (a.id < b.id ? -1 : 1),
    )

function ranked({ steps }: Workshop, [id, opportunity]: Named<Opportunity>): RankedOpportunity {
  const [zone, priority] = [zoneOf(opportunity), priorityOf(opportunity)]
  const step = opportunity.step !== undefined && Object.hasOwn(steps, opportunity.step) && steps[opportunity.step]
  const gap = step ? gapScore(step) : undefined
  return {
    id,
    ...(zone && { zone }),
    ...(priority !== undefined && { priority }),
    dots: dotsOn(opportunity),
    ...(gap !== undefined && { gap }),
  }
}

const zoneIndex = (zone: Zone | undefined) => (zone === undefined ? ZONES.length : ZONES.indexOf(zone))
