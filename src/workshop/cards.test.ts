import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Workshop } from '../document/index.ts'
import {
  actionsByDots,
  dotsEach,
  dotsLeft,
  dotsOn,
  hasVoted,
  inOrder,
  MIDDLE,
  mergedAction,
  openGaps,
  orderBefore,
  orderedSteps,
  priorityOf,
  rankOpportunities,
  score,
  votesAfter,
  ZONES,
  zoneOf,
} from './index.ts'
import { PEOPLE, workshops } from './testing/workshops.ts'

const scores = fc.double({ min: 1, max: 5, noNaN: true })

describe('the board of effort and impact', () => {
  it('is parted into four zones without a gap', () => {
    fc.assert(
      fc.property(scores, scores, (effort, impact) => {
        const zone = zoneOf({ effort, impact })
        expect(ZONES.filter((each) => each === zone)).toHaveLength(1)
        // More impact or less effort never makes it worse.
        const better = zoneOf({ effort: Math.max(1, effort - 1), impact: Math.min(5, impact + 1) })
        expect([zone === 'doNow' && better !== 'doNow', better === 'no' && zone !== 'no']).toEqual([false, false])
      }),
    )
  })

  it('puts what lies in the very middle among what wants a plan', () => {
    expect(zoneOf({ effort: MIDDLE, impact: MIDDLE })).toBe('plan')
    expect(zoneOf({ effort: 2.9, impact: 3 })).toBe('doNow')
    expect(zoneOf({ effort: 2.9, impact: 2.9 })).toBe('maybe')
    expect(zoneOf({ effort: 3, impact: 2.9 })).toBe('no')
    expect(zoneOf({ effort: 3 })).toBeUndefined()
  })

  it('keeps scores from 1 to 5 in tenths', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const kept = score(value)
        if (Number.isNaN(value)) {
          expect(kept).toBeUndefined()
          return
        }
        expect(kept).toBeGreaterThanOrEqual(1)
        expect(kept).toBeLessThanOrEqual(5)
        expect(Number(kept?.toFixed(1))).toBe(kept)
      }),
    )
  })

  it('orders all cards zone by zone, and the same way however the file holds them', () => {
    fc.assert(
      fc.property(workshops, (workshop) => {
        const ranked = rankOpportunities(workshop)
        expect(ranked.map(({ id }) => id).sort()).toEqual(Object.keys(workshop.opportunities).sort())
        const places = ranked.map(({ zone }) => (zone ? ZONES.indexOf(zone) : ZONES.length))
        expect(places).toEqual(places.toSorted())
        ranked.slice(1).forEach((next, index) => {
          const before = ranked[index]
          if (before?.zone === next.zone) expect(before?.priority ?? 0).toBeGreaterThanOrEqual(next.priority ?? 0)
        })
        const turned = Object.fromEntries(Object.entries(workshop.opportunities).reverse())
        expect(rankOpportunities({ ...workshop, opportunities: turned })).toEqual(ranked)
      }),
    )
    expect(priorityOf({ effort: 2, impact: 5 })).toBe(2.5)
  })
})

