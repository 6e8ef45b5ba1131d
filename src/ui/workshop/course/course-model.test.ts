import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newWorkshop, type WorkshopStep } from '../../../document/index.ts'
import { type Named, orderBefore } from '../../../workshop/index.ts'
import {
  actionInView,
  alreadyTold,
  courseInView,
  namesIn,
  type Slot,
  type Stretch,
  slotBeside,
  spotAt,
  stretchesOf,
} from './course-model.ts'

const STAGES = { st1: { name: 'Choose', order: 1 }, st2: { name: 'Pay', order: 2 }, st3: { name: 'Use', order: 3 } }
const step = (stage?: string): WorkshopStep => ({
  order: 1,
  name: 'A step',
  nodes: [],
  pains: [],
  ...(stage !== undefined && { stage }),
})
const course = (...stages: readonly (string | undefined)[]): Named<WorkshopStep>[] =>
  stages.map((stage, index) => [`p${index}`, { ...step(stage), order: index + 1 }])
const courses = fc
  .array(fc.option(fc.constantFrom('st1', 'st2', 'st3', 'gone'), { nil: undefined }), { maxLength: 8 })
  .map((stages) => course(...stages))
const seen = (stretches: readonly Stretch[]) =>
  stretches.map(({ stage = '', steps }) => [stage, ...steps.map(([id]) => id)].join(' '))

/** The course after a step has been put somewhere, as the commands do it. */
function put(steps: readonly Named<WorkshopStep>[], id: string, slot: Slot): Named<WorkshopStep>[] {
  const { before, stage } = spotAt(stretchesOf(steps, STAGES), slot, id)
  const orders = orderBefore(steps, id, before)
  return steps
    .map(([each, value]): Named<WorkshopStep> => {
      const { stage: old, ...rest } = value
      const now = each === id ? stage : old
      return [each, { ...rest, order: orders[each] ?? value.order, ...(now !== undefined && { stage: now }) }]
    })
    .sort(([, a], [, b]) => a.order - b.order)
}

describe('a course along the stages', () => {
  it('is cut where the stage changes, and shows stages without steps where they belong', () => {
    expect(seen(stretchesOf(course('st1', 'st1', 'st3'), STAGES))).toEqual(['st1 p0 p1', 'st2', 'st3 p2'])
    expect(seen(stretchesOf(course('st1', 'st2', 'st1'), STAGES))).toEqual(['st1 p0', 'st2 p1', 'st1 p2', 'st3'])
    expect(seen(stretchesOf(course(undefined, 'st2'), STAGES))).toEqual(['st1', ' p0', 'st2 p1', 'st3'])
    expect(seen(stretchesOf([], STAGES))).toEqual(['st1', 'st2', 'st3'])
    expect(seen(stretchesOf([], {}))).toEqual([''])
  })

  it('loses no step, keeps their order and has every stage', () => {
    fc.assert(
      fc.property(courses, (steps) => {
        const stretches = stretchesOf(steps, STAGES)
        expect(stretches.flatMap((stretch) => stretch.steps.map(([id]) => id))).toEqual(steps.map(([id]) => id))
        for (const stage of Object.keys(STAGES)) expect(stretches.some((each) => each.stage === stage)).toBe(true)
      }),
    )
  })

  it('takes a step where it is put, into the stage of that place', () => {
    fc.assert(
      fc.property(courses, fc.nat(), fc.nat(), fc.nat(), (steps, which, where, how) => {
        const lifted = steps[which % Math.max(1, steps.length)]?.[0]
        if (lifted === undefined) return
        const stretches = stretchesOf(steps, STAGES)
        const stretch = where % stretches.length
        const others = stretches[stretch]?.steps.filter(([id]) => id !== lifted) ?? []
        const index = how % (others.length + 1)
        const after = put(steps, lifted, { stretch, index })
        expect(after.find(([id]) => id === lifted)?.[1].stage).toBe(stretches[stretch]?.stage)
        const place = after.findIndex(([id]) => id === lifted)
        const [left, right] = [others[index - 1]?.[0], others[index]?.[0]]
        if (left !== undefined) expect(after[place - 1]?.[0]).toBe(left)
        if (right !== undefined) expect(after[place + 1]?.[0]).toBe(right)
      }),
    )
  })

  it('is walked by keyboard, step by step and from stage to stage', () => {
    const stretches = stretchesOf(course('st1', 'st1', 'st3'), STAGES)
    expect(slotBeside(stretches, 'p0', 1)).toEqual({ stretch: 0, index: 1 })
    expect(slotBeside(stretches, 'p1', 1)).toEqual({ stretch: 1, index: 0 })
    expect(slotBeside(stretches, 'p2', -1)).toEqual({ stretch: 1, index: 0 })
    expect(slotBeside(stretches, 'p0', -1)).toBeUndefined()
    expect(slotBeside(stretches, 'p2', 1)).toBeUndefined()
  })

  it('is walked from one end to the other and never stands still', () => {
    fc.assert(
      fc.property(courses, (start) => {
        let steps = start
        const id = steps[0]?.[0]
        if (id === undefined) return
        let moves = 0
        for (let slot = slotBeside(stretchesOf(steps, STAGES), id, 1); slot; moves += 1) {
          expect(moves).toBeLessThan(40)
          steps = put(steps, id, slot)
          slot = slotBeside(stretchesOf(steps, STAGES), id, 1)
        }
        expect(steps.at(-1)?.[0]).toBe(id)
      }),
    )
  })
})

describe('the action whose course is plotted', () => {
  const votes = (...who: string[]) => ({ name: 'Buy', order: 1, votes: who })

  it('is the one the group chose, else the one with the most dots', () => {
    const workshop = { ...newWorkshop(), actions: { a1: votes(), a2: votes('Ana') } }
    expect(actionInView(workshop)).toBe('a2')
    expect(actionInView({ ...workshop, session: { action: 'a1' } })).toBe('a1')
    expect(actionInView({ ...workshop, session: { action: 'gone' } })).toBe('a2')
    expect(actionInView(newWorkshop())).toBeUndefined()
  })

  it('has its own steps, and without actions those of none', () => {
    const steps = { p1: { ...step(), action: 'a1' }, p2: step() }
    expect(courseInView({ ...newWorkshop(), steps }).steps.map(([id]) => id)).toEqual(['p1', 'p2'])
    const actions = { a1: votes() }
    expect(courseInView({ ...newWorkshop(), steps, actions }).steps.map(([id]) => id)).toEqual(['p1'])
  })
})

describe('what is typed fast', () => {
  it('is a step a line, whatever list it was copied from', () => {
    expect(namesIn('1. Sees an ad\r\n\r\n  - Opens the shop \n• Pays\n2024 is over')).toEqual([
      'Sees an ad',
      'Opens the shop',
      'Pays',
      '2024 is over',
    ])
    expect(namesIn('  \n')).toEqual([])
  })

  it('is offered again, most often told first', () => {
    const steps = Object.fromEntries(
      ['IT', 'CRM', 'CRM', undefined].map((owner, index) => [`p${index}`, { ...step(), ...(owner && { owner }) }]),
    )
    expect(alreadyTold({ ...newWorkshop(), steps }, 'owner')).toEqual(['CRM', 'IT'])
  })
})
