import { DAY_MS } from '../../kernel/duration.ts'
import { zone } from '../../runtime/index.ts'
import type { Model } from '../model.ts'

/** No zone changes its clocks twice within so few days: looking that often misses no change. */
const PROBE_MS = 4 * DAY_MS
const MARGIN_MS = 4 * DAY_MS

/**
 * Do the clocks of all customers' zones stay as they are from the start of a simulation until so long after its end? Then
 * a day is 24 hours for everybody.
 */
export function zonesStandStill({ scenario, companyZone, start, end }: Model, after: number): boolean {
  const zones = [companyZone, ...Object.keys(scenario.population.timeZones).map(zone)]
  const last = end + after + MARGIN_MS
  return zones.every((each) => {
    const offset = each.offsetAt(start - MARGIN_MS)
    for (let at = start - MARGIN_MS; at < last + PROBE_MS; at += PROBE_MS)
      if (each.offsetAt(at) !== offset) return false
    return true
  })
}