describe('gaps for which nobody has thought of anything', () => {
  it('are those of steps without an opportunity where something is worse', () => {
    fc.assert(
      fc.property(workshops, (workshop) => {
        const thought = new Set(Object.values(workshop.opportunities).map(({ step }) => step))
        for (const { step, score: gap, statements } of openGaps(workshop)) {
          expect(thought.has(step)).toBe(false)
          expect(gap).toBeGreaterThan(0)
          expect(statements.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('dots', () => {
  const card = (votes: string[]) => ({ name: 'A', order: 1, votes })

  it('are one per person and card, and as many as each has', () => {
    fc.assert(
      fc.property(workshops, fc.constantFrom(...PEOPLE), fc.boolean(), (workshop, person, on) => {
        for (const id of Object.keys(workshop.actions)) {
          const before = workshop.actions[id]
          const votes = votesAfter(workshop, { kind: 'actions', id, person, on })
          if (votes === undefined) {
            expect(on && dotsLeft(workshop, 'actions', person) === 0).toBe(true)
            continue
          }
          expect(votes.filter((vote) => vote === person)).toHaveLength(on ? 1 : 0)
          const others = (list: readonly string[] = []) => list.filter((vote) => vote !== person)
          expect(others(votes)).toEqual(others(before?.votes))
        }
      }),
    )
  })

  it('count a person once, however her name is spelt', () => {
    expect(dotsOn(card(['Zoe\u0301', 'Zo\u00e9 ', 'Bo']))).toBe(2)
    expect(hasVoted(card([' Ana']), 'Ana')).toBe(true)
    const workshop: Workshop = { actions: { a1: card([]) }, steps: {}, opportunities: {} }
    expect(votesAfter(workshop, { kind: 'actions', id: 'a1', person: '  ', on: true })).toBeUndefined()
    expect(dotsEach(workshop)).toBe(3)
    expect(dotsEach({ ...workshop, session: { dots: 1 } })).toBe(1)
  })

  it('order actions, equal ones as they stand', () => {
    fc.assert(
      fc.property(workshops, (workshop) => {
        const dots = actionsByDots(workshop).map(([, action]) => dotsOn(action))
        expect(dots).toEqual(dots.toSorted((a, b) => b - a))
        expect(dots).toHaveLength(Object.keys(workshop.actions).length)
      }),
    )
  })
})

describe('the order of cards', () => {
  it('puts a card right before another, and moves as few as it can', () => {
    fc.assert(
      fc.property(workshops, fc.nat(), fc.nat(), (workshop, which, where) => {
        const ordered = inOrder(workshop.actions)
        const ids = ordered.map(([id]) => id)
        const id = ids[which % Math.max(1, ids.length)]
        if (id === undefined) return
        const before = [...ids, undefined][where % (ids.length + 1)]
        if (before === id) return
        const orders = orderBefore(ordered, id, before)
        const moved = Object.fromEntries(
          ordered.map(([each, action]) => [each, { ...action, order: orders[each] ?? action.order }]),
        )
        const others = ids.filter((each) => each !== id)
        const place = before === undefined ? others.length : others.indexOf(before)
        expect(inOrder(moved).map(([each]) => each)).toEqual([...others.slice(0, place), id, ...others.slice(place)])
      }),
    )
  })

  it('finds room between two cards as often as one likes', () => {
    let cards: Record<string, { order: number }> = { a: { order: 1 }, b: { order: 2 }, c: { order: 3 } }
    for (let round = 0; round < 200; round += 1) {
      const [first, , third] = inOrder(cards).map(([id]) => id)
      const orders = orderBefore(inOrder(cards), third ?? '', inOrder(cards)[1]?.[0])
      cards = Object.fromEntries(Object.entries(cards).map(([id, { order }]) => [id, { order: orders[id] ?? order }]))
      expect(inOrder(cards).map(([id]) => id)[0]).toBe(first)
      expect(inOrder(cards)[1]?.[0]).toBe(third)
    }
  })

  it('has every step of a workshop once', () => {
    fc.assert(
      fc.property(workshops, (workshop) => {
        expect(
          orderedSteps(workshop)
            .map(([id]) => id)
            .sort(),
        ).toEqual(Object.keys(workshop.steps).sort())
      }),
    )
  })
})

describe('merging actions that mean the same', () => {
  it('keeps every dot, every name and every step', () => {
    fc.assert(
      fc.property(workshops, fc.nat(), (workshop, choice) => {
        const ids = Object.keys(workshop.actions)
        const into = ids[choice % Math.max(1, ids.length)]
        if (into === undefined) return
        const merged = mergedAction(workshop, into, ids)
        const voters = new Set(Object.values(workshop.actions).flatMap(({ votes }) => votes))
        expect(new Set(merged?.action.votes)).toEqual(voters)
        expect(merged?.action.votes).toHaveLength(voters.size)
        const names = new Set(Object.values(workshop.actions).map(({ name }) => name.trim().toLowerCase()))
        const kept = [merged?.action.name ?? '', ...(merged?.action.also ?? [])].map((name) =>
          name.trim().toLowerCase(),
        )
        expect(new Set(kept)).toEqual(names)
        const redirected = Object.entries(workshop.steps).filter(
          ([, { action }]) => action !== undefined && action !== into && ids.includes(action),
        )
        expect(Object.keys(merged?.steps ?? {}).sort()).toEqual(redirected.map(([id]) => id).sort())
        const own = Object.values(workshop.steps).filter(({ action }) => action === into)
        for (const order of Object.values(merged?.steps ?? {}))
          for (const step of own) expect(order).toBeGreaterThan(step.order)
      }),
    )
  })

  it('is not possible with a card that is gone', () => {
    const workshop: Workshop = { actions: { a1: { name: 'A', order: 1, votes: [] } }, steps: {}, opportunities: {} }
    expect(mergedAction(workshop, 'a1', ['a2'])).toBeUndefined()
    expect(mergedAction(workshop, 'toString', ['a1'])).toBeUndefined()
  })
})
