import { describe, expect, it } from 'vitest'
import type { ComputedImpact, Journey } from '../document/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import { impactAge, impactFingerprint, realityVariant, testedVariant } from './index.ts'

const plain = (): Journey => {
  const journey = structuredClone(
    sketch({
      nodes: {
        start: ['entry', { trigger: { type: 'manual' } }],
        pause: ['delay', { mode: 'for', duration: 'P1D' }],
        mail: ['message', { channel: 'email', subject: 'Hello', body: 'Long text', cost: 0.01 }],
        end: ['exit', { reason: 'Done' }],
      },
      paths: ['start > pause > mail > end'],
    }),
  )
  const { v1 } = journey.variants
  if (!v1) throw new Error('A sketch has a variant')
  const goals = { g1: { name: 'Purchase', event: 'purchase', window: 'P3D' } }
  return {
    ...journey,
    settings: { ...journey.settings, goals },
    variants: { v1: { ...v1, purpose: 'reality' }, v2: { ...structuredClone(v1), purpose: 'realistic' } },
    scenarios: { s1: { name: 'Base', customers: 1_000 } as unknown as Journey['scenarios'][string] },
  }
}
const SIDES = { reality: 'v1', variant: 'v2', scenario: 's1' }
const print = (work: (journey: Journey) => void) => {
  const journey = plain()
  work(journey)
  return impactFingerprint(journey, SIDES)
}
const node = (journey: Journey, variant: string, id: string) => {
  const found = journey.variants[variant]?.nodes[id]
  if (!found) throw new Error(`no step ${id}`)
  return found
}
const before = print(() => undefined)

describe('what a computed impact stands for', () => {
  it('is the same for the same journey, whatever things are called and wherever they lie', () => {
    expect(before).toMatch(/^[0-9a-f]{16}$/)
    expect(print(() => undefined)).toBe(before)
    expect(
      print((journey) => {
        journey.name = 'Otro nombre'
        node(journey, 'v2', 'mail').name = 'Correo'
        node(journey, 'v2', 'mail').position = { x: 900, y: 900 }
        node(journey, 'v2', 'mail').config = { channel: 'email', subject: 'Hola', body: 'Texto', cost: 0.01 }
        node(journey, 'v1', 'end').config = { reason: 'Fin' }
        journey.workshop = { actions: {}, steps: {}, opportunities: {} }
      }),
    ).toBe(before)
  })

  it('is another one as soon as either telling, a goal or an assumption is', () => {
    const others = [
      print((journey) => {
        node(journey, 'v2', 'pause').config = { mode: 'for', duration: 'PT1H' }
      }),
      print((journey) => {
        node(journey, 'v1', 'mail').config = { channel: 'sms', body: 'Long text', cost: 0.01 }
      }),
      print((journey) => {
        const { v2 } = journey.variants
        if (v2) v2.edges = {}
      }),
      print((journey) => {
        journey.settings.goals = {}
      }),
      print((journey) => {
        journey.scenarios = { s1: { name: 'Base', customers: 2_000 } as unknown as Journey['scenarios'][string] }
      }),
      print((journey) => {
        journey.timeZone = 'America/Lima'
      }),
    ]
    expect(new Set([before, ...others]).size).toBe(others.length + 1)
  })
})

describe('the age of a computed impact', () => {
  const journey = plain()
  const computed: ComputedImpact = {
    ...SIDES,
    goal: 'g1',
    first: 0.1,
    second: 0.2,
    difference: 0.1,
    ci95: [0.05, 0.15],
    people: 1_000,
    seed: 1,
    of: before,
  }

  it('is known from the journey as it stands', () => {
    expect(impactAge(journey, {})).toBe('none')
    expect(impactAge(journey, { computed, variant: 'v2' })).toBe('current')
    expect(impactAge(journey, { computed: { ...computed, of: 'older' }, variant: 'v2' })).toBe('changed')
  })

  it('is over once the idea stands for another telling, or what was compared is gone', () => {
    const { v1, v2 } = journey.variants
    if (!v1 || !v2) throw new Error('There are two')
    expect(impactAge({ ...journey, variants: { v1, v2, v3: v2 } }, { computed, variant: 'v3' })).toBe('other')
    expect(impactAge({ ...journey, variants: { v1 } }, { computed, variant: 'v2' })).toBe('other')
    expect(impactAge({ ...journey, scenarios: {} }, { computed, variant: 'v2' })).toBe('other')
    expect(impactAge({ ...journey, settings: { ...journey.settings, goals: {} } }, { computed, variant: 'v2' })).toBe(
      'other',
    )
  })
})

it('reality is the telling that is meant so, the main one before others, and else the main one', () => {
  const { v1, v2 } = plain().variants
  if (!v1 || !v2) throw new Error('There are two')
  expect(realityVariant({ variants: { v1: v2, v2: v1 }, mainVariant: 'v1' })).toBe('v2')
  expect(realityVariant({ variants: { v1, v2: v1 }, mainVariant: 'v2' })).toBe('v2')
  expect(realityVariant({ variants: { v1: v2, v2 }, mainVariant: 'v2' })).toBe('v2')
})

it('an idea is put to the test as what is realistic, else as the dream', () => {
  const { variants } = plain()
  expect(testedVariant({ variants }, { variant: 'v2', dreamVariant: 'v1' })).toBe('v2')
  expect(testedVariant({ variants }, { variant: 'gone', dreamVariant: 'v1' })).toBe('v1')
  expect(testedVariant({ variants }, {})).toBeUndefined()
})
