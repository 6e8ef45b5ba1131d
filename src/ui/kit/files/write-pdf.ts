import { jsPDF } from 'jspdf'
import { svg2pdf } from 'svg2pdf.js'
import type { PdfPage } from './pdf.ts'
import { PICTURE_FONT } from './picture-text.ts'

/** Letters above Latin-1 that the fonts every PDF reader has can show (Windows code page 1252). */
const ALSO = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')
/** Letters that are drawn are drawn so much finer than they stand, to be sharp on paper. */
const FINE = 6

/** A page for each picture; there must be one at least. */
export async function writePdf(pages: readonly PdfPage[], title: string): Promise<Blob> {
  const [first, ...others] = pages
  if (!first) throw new Error('A PDF has a page at least')
  const pdf = new jsPDF({ unit: 'pt', ...formatOf(first), compress: true })
  pdf.setProperties({ title: title.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?'), creator: 'Jornada' })
  await draw(pdf, first)
  for (const page of others) {
    const { format, orientation } = formatOf(page)
    pdf.addPage(format, orientation)
    await draw(pdf, page)
  }
  return pdf.output('blob')
}

const formatOf = ({ page }: PdfPage): { format: [number, number]; orientation: 'landscape' | 'portrait' } => ({
  format: [page.width, page.height],
  orientation: page.width > page.height ? 'landscape' : 'portrait',
})

async function draw(pdf: jsPDF, { picture, page, ground, place }: PdfPage): Promise<void> {
  if (ground !== undefined) pdf.setFillColor(ground).rect(0, 0, page.width, page.height, 'F')
  const svg = new DOMParser().parseFromString(picture, 'image/svg+xml').documentElement
  for (const text of svg.querySelectorAll('text')) makeShowable(text, pdf)
  // The fonts that every reader has are plain or bold, and nothing between.
  for (const text of svg.querySelectorAll('[font-weight]'))
    text.setAttribute('font-weight', Number(text.getAttribute('font-weight')) >= 600 ? 'bold' : 'normal')
  for (const image of svg.querySelectorAll('image[data-photo]')) await makeDrawable(image)
  await svg2pdf(svg, pdf, place)
}

const isShowable = (text: string): boolean =>
  [...text].every((letter) => /[\u0020-\u007e\u00a0-\u00ff]/.test(letter) || ALSO.has(letter))

function makeShowable(text: Element, pdf: jsPDF): void {
  for (const node of textNodesOf(text))
    node.data = node.data
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/[\u2000-\u200a\u202f]/g, '\u00a0')
      .replaceAll('\u2212', '\u2013')
  const words = text.textContent ?? ''
  if (isShowable(words)) return
  text.replaceWith(...(text.children.length > 0 || TURNED.test(words) ? [drawn(text)] : pieces(text, pdf)))
}

/** Letters that are written from right to left: a line of them is set as a whole. */
const TURNED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A line in pieces side by side: what can be shown stays text, to be found and copied, and only the rest is drawn. */
function pieces(text: Element, pdf: jsPDF): Element[] {
  const runs: { words: string; shown: boolean }[] = []
  for (const { segment } of graphemes.segment(text.textContent ?? '')) {
    const [shown, last] = [isShowable(segment), runs.at(-1)]
    if (last?.shown === shown) last.words += segment
    else runs.push({ words: segment, shown })
  }
  const size = Number(text.getAttribute('font-size') ?? 12)
  const bold = Number(text.getAttribute('font-weight') ?? 400) >= 600
  pdf.setFont('helvetica', bold ? 'bold' : 'normal')
  const made = runs.map(({ words, shown }) => {
    const piece = text.cloneNode() as Element
    piece.removeAttribute('text-anchor')
    piece.textContent = words
    const element = shown ? piece : drawn(piece)
    const width = shown ? pdf.getStringUnitWidth(words) * size : Number(element.getAttribute('width'))
    return { element, width }
  })
  const whole = made.reduce((sum, { width }) => sum + width, 0)
  const anchor = text.getAttribute('text-anchor')
  let x = Number(text.getAttribute('x') ?? 0) - (anchor === 'middle' ? whole / 2 : anchor === 'end' ? whole : 0)
  for (const { element, width } of made) {
    element.setAttribute('x', String(x))
    x += width
  }
  return made.map(({ element }) => element)
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

/** The longest side of a picture in a file, in points of it: sharp on paper, and no heavier than it must be. */
const MOST_SIDE = 1_600

/** A picture that people brought, in a form that every PDF can hold; one that cannot be read leaves its place empty. */
async function makeDrawable(image: Element): Promise<void> {
  try {
    const loaded = new Image()
    loaded.src = image.getAttribute('href') ?? ''
    await loaded.decode()
    const scale = Math.min(1, MOST_SIDE / Math.max(1, loaded.naturalWidth, loaded.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(loaded.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(loaded.naturalHeight * scale))
    canvas.getContext('2d')?.drawImage(loaded, 0, 0, canvas.width, canvas.height)
    image.setAttribute('href', canvas.toDataURL('image/png'))
  } catch {
    image.remove()
  }
}
