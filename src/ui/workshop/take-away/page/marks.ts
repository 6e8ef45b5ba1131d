import { cssVariables, PICTURE_FONT, plainText } from '../../../kit/index.ts'

/** What pages are drawn of. Places and sizes in pixels of CSS: 96 an inch. */
export type Mark =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill?: string
      readonly stroke?: string
      readonly radius?: number
      readonly opacity?: number
    }
  | {
      readonly kind: 'path'
      readonly d: string
      readonly fill?: string
      readonly stroke?: string
      readonly width?: number
      readonly opacity?: number
      readonly dash?: string
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** Where the letters stand. */
      readonly y: number
      readonly size: number
      readonly text: string
      readonly fill: string
      readonly bold?: boolean
      readonly anchor?: 'start' | 'middle' | 'end'
    }
  | {
      readonly kind: 'photo'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      /** A picture of pixels as a data URL, as the document's schema has it. */
      readonly data: string
      readonly alt: string
    }

const LIGHT = cssVariables('light')
/** The colour of a token on paper: pages are always light. */
export const ink = (token: string): string => LIGHT[`--j-${token}`] ?? '#000'

interface PageSize {
  readonly width: number
  readonly height: number
}

/** A page as the text of an SVG file that needs nothing else. `fontFace`: rules that bring the letters along. */
export function svgOf(
  { width, height, marks }: PageSize & { readonly marks: readonly Mark[] },
  { title, fontFace = '' }: { readonly title: string; readonly fontFace?: string },
): string {
  const style = fontFace === '' ? '' : `<style>${fontFace}</style>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(PICTURE_FONT)}">`,
    `<title>${escaped(plainText(title))}</title>${style}<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...marks.map(written),
    '</svg>',
  ].join('')
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '')

/** Tenths are as fine as any printer. */
const number = (value: number): string => String(Math.round(value * 100) / 100)

const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${typeof value === 'number' ? number(value) : escaped(value)}"`],
    )
    .join('')

function written(mark: Mark): string {
  if (mark.kind === 'text') {
    const { x, y, size, fill, bold, anchor, text } = mark
    const style = { x, y, 'font-size': size, fill, 'font-weight': bold ? 600 : 400, 'text-anchor': anchor }
    return `<text${attributes(style)}>${escaped(text)}</text>`
  }
  if (mark.kind === 'path') {
    const { d, fill = 'none', stroke, width, opacity, dash } = mark
    const line = stroke === undefined ? {} : { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }
    const style = { d, fill, stroke, 'stroke-width': width, 'stroke-dasharray': dash, ...line }
    return `<path${attributes({ ...style, 'fill-opacity': fill === 'none' ? undefined : opacity })}/>`
  }
  const { x, y, width, height } = mark
  if (mark.kind === 'rect') {
    const { fill = 'none', stroke, radius, opacity } = mark
    return `<rect${attributes({ x, y, width, height, fill, stroke, rx: radius, 'fill-opacity': opacity })}/>`
  }
  // What is marked as a photo is made into one that a PDF can hold.
  return `<image${attributes({ x, y, width, height, href: mark.data, 'data-photo': 'true' })}><title>${escaped(plainText(mark.alt))}</title></image>`
}

const HALF_TURN = 0.5522847498
/** A circle as a path: one kind of mark less for every reader. */
export function circle(x: number, y: number, radius: number): string {
  const handle = radius * HALF_TURN
  const at = (...values: number[]) => values.map(number).join(' ')
  return [
    `M${at(x - radius, y)}`,
    `C${at(x - radius, y - handle, x - handle, y - radius, x, y - radius)}`,
    `C${at(x + handle, y - radius, x + radius, y - handle, x + radius, y)}`,
    `C${at(x + radius, y + handle, x + handle, y + radius, x, y + radius)}`,
    `C${at(x - handle, y + radius, x - radius, y + handle, x - radius, y)}Z`,
  ].join('')
}

export const polyline = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('')
