import { PICTURE_FONT } from '../../canvas/index.ts'
import { type Paper, pageFor } from './sizes.ts'

/** Letters above Latin-1 that the fonts every PDF reader has can show (Windows code page 1252). */
const ALSO = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')
/** Letters that are drawn are drawn so much finer than they stand, to be sharp on paper. */
const FINE = 6

/**
 * A picture as a PDF of lines and letters, on one page. Letters that the fonts of every reader lack (Chinese, Arabic,
 * emoji …) are drawn as pictures of themselves. The libraries come when the first PDF is asked for.
 */
export async function pdfOf(picture: string, paper: Paper, title: string): Promise<Blob> {
  const [{ jsPDF }, { svg2pdf }] = await Promise.all([import('jspdf'), import('svg2pdf.js')])
  const svg = new DOMParser().parseFromString(picture, 'image/svg+xml').documentElement
  const { page, picture: place } = pageFor(
    { width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')) },
    paper,
  )
  for (const text of svg.querySelectorAll('text')) makeShowable(text)
  // The fonts that every reader has are plain or bold, and nothing between.
  for (const text of svg.querySelectorAll('[font-weight]'))
    text.setAttribute('font-weight', Number(text.getAttribute('font-weight')) >= 600 ? 'bold' : 'normal')
  const pdf = new jsPDF({
    unit: 'pt',
    format: [page.width, page.height],
    orientation: page.width > page.height ? 'landscape' : 'portrait',
    compress: true,
  })
  pdf.setProperties({ title: title.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?'), creator: 'Jornada' })
  await svg2pdf(svg, pdf, place)
  return pdf.output('blob')
}

const isShowable = (text: string): boolean =>
  [...text].every((letter) => /[\u0020-\u007e\u00a0-\u00ff]/.test(letter) || ALSO.has(letter))

function makeShowable(text: Element): void {
  for (const node of textNodesOf(text))
    node.data = node.data.replace(/[\u2066-\u2069]/g, '').replace(/[\u2000-\u200a\u202f]/g, '\u00a0')
  if (!isShowable(text.textContent ?? '')) text.replaceWith(drawn(text))
}

function textNodesOf(node: Node): Text[] {
  return [...node.childNodes].flatMap((child) => (child instanceof Text ? [child] : textNodesOf(child)))
}

/** A line of text as a picture of it, in the same place. */
function drawn(text: Element): Element {
  const size = Number(text.getAttribute('font-size') ?? 12)
  const words = text.textContent ?? ''
  const canvas = document.createElement('canvas')
  const font = `${text.getAttribute('font-weight') ?? 400} ${size * FINE}px ${PICTURE_FONT}`
  const measure = canvas.getContext('2d')
  if (measure) measure.font = font
  const width = (measure?.measureText(words).width ?? 0) + 2
  canvas.width = Math.max(1, Math.ceil(width))
  canvas.height = Math.ceil(size * FINE * 1.5)
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.font = font
    pen.fillStyle = text.getAttribute('fill') ?? '#000'
    pen.fillText(words, 0, size * FINE * 1.1)
  }
  const image = text.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'image')
  const wide = canvas.width / FINE
  const anchor = text.getAttribute('text-anchor')
  const left = Number(text.getAttribute('x') ?? 0) - (anchor === 'middle' ? wide / 2 : anchor === 'end' ? wide : 0)
  const place = {
    x: left,
    y: Number(text.getAttribute('y') ?? 0) - size * 1.1,
    width: wide,
    height: canvas.height / FINE,
  }
  for (const [name, value] of Object.entries(place)) image.setAttribute(name, String(value))
  image.setAttribute('href', canvas.toDataURL('image/png'))
  return image
}
