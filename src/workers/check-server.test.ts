import { describe, expect, it } from 'vitest'
import { compile } from '../compiler/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import { checkServer } from './check-server.ts'

const journey = sketch({
  nodes: { start: ['entry', { trigger: { type: 'manual' } }], done: ['exit', { reason: 'Done' }] },
  paths: ['start > done'],
})
const broken = sketch({ nodes: { done: ['exit', { reason: 'Done' }] }, paths: [] })
const copy = <Value>(value: Value): Value => structuredClone(value)

describe('the thread that looks at documents', () => {
  it('gives the machine of the variant asked for, and where its steps are', () => {
    const { turn, compiled } = checkServer()({ turn: 3, journey: copy(journey), compile: 'v1' })
    const { machine, sourceMap } = compile(journey, 'v1')
    expect(turn).toBe(3)
    expect(compiled).toEqual({ machine, sourceMap })
    expect(copy(compiled)).toEqual(compiled)
  })

  it('gives none of a variant with errors, and says so without failing', () => {
    const answer = checkServer()
    expect(answer({ turn: 1, journey: copy(broken), compile: 'v1' })).toEqual({ turn: 1, compiled: null })
    expect(answer({ turn: 2, journey: copy(journey), compile: 'gone' })).toEqual({ turn: 2, compiled: null })
  })

  it('answers checks and compilations of one document in turn', () => {
    const answer = checkServer()
    const first = answer({ turn: 1, journey: copy(journey) })
    expect(first.diagnostics?.some(({ severity }) => severity === 'error')).toBe(false)
    expect(answer({ turn: 2, journey: copy(journey), compile: 'v1' }).compiled?.machine.version).toBe('v1')
    expect(answer({ turn: 3, journey: copy(broken) }).diagnostics?.some(({ severity }) => severity === 'error')).toBe(
      true,
    )
  })
})
