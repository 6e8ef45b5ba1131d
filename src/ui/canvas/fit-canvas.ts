/** Gives a canvas element as many pixels as the screen has under it, at most twice its size. */
export function fitCanvas(element: HTMLCanvasElement, width: number, height: number): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1)
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (element.width !== wide) element.width = wide
  if (element.height !== high) element.height = high
}
