const FONT = '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
export const LABEL_SIZE = 11

let ruler: CanvasRenderingContext2D | null | undefined

/** How wide a text is in the charts' letters, in pixels. */
export function textWidth(text: string, size = LABEL_SIZE, weight = 400): number {
  ruler ??= document.createElement('canvas').getContext('2d')
  // Without a canvas to measure on, letters are taken to be a little wider than they mostly are.
  if (!ruler) return text.length * size * 0.6
  ruler.font = `${weight} ${size}px ${FONT}`
  return ruler.measureText(text).width
}

/** As much of a text as has room, with an ellipsis where something is missing. */
export function fitting(text: string, room: number): string {
  if (textWidth(text) <= room) return text
  const letters = [...text]
  let [few, many] = [0, letters.length]
  while (few < many) {
    const half = Math.ceil((few + many) / 2)
    if (textWidth(`${letters.slice(0, half).join('')}…`) <= room) few = half
    else many = half - 1
  }
  return few === 0 ? '' : `${letters.slice(0, few).join('').trimEnd()}…`
}
