/** How many points of a PNG stand for one unit of the canvas. */
export const SCALES = [1, 2, 4] as const
export type Scale = (typeof SCALES)[number]

export const PAPERS = ['a4', 'a3', 'fit'] as const
export type Paper = (typeof PAPERS)[number]

export interface Size {
  readonly width: number
  readonly height: number
}

/** What every browser of today can draw at once: a side of 16,384 points, and 100 million points in all. */
const MOST_SIDE = 16_384
const MOST_POINTS = 100_000_000

/** Whether a PNG of this size can be made. */
export const fitsInPoints = ({ width, height }: Size, scale: number): boolean =>
  width * scale <= MOST_SIDE && height * scale <= MOST_SIDE && width * height * scale * scale <= MOST_POINTS

/** One pixel of CSS in points of a page. */
const POINT = 0.75
/** Acrobat opens no page that is larger. */
const MOST_PAGE = 14_400
/** A4 and A3 upright, in points (ISO 216). */
const PAPER_SIZES: Readonly<Record<Exclude<Paper, 'fit'>, Size>> = {
  a4: { width: 595.28, height: 841.89 },
  a3: { width: 841.89, height: 1190.55 },
}
const MARGIN = 28.35

export interface Page {
  readonly page: Size
  /** Where the picture stands on it, in points. */
  readonly picture: Size & { readonly x: number; readonly y: number }
}

/** The page for a picture: as large as the picture, or a sheet turned so that it has the most room. Never enlarged. */
export function pageFor(size: Size, paper: Paper): Page {
  if (paper === 'fit') {
    const scale = Math.min(POINT, MOST_PAGE / size.width, MOST_PAGE / size.height)
    const page = { width: size.width * scale, height: size.height * scale }
    return { page, picture: { x: 0, y: 0, ...page } }
  }
  const upright = PAPER_SIZES[paper]
  const page = size.width > size.height ? { width: upright.height, height: upright.width } : upright
  const room = { width: page.width - 2 * MARGIN, height: page.height - 2 * MARGIN }
  const scale = Math.min(POINT, room.width / size.width, room.height / size.height)
  const picture = { width: size.width * scale, height: size.height * scale }
  return { page, picture: { x: (page.width - picture.width) / 2, y: (page.height - picture.height) / 2, ...picture } }
}
