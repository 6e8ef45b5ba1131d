import type { Workshop } from '../document/index.ts'
import { inOrder, type Named } from './order.ts'

/** What dots are given to. Each person has as many for actions as for opportunities. */
export type VotedCards = 'actions' | 'opportunities'

const DOTS = 3

/** Dots that each person has for each kind of cards. */
export const dotsEach = (workshop: Workshop): number => workshop.session?.dots ?? DOTS

/** A person as votes name her: one spelling, no space around. Empty: nobody. */
export const voterOf = (name: string): string => name.normalize('NFC').trim().slice(0, 200)

/** Different people who gave a dot: one per person and card, whatever a file says. */
export const dotsOn = (card: { readonly votes: readonly string[] }): number => new Set(card.votes.map(voterOf)).size

export const hasVoted = (card: { readonly votes: readonly string[] }, person: string): boolean =>
  card.votes.some((vote) => voterOf(vote) === voterOf(person))

/** Dots a person has left; never below nought, though a merge may have let her give more than she had. */
export function dotsLeft(workshop: Workshop, kind: VotedCards, person: string): number {
  const cards: readonly { readonly votes: readonly string[] }[] = Object.values(workshop[kind])
  return Math.max(0, dotsEach(workshop) - cards.filter((card) => hasVoted(card, person)).length)
}

/** Votes with this person's dot, or without it; nothing where she may not: nobody, or no dot left. */
export function votesAfter(
  workshop: Workshop,
  { kind, id, person, on }: { kind: VotedCards; id: string; person: string; on: boolean },
): string[] | undefined {
  const card = workshop[kind][id]
  const voter = voterOf(person)
  if (!card || voter === '') return undefined
  const others = card.votes.filter((vote) => voterOf(vote) !== voter)
  if (!on) return others
  if (!hasVoted(card, voter) && dotsLeft(workshop, kind, voter) === 0) return undefined
  return [...others, voter]
}

/** Actions by their dots, the most first; equal ones in their order. */
export const actionsByDots = (workshop: Workshop): Named<Workshop['actions'][string]>[] =>
  inOrder(workshop.actions).sort(([, a], [, b]) => dotsOn(b) - dotsOn(a))
