/** Time arithmetic of the runtime: epoch milliseconds in, epoch milliseconds out, a zone's clock in between. */
export { addDuration, nextTimeOfDay } from './arithmetic.ts'
export { attributeDate, attributeMoment, localDateTime, type MomentOptions, nextAnniversary } from './dates.ts'
export { occurrences, type Recurrence } from './recurrence.ts'
export { nextOpening, type OpeningHours, quietUntil } from './window.ts'
export { type Zone, zone } from './zone.ts'
