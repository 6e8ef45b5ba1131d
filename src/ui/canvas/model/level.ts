/** Below these magnifications text is no longer read, and steps are drawn as shapes. */
const FAR_FEW = 0.35
const FAR_MANY = 0.55
const MANY = 150

/** Turning back and forth at the border must not redraw everything each time. */
const MARGIN = 0.04

/** Is the journey seen from so far that shapes say more than words? Large journeys give up words sooner, to stay swift. */
export function isFar(zoom: number, nodes: number, before: boolean): boolean {
  const border = nodes > MANY ? FAR_MANY : FAR_FEW
  return zoom < (before ? border + MARGIN / 2 : border - MARGIN / 2)
}
