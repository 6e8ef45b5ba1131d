import type { Workshop, WorkshopAction } from '../document/index.ts'
import { lettersApart, plainly } from '../kernel/spelling.ts'
import { type Named, orderedActions } from './order.ts'
import { dotsOn } from './votes.ts'

/** Two cards that probably mean the same; the first one has more dots, or stands further in front. */
export interface LikelyDuplicate {
  readonly into: string
  readonly other: string
}

/** Longer names are sentences, and comparing all of very many would take long. */
const LONGEST = 60
const MOST_COMPARED = 200

/**
 * Cards of actions that are spelt nearly alike (one letter in four, three in all) or have the same words in another order,
 * each card at most once. Of a very large wall only the first cards are looked at.
 */
export function likelyDuplicates(workshop: Workshop): LikelyDuplicate[] {
  const cards = orderedActions(workshop)
    .slice(0, MOST_COMPARED)
    .map((card) => ({ card, spellings: spellingsOf(card) }))
  const taken = new Set<string>()
  return cards.flatMap(({ card, spellings }, index) => {
    const [id] = card
    if (taken.has(id)) return []
    const found = cards.slice(index + 1).find((other) => !taken.has(other.card[0]) && alike(spellings, other.spellings))
    if (!found) return []
    taken.add(id).add(found.card[0])
    return [inPlace(card, found.card)]
  })
}

const inPlace = (one: Named<WorkshopAction>, other: Named<WorkshopAction>): LikelyDuplicate =>
  dotsOn(other[1]) > dotsOn(one[1]) ? { into: other[0], other: one[0] } : { into: one[0], other: other[0] }

interface Spelling {
  readonly plain: string
  readonly words: string
}

const spellingsOf = ([, { name, also = [] }]: Named<WorkshopAction>): Spelling[] =>
  [name, ...also]
    .filter((text) => text.trim() !== '' && text.length <= LONGEST)
    .map((text) => ({ plain: plainly(text), words: text.split(/\s+/).map(plainly).sort().join(' ').trim() }))

const alike = (some: readonly Spelling[], others: readonly Spelling[]): boolean =>
  some.some((one) => others.some((other) => one.words === other.words || near(one.plain, other.plain)))

/** Figures are no slips of the pen: “Visit 1” and “Visit 2” are two. */
const near = (one: string, other: string): boolean =>
  figures(one) === figures(other) &&
  lettersApart(one, other, Math.min(3, Math.floor(Math.min(one.length, other.length) / 4))) !== undefined

const figures = (text: string): string => text.replace(/\D/g, '')
