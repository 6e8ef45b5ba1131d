import { MIDDLE, type Zone } from '../../../../workshop/index.ts'
import { circle, ink, type Mark } from './marks.ts'

export interface QuadrantFigure {
  /** Numbered as in the list beside: only those that have been placed. */
  readonly cards: readonly { readonly number: number; readonly effort: number; readonly impact: number }[]
  readonly words: { readonly effort: string; readonly impact: string; readonly zones: Readonly<Record<Zone, string>> }
  readonly size: number
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** Effort to the right and impact upwards, each from 1 to 5, with the four zones. */
export function quadrantMarks({ cards, words, size, box }: QuadrantFigure): Mark[] {
  const [left, bottom] = [box.x + size * 2, box.y + box.height - size * 2]
  const [width, height] = [box.x + box.width - left, bottom - box.y]
  const at = (effort: number, impact: number) => ({
    x: left + ((effort - 1) / 4) * width,
    y: bottom - ((impact - 1) / 4) * height,
  })
  const middle = at(MIDDLE, MIDDLE)
  const zone = (name: Zone, x: number, y: number): Mark => ({
    kind: 'text',
    x,
    y,
    size,
    text: words.zones[name],
    fill: ink('text-soft'),
    bold: true,
  })
  const axis = (value: number): Mark[] => [
    label(String(value), at(value, 1).x, bottom + size * 1.1, 'middle'),
    label(String(value), left - size * 0.5, at(1, value).y + size * 0.35, 'end'),
  ]
  const label = (text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): Mark => ({
    kind: 'text',
    x,
    y,
    size: size * 0.85,
    text,
    fill: ink('text-soft'),
    anchor,
  })
  return [
    {
      kind: 'rect',
      x: left,
      y: box.y,
      width: middle.x - left,
      height: middle.y - box.y,
      fill: ink('good'),
      opacity: 0.1,
    },
    { kind: 'rect', x: left, y: box.y, width, height, stroke: ink('line-strong') },
    { kind: 'path', d: `M${middle.x} ${box.y}L${middle.x} ${bottom}`, stroke: ink('line-strong'), width: 1 },
    { kind: 'path', d: `M${left} ${middle.y}L${left + width} ${middle.y}`, stroke: ink('line-strong'), width: 1 },
    zone('doNow', left + size * 0.6, box.y + size * 1.4),
    zone('plan', middle.x + size * 0.6, box.y + size * 1.4),
    zone('maybe', left + size * 0.6, bottom - size * 0.6),
    zone('no', middle.x + size * 0.6, bottom - size * 0.6),
    ...[1, 2, 3, 4, 5].flatMap(axis),
    label(`${words.effort} →`, left + width, bottom + size * 2, 'end'),
    label(`↑ ${words.impact}`, left, box.y - size * 0.5, 'start'),
    ...spread(
      cards.map(({ number, effort, impact }) => ({ number, ...at(effort, impact) })),
      size * 1.9,
      {
        left,
        right: left + width,
      },
    ).flatMap(({ number, x, y }): Mark[] => [
      { kind: 'path', d: circle(x, y, size * 0.9), fill: ink('accent'), stroke: '#ffffff', width: 1 },
      {
        kind: 'text',
        x,
        y: y + size * 0.33,
        size: size * 0.9,
        text: String(number),
        fill: '#ffffff',
        bold: true,
        anchor: 'middle',
      },
    ]),
  ]
}

interface Placed {
  readonly number: number
  readonly x: number
  readonly y: number
}

/** Cards that lie on one spot stand side by side, to the right or, at the edge, to the left. */
function spread(cards: readonly Placed[], apart: number, { left, right }: { left: number; right: number }): Placed[] {
  const put: Placed[] = []
  for (const card of cards) {
    let x = Math.min(right - apart / 2, Math.max(left + apart / 2, card.x))
    const meets = () => put.find((other) => Math.hypot(other.x - x, other.y - card.y) < apart * 0.9)
    const step = x > (left + right) / 2 ? -apart : apart
    for (let tries = 0; tries < 12 && meets(); tries += 1) x += step
    put.push({ ...card, x: Math.min(right - apart / 2, Math.max(left + apart / 2, x)) })
  }
  return put
}
