/** What the simulator takes where a scenario says nothing; shown as the placeholder of an empty field. A test holds it to the simulator's own. */
export const CHANNEL_ABSENT = { deliver: 1, open: 0, click: 0, unsubscribe: 0 } as const
export const REACTIONS = ['deliver', 'open', 'click', 'unsubscribe'] as const
export type Reaction = (typeof REACTIONS)[number]
