/** A customer's story does not end: a machine in circles within one instant, or events that follow themselves. */
export class RunawayError extends Error {}

/** More than this happens to nobody; a scenario whose events breed events without end is stopped here. */
export const MAX_EVENTS_PER_CUSTOMER = 20_000
