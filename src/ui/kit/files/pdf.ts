/** Sizes and places in points of a page: 72 an inch. */
export interface PdfPage {
  /** The text of an SVG picture. */
  readonly picture: string
  readonly page: { readonly width: number; readonly height: number }
  /** The colour of the page as #rrggbb; white when absent. */
  readonly ground?: string
  /** Where the picture stands on the page. */
  readonly place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/**
 * Pictures as a PDF of lines and letters, each on a page of its own. Letters that the fonts of every reader lack (Chinese,
 * Arabic, emoji …) are drawn as pictures of themselves. The libraries come when the first PDF is asked for.
 */
export async function pdfOf(pages: readonly PdfPage[], title: string): Promise<Blob> {
  const { writePdf } = await import('./write-pdf.ts')
  return writePdf(pages, title)
}
