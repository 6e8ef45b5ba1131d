/** The address of a journey. */
export const journeyPath = (id: string) => `/journeys/${encodeURIComponent(id)}`
