import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import { LIMITS } from '../document/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import { createJourneyMachine, type Effect, implementations, type Ports } from '../runtime/index.ts'
import { lower } from './index.ts'

/** Everybody who is let in calls the journey itself, and then leaves. */
const calling = sketch({
  nodes: {
    start: ['entry', { trigger: { type: 'event', event: 'start' } }],
    call: ['journey', { journey: 'sketch', mode: 'call' }],
    end: ['exit', { reason: 'Done' }],
  },
  paths: ['start > call > end'],
})

describe('a journey that calls itself', () => {
  it(`goes ${LIMITS.callDepth} calls deep, and every caller goes on when the last is refused`, () => {
    const effects: Effect[] = []
    const ports: Ports = {
      clock: { now: () => 0 },
      perform: (effect) => effects.push(effect),
      decider: { choose: () => '' },
    }
    const variant = calling.variants.v1
    if (!variant) throw new Error('The sketch has a variant')
    const machine = createJourneyMachine(lower(calling, 'v1', variant), ports)
    let calls = 0
    // The called machine comes in as soon as it is there, and is over when its customer has left.
    const called = createJourneyMachine(
      {
        initial: 'calling',
        states: {
          calling: { entry: 'count', invoke: { src: 'journey', onDone: 'over', onError: 'over' } },
          over: { type: 'final' },
        },
      } as never,
      ports,
    ).provide({
      actions: {
        count: () => {
          calls += 1
        },
      },
    })
    const limited = implementations({ ...ports, journey: called }).actors.journey
    // Each calls the same again: only here is it known what that is.
    Object.assign(called.implementations.actors, { journey: limited })
    Object.assign(machine.implementations.actors, { journey: limited })
    const actor = createActor(machine)
    actor.start()
    actor.send({ type: 'start' })
    expect(calls).toBe(LIMITS.callDepth)
    expect(effects.map((effect) => effect.type)).toEqual(['entered', 'left'])
    expect(effects.at(-1)).toMatchObject({ reason: 'Done' })
  })
})
