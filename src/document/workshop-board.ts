import { z } from 'zod'
import { LIMITS } from './limits.ts'
import { collectionOf, finiteSchema, idSchema, nameSchema, textSchema } from './primitives.ts'
import { atMost } from './zod-tools.ts'

/** The colours of stickies and pens. */
export const BOARD_COLOURS = ['yellow', 'blue', 'green', 'pink', 'violet', 'grey'] as const
/** The rows of the board under its steps. */
export const BOARD_LANES = [
  'action',
  'touchpoint',
  'channel',
  'expectation',
  'reality',
  'emotion',
  'pains',
  'backstage',
  'owner',
  'evidence',
  'opportunity',
] as const

/**
 * A picture as text. Pictures of pixels only: an SVG is a document that may hold a script. One pass over the text: no
 * part of the pattern can match what its neighbour does.
 */
const imageSchema = z
  .string()
  .max(LIMITS.imageLength)
  .regex(/^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}$/, 'Not a picture (PNG, JPEG, WebP or GIF)')

const colourSchema = z.enum(BOARD_COLOURS)
/** Where a thing lies, in pixels of the board at full size; from its cell's corner where it is in one. */
const place = {
  x: finiteSchema,
  y: finiteSchema,
  /** The cell it belongs to: a step's column and a lane's row. Absent: it lies free. */
  step: idSchema.optional(),
  lane: z.enum(BOARD_LANES).optional(),
}
const size = { width: z.number().positive().max(100_000), height: z.number().positive().max(100_000) }

export const stickySchema = z.strictObject({
  ...place,
  text: textSchema,
  colour: colourSchema.optional(),
  width: size.width.optional(),
  height: size.height.optional(),
  author: nameSchema.optional(),
})

export const boardImageSchema = z.strictObject({
  ...place,
  ...size,
  data: imageSchema,
  /** What it shows, for those who do not see it. */
  alt: nameSchema.default(''),
})

export const stampSchema = z.strictObject({
  ...place,
  /** One emoji; a few characters make up many of them. */
  emoji: z.string().min(1).max(32),
  author: nameSchema.optional(),
})

export const strokeSchema = z.strictObject({
  /** x and y by turns. */
  points: z
    .array(finiteSchema)
    .min(2)
    .max(LIMITS.strokeNumbers)
    .refine((points) => points.length % 2 === 0, 'A stroke has as many x as y'),
  colour: colourSchema.optional(),
  width: z.number().positive().max(100).optional(),
  author: nameSchema.optional(),
})

/** What lies on the board besides what the steps say. */
export const boardSchema = z.strictObject({
  stickies: atMost(LIMITS.workshopCards, collectionOf(stickySchema)).default(() => ({})),
  images: atMost(LIMITS.images, collectionOf(boardImageSchema)).default(() => ({})),
  stamps: atMost(LIMITS.workshopCards, collectionOf(stampSchema)).default(() => ({})),
  strokes: atMost(LIMITS.strokes, collectionOf(strokeSchema)).default(() => ({})),
})

export type Board = z.infer<typeof boardSchema>
export type BoardLane = (typeof BOARD_LANES)[number]
export type BoardColour = (typeof BOARD_COLOURS)[number]
/** The collections of a board, by name. */
export const BOARD_COLLECTIONS = ['stickies', 'images', 'stamps', 'strokes'] as const
export type BoardCollection = (typeof BOARD_COLLECTIONS)[number]
/** The schema of a thing in each collection. */
export const BOARD_SCHEMAS = {
  stickies: stickySchema,
  images: boardImageSchema,
  stamps: stampSchema,
  strokes: strokeSchema,
} as const
