/** Small scientific drawings as SVG: the same numbers give the same bytes. */

export interface Series {
  readonly name: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface Measurement {
  readonly x: number
  readonly y: number
  /** Half the 95 % interval. */
  readonly spread: number
}

export interface Plot {
  readonly title: string
  readonly x: { readonly label: string; readonly from: number; readonly to: number; readonly ticks: readonly number[] }
  readonly y: { readonly label: string; readonly from: number; readonly to: number; readonly ticks: readonly number[] }
  /** What theory says: lines. */
  readonly theory: readonly Series[]
  /** What was simulated: dots with bars. */
  readonly simulated: readonly Measurement[]
}

const [WIDTH, HEIGHT] = [640, 320]
const BOX = { left: 64, top: 40, right: 16, bottom: 48 } as const
const DASHES = ['', '6 4', '2 3', '10 3 2 3'] as const
// Colours that are told apart on white and on black; the page's own theme is not known to a picture.
const [INK, LINE, DOT, GRID] = ['#57606a', '#2f6fde', '#d9480f', '#8b949e40'] as const

export function plot({ title, x, y, theory, simulated }: Plot): string {
  const atX = (value: number) =>
    number(BOX.left + ((value - x.from) / (x.to - x.from)) * (WIDTH - BOX.left - BOX.right))
  const atY = (value: number) =>
    number(HEIGHT - BOX.bottom - ((value - y.from) / (y.to - y.from)) * (HEIGHT - BOX.top - BOX.bottom))
  const grid = [
    ...x.ticks.map(
      (tick) =>
        `<path d="M${atX(tick)} ${atY(y.from)}V${atY(y.to)}" stroke="${GRID}"/>` +
        text(atX(tick), HEIGHT - BOX.bottom + 18, String(tick), 'middle'),
    ),
    ...y.ticks.map(
      (tick) =>
        `<path d="M${atX(x.from)} ${atY(tick)}H${atX(x.to)}" stroke="${GRID}"/>` +
        text(BOX.left - 8, Number(atY(tick)) + 4, String(tick), 'end'),
    ),
  ]
  const lines = theory.map(({ points }, index) => {
    const path = points.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${atX(px)} ${atY(py)}`).join('')
    return `<path d="${path}" fill="none" stroke="${LINE}" stroke-width="1.5" stroke-dasharray="${DASHES[index % DASHES.length]}"/>`
  })
  const dots = simulated.map(
    ({ x: px, y: py, spread }) =>
      `<path d="M${atX(px)} ${atY(py - spread)}V${atY(py + spread)}" stroke="${DOT}"/>` +
      `<circle cx="${atX(px)}" cy="${atY(py)}" r="3" fill="${DOT}"/>`,
  )
  const legend = [...theory.map(({ name }) => name), 'simulated, 95 %']
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="${INK}">`,
    `<title>${escaped(title)}</title>`,
    text(BOX.left, 20, title, 'start', 'font-weight="600"'),
    ...grid,
    ...lines,
    ...dots,
    text((BOX.left + WIDTH - BOX.right) / 2, HEIGHT - 10, x.label, 'middle'),
    `<g transform="rotate(-90 16 ${HEIGHT / 2})">${text(16, HEIGHT / 2, y.label, 'middle')}</g>`,
    ...legend.map((name, index) => legendLine(name, index, theory.length)),
    '</svg>\n',
  ].join('\n')
}

function legendLine(name: string, index: number, lines: number): string {
  const y = BOX.top + 14 + index * 16
  const left = BOX.left + 12
  const mark =
    index < lines
      ? `<path d="M${left} ${y - 4}h20" stroke="${LINE}" stroke-width="1.5" stroke-dasharray="${DASHES[index % DASHES.length]}"/>`
      : `<circle cx="${left + 10}" cy="${y - 4}" r="3" fill="${DOT}"/>`
  return mark + text(left + 28, y, name, 'start')
}

const text = (x: number | string, y: number | string, words: string, anchor: string, more = ''): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" ${more}>${escaped(words)}</text>`

const escaped = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const number = (value: number): string => value.toFixed(1)
