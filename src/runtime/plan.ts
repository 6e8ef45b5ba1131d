import type { Plan, ZoneRef } from '../document/index.ts'
import { duration } from '../kernel/duration.ts'
import {
  addDuration,
  attributeMoment,
  localDateTime,
  nextOpening,
  nextTimeOfDay,
  quietUntil,
  type Zone,
  zone,
} from './time/index.ts'

/** When a wait ends, asked once per visit. */
export interface CompiledPlan {
  /** The attribute whose value `instant` wants, if any. */
  readonly attribute?: string
  /**
   * The planned instant in epoch milliseconds; before `now` for a date that is past, NaN for one that is missing,
   * Infinity for one that never comes.
   */
  instant(now: number, customerZone: Zone, attributeValue: unknown): number
}

export function compilePlan(plan: Plan): CompiledPlan {
  switch (plan.until) {
    case 'duration': {
      const length = duration(plan.duration)
      return { instant: (now, customerZone) => addDuration(now, length, customerZone) }
    }
    case 'timeOfDay': {
      const minutes = minutesOfDay(plan.time)
      return withZone(plan.zone, (now, on) => nextTimeOfDay(now, minutes, plan.days, on))
    }
    case 'date':
      return withZone(plan.zone, (_now, on) => localDateTime(plan.date, on))
    case 'attribute': {
      const options = {
        offset: plan.offset === undefined ? undefined : duration(plan.offset),
        minutesOfDay: plan.time === undefined ? undefined : minutesOfDay(plan.time),
        yearly: plan.yearly,
      }
      const at = withZone(plan.zone, (now, on, value) => attributeMoment(value, options, now, on) ?? Number.NaN)
      return { attribute: plan.attribute, instant: at.instant }
    }
    case 'windowOpens': {
      const hours = {
        days: plan.days,
        fromMinutes: minutesOfDay(plan.from),
        toMinutes: minutesOfDay(plan.to),
        holidays: plan.holidays,
      }
      return withZone(plan.zone, (now, on) => nextOpening(now, hours, on))
    }
    case 'quietEnds': {
      const from = minutesOfDay(plan.from)
      const to = minutesOfDay(plan.to)
      return withZone(plan.zone, (now, on) => quietUntil(now, from, to, on))
    }
  }
}

/** `HH:mm` as minutes from midnight. */
export const minutesOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** The zone a machine's parameter names. */
export const resolveZone = (ref: ZoneRef, customerZone: Zone): Zone => (ref === 'customer' ? customerZone : zone(ref))

function withZone(ref: ZoneRef, instant: (now: number, on: Zone, value: unknown) => number): CompiledPlan {
  if (ref === 'customer') return { instant }
  const fixed = zone(ref)
  return { instant: (now, _customerZone, value) => instant(now, fixed, value) }
}
