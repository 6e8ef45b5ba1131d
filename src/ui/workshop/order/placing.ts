import { score } from '../../../workshop/index.ts'

/** Pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** The scores of a card that lies on the board. */
export interface Scores {
  /** Both from 1 to 5. */
  readonly effort: number
  readonly impact: number
}

const [LEAST, MOST] = [1, 5]

/**
 * The middle of a card on a board, in pixels from its upper left corner: effort to the right, impact upwards. Cards at the
 * very ends still lie on the board as a whole.
 */
export function pointOf({ effort, impact }: Scores, board: Size, card: Size): Point {
  const part = (value: number) => (value - LEAST) / (MOST - LEAST)
  return {
    x: card.width / 2 + part(effort) * Math.max(0, board.width - card.width),
    y: card.height / 2 + (1 - part(impact)) * Math.max(0, board.height - card.height),
  }
}

/** What a card means whose middle lies here, in tenths; outside of the board what is nearest. */
export function scoresAt({ x, y }: Point, board: Size, card: Size): Scores {
  const part = (at: number, size: number, own: number) => (size <= own ? 0 : (at - own / 2) / (size - own))
  const kept = (value: number) => score(LEAST + value * (MOST - LEAST)) ?? LEAST
  return {
    effort: kept(part(x, board.width, card.width)),
    impact: kept(1 - part(y, board.height, card.height)),
  }
}

/**
 * How large cards are drawn on a board, in pixels: the more there are the smaller, so that a quarter has room for those
 * that belong there, and never so small that a name is cut off to nothing.
 */
export function cardSize(board: Size, cards: number): Size {
  const part = cards <= 6 ? 0.27 : cards <= 12 ? 0.21 : 0.19
  const height = cards <= 12 ? 52 : 44
  return { width: Math.round(Math.min(208, Math.max(120, board.width * part))), height }
}

/** A card where it is drawn. */
export interface PlacedCard extends Point {
  readonly id: string
  /** Where it belongs. */
  readonly home: Point
  /** It had to make room: a line leads home. */
  readonly moved: boolean
}

const GAP = 4
/** Beyond so many cards a search for room would be felt. */
const MOST_SEARCHED = 80
/** Cards for which there is no room any more lie over each other like a hand of cards. */
const FAN = 14

/**
 * Places cards so that none hides another, as near to where they belong as can be, and in their own quarter of the board
 * where that has room. The first ones have the first choice; the same cards always lie the same way. Where there is no
 * room left, the rest are fanned out. Middles are within the board, by half a card.
 */
export function placeCards(
  cards: readonly (Scores & { readonly id: string })[],
  board: Size,
  card: Size,
): PlacedCard[] {
  const placed: PlacedCard[] = []
  for (const { id, effort, impact } of cards) {
    const home = pointOf({ effort, impact }, board, card)
    const free =
      placed.length < MOST_SEARCHED
        ? nearestFree(home, placed, board, card)
        : isFree(home, placed, card)
          ? home
          : undefined
    const at = free ?? fannedOut(home, placed, board, card)
    placed.push({ id, ...at, home, moved: Math.hypot(at.x - home.x, at.y - home.y) > 0.5 })
  }
  return placed
}

const isFree = ({ x, y }: Point, placed: readonly Point[], { width, height }: Size): boolean =>
  placed.every((other) => Math.abs(other.x - x) >= width + GAP || Math.abs(other.y - y) >= height + GAP)

/**
 * The free point nearest to `home`. It has the x of `home`, of a side of the board or of a card's edge, and so its y: where
 * neither holds, a step towards home would still be free. So all such pairs are all that need trying.
 */
function nearestFree(home: Point, placed: readonly Point[], board: Size, card: Size): Point | undefined {
  if (isFree(home, placed, card)) return home
  const [width, height] = [card.width + GAP, card.height + GAP]
  const within = (at: number, size: number, own: number) => at >= own / 2 && at <= size - own / 2
  const xs = [home.x, ...placed.flatMap(({ x }) => [x - width, x + width])].filter((x) =>
    within(x, board.width, card.width),
  )
  const ys = [home.y, ...placed.flatMap(({ y }) => [y - height, y + height])].filter((y) =>
    within(y, board.height, card.height),
  )
  const quarter = quarterOf(board)
  const own = quarter(home)
  // In another quarter it would say something else.
  const cost = (at: Point) =>
    Math.hypot(at.x - home.x, at.y - home.y) + (quarter(at) === own ? 0 : board.width + board.height)
  return xs
    .flatMap((x) => ys.map((y) => ({ x, y })))
    .map((at) => ({ at, cost: cost(at) }))
    .sort((a, b) => a.cost - b.cost)
    .find(({ at }) => isFree(at, placed, card))?.at
}

const quarterOf =
  ({ width, height }: Size) =>
  ({ x, y }: Point): string =>
    `${x < width / 2} ${y <= height / 2}`

function fannedOut(home: Point, placed: readonly Point[], board: Size, card: Size): Point {
  const fan = placed.filter(
    ({ x, y }) => Math.abs(x - home.x) < card.width / 2 && Math.abs(y - home.y) < card.height / 2,
  ).length
  const clamped = (at: number, size: number, own: number) => Math.max(own / 2, Math.min(size - own / 2, at))
  return {
    x: clamped(home.x + fan * FAN, board.width, card.width),
    y: clamped(home.y + fan * FAN, board.height, card.height),
  }
}
