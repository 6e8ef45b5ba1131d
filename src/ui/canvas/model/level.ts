/** Below these magnifications text is no longer read, and steps are drawn as shapes. */
const FAR_FEW = 0.35
const FAR_MANY = 0.55
const MANY = 150

/** Is the journey seen from so far that shapes say more than words? Large journeys give up words sooner, to stay swift. */
export const isFar = (zoom: number, nodes: number): boolean => zoom < (nodes > MANY ? FAR_MANY : FAR_FEW)
