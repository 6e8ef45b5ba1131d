import { describe, expect, it } from 'vitest'
import { diffJourneys, type Journey, type JourneyTest, mergeJourneys, newJourney } from './index.ts'

const person = (name: string, node = 'n1'): JourneyTest => ({
  name,
  customer: { id: name.toLowerCase(), name, timeZone: 'UTC', attributes: { country: 'MX' }, consent: { email: false } },
  start: '2026-01-06T10:00:00Z',
  entry: 'n1',
  events: [
    { after: 'PT1H', event: 'message.opened', node },
    { after: 'PT10M', since: { what: 'sent', node, time: 2 }, event: 'message.clicked', node },
  ],
  expected: [
    { what: 'entered', node: 'n1' },
    { what: 'sent', node, at: 'PT30M' },
  ],
  names: { [node]: 'Mail' },
})

const base = newJourney({ id: 'j', name: 'J', timeZone: 'UTC' })
const withTests = (tests: Journey['tests'], journey = base): Journey => ({ ...journey, ...(tests && { tests }) })

/** The journey with one delay more. */
function withDelay(name: string): Journey {
  const copy = structuredClone(base)
  const variant = copy.variants.v1
  if (variant)
    variant.nodes.n2 = { kind: 'delay', name, position: { x: 0, y: 0 }, config: { mode: 'for', duration: 'PT1H' } }
  return copy
}

describe('test people in a document', () => {
  it('are one change each', () => {
    const before = withTests({ t1: person('Ana') })
    expect(diffJourneys(before, withTests({ t1: person('Ana'), t2: person('Bruno') }))).toMatchObject([
      { type: 'added', path: 'tests.t2' },
    ])
    expect(diffJourneys(base, before)).toMatchObject([{ type: 'added', path: 'tests' }])
  })

  it('are both kept when two add different ones under one id', () => {
    const { merged, conflicts, renamed } = mergeJourneys(
      base,
      withTests({ t1: person('Ana') }),
      withTests({ t1: person('Bruno') }),
    )
    expect(
      Object.values(merged.tests ?? {})
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Ana', 'Bruno'])
    expect(conflicts).toEqual([])
    expect(renamed).toEqual([{ collection: ['tests'], from: 't1', to: 't2' }])
  })

  it('speak of the same node after it got another id in a merge', () => {
    const mine = withTests({ t1: person('Ana', 'n2') }, withDelay('Mine'))
    const { merged } = mergeJourneys(base, mine, withDelay('Theirs'))
    const id = Object.entries(merged.variants.v1?.nodes ?? {}).find(([, node]) => node.name === 'Mine')?.[0] as string
    expect(id).not.toBe('n2')
    const { events, expected, names } = merged.tests?.t1 ?? person('Nobody')
    expect([events[0]?.node, expected[1]?.node, names]).toEqual([id, id, { [id]: 'Mail' }])
    expect(events[1]?.since).toEqual({ what: 'sent', node: id, time: 2 })
    expect(expected[0]?.node).toBe('n1')
  })
})
