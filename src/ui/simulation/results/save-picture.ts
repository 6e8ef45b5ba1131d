import { lettersInFile } from '../../kit/index.ts'
import type { Figure } from './figures/figure.ts'

/** What a saved picture keeps of the page's style. */
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
] as const

const FONT = '"Inter Variable", Inter, system-ui, "Segoe UI", Roboto, sans-serif'
const EDGE = 16
const SVG = 'http://www.w3.org/2000/svg'

/**
 * A chart as a file of its own: with its title, what it says and which run it is of, on the ground and in the colours that
 * it stands in now, light or dark, with the letters inside. `footer` names the run.
 */
export async function pictureOf(chart: SVGSVGElement, figure: Figure, footer: string): Promise<string> {
  const colours = getComputedStyle(chart)
  const colour = (name: string) => colours.getPropertyValue(name).trim()
  const { width, height } = sizeOf(chart)
  const lines = wrapped(figure.sentence, width)
  const top = EDGE + 20 + lines.length * 16 + 12
  const svg = document.createElementNS(SVG, 'svg')
  const size = { width: width + EDGE * 2, height: top + height + 28 + EDGE }
  set(svg, { ...size, viewBox: `0 0 ${size.width} ${size.height}`, 'font-family': FONT, role: 'img' })
  append(svg, 'title', {}, figure.title)
  append(svg, 'desc', {}, figure.sentence)
  append(svg, 'style', {}, await lettersInFile())
  append(svg, 'rect', { width: '100%', height: '100%', fill: colour('--j-surface') })
  const text = { x: EDGE, fill: colour('--j-text') }
  append(svg, 'text', { ...text, y: EDGE + 12, 'font-size': 14, 'font-weight': 600 }, figure.title)
  const soft = { x: EDGE, fill: colour('--j-text-soft') }
  lines.forEach((line, index) => {
    append(svg, 'text', { ...soft, y: EDGE + 32 + index * 16, 'font-size': 12 }, line)
  })
  const inner = styledCopy(chart)
  set(inner, { x: EDGE, y: top, width, height, overflow: 'visible' })
  svg.append(inner)
  append(svg, 'text', { ...soft, y: size.height - EDGE, 'font-size': 11 }, footer)
  return new XMLSerializer().serializeToString(svg)
}

const sizeOf = (chart: SVGSVGElement) => {
  const box = chart.viewBox.baseVal
  return box?.width ? { width: box.width, height: box.height } : chart.getBoundingClientRect()
}

function styledCopy(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const originals = [chart, ...chart.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, index) => {
    const target = copies[index]
    if (!target) return
    const style = getComputedStyle(original)
    for (const name of ['class', 'style', 'tabindex', 'role', 'aria-label']) target.removeAttribute(name)
    for (const property of KEPT) {
      const value = style.getPropertyValue(property)
      // Names of patterns are written as the page's addresses: only the name holds in a file.
      if (value) target.setAttribute(property, value.replace(/url\(["']?[^"')]*#([^"')]+)["']?\)/, 'url(#$1)'))
    }
  })
  for (const cursor of copy.querySelectorAll('.recharts-tooltip-cursor')) cursor.remove()
  return copy
}

/** Lines of about the chart's width: letters of 12 pixels are some 6 wide. */
function wrapped(sentence: string, width: number): string[] {
  const most = Math.max(30, Math.floor(width / 6))
  return sentence.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
    return lines
  }, [])
}

type Attributes = Readonly<Record<string, string | number>>

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}

function append(parent: Element, name: string, attributes: Attributes, text = ''): void {
  const element = document.createElementNS(SVG, name)
  set(element, attributes)
  element.textContent = text
  parent.append(element)
}
