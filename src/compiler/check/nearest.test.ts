import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition, Journey, Rule } from '../../document/index.ts'
import { check, takeNearest } from './index.ts'
import { nearest } from './nearest.ts'
import { END, journeyOf, node, type Parts, START } from './testing/journeys.ts'

describe('the name that was probably meant', () => {
  it.each([
    ['contry', 'country', 'a letter left out'],
    ['countrry', 'country', 'a letter too many'],
    ['cauntry', 'country', 'a wrong letter'],
    ['coutnry', 'country', 'two letters swapped'],
    ['nmae', 'name', 'a short word'],
    ['Country', 'country', 'capitals'],
    ['pais', 'país', 'an accent'],
    ['last-order', 'last_order', 'separators'],
    ['purchased', 'purchase', 'an ending'],
    ['transakcions', 'transactions', 'two slips in a long word'],
  ])('for “%s” is “%s”: %s', (wrong, right) => {
    expect(nearest(wrong, ['spend', right, 'born'])).toBe(right)
  })

  it.each([
    ['tier', ['country', 'spend']],
    ['g7', ['g1', 'g2']],
    ['abc', ['abd', 'abe']],
    ['abcd', ['abxy']],
    ['abcdef', ['xbcdyz']],
    ['', ['a']],
    ['a', ['', 'b', 'abcd']],
    ['country', ['country']],
    ['x'.repeat(61), [`${'x'.repeat(60)}y`]],
    ['x'.repeat(60), ['x'.repeat(61)]],
  ])('for “%s” is not guessed among %j', (wrong, known) => {
    expect(nearest(wrong, known)).toBeUndefined()
  })

  it('is the nearer of two, whichever comes first', () => {
    expect(nearest('purchases', ['purchasers', 'purchased'])).toBeUndefined()
    expect(nearest('purchase', ['purchased', 'purhcases'])).toBe('purchased')
    expect(nearest('purchase', ['purhcases', 'purchased'])).toBe('purchased')
  })

  it('is one of the known ones and not the name itself, by at most three slips', () => {
    const words = fc.stringMatching(/^[a-d]{0,9}$/)
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 6 }), (wrong, known) => {
        const found = nearest(wrong, known)
        if (found === undefined) return
        expect(known).toContain(found)
        expect(found).not.toBe(wrong)
        expect(Math.abs(found.length - wrong.length)).toBeLessThanOrEqual(3)
      }),
    )
  })

  it('is found in good time among many long names', () => {
    const known = Array.from({ length: 20_000 }, (_, index) => `${'ab'.repeat(28)}${index % 1_000}`)
    const started = performance.now()
    nearest('ba'.repeat(30), known)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

const rule = (...rules: Condition[]): Rule => ({ combinator: 'and', rules })
const splitBy = (...rules: Condition[]) =>
  node('split', { branches: { b1: { name: 'Yes', order: 1, where: { combinator: 'or', rules: [rule(...rules)] } } } })
const hears = (event: string, where?: Rule) =>
  node('waitFor', { timeout: 'P1D', branches: { b1: { name: '', event, ...(where ? { where } : {}) } } })
const through = (x: Parts['nodes'], ...edges: string[]): Parts => ({
  nodes: { start: START, ...x, end: END },
  edges: ['start > x', ...(edges.length > 0 ? edges : ['x > end'])],
})
const GOALS = { goals: { purchase: { name: 'Buy', event: 'purchase' }, renewal: { name: 'Renew', event: 'purchase' } } }
const SPLIT = ['x:b1 > end', 'x:else > end']
const WAIT = ['x:b1 > end', 'x:timeout > end']

/** A slip of each kind, what it should have been, and the part of the document that then says so. */
const SLIPS: Record<string, [Parts, string, (journey: Journey) => unknown, unknown]> = {
  'an attribute in a rule': [
    through({ x: splitBy({ field: 'customer.contry', operator: '=', value: 'MX' }) }, ...SPLIT),
    'country',
    configOf,
    splitBy({ field: 'customer.country', operator: '=', value: 'MX' }).config,
  ],
  'an attribute that is written': [
    through({ x: node('update', { set: [{ attribute: 'Spend', op: 'add', value: 1 }] }) }),
    'spend',
    configOf,
    { set: [{ attribute: 'spend', op: 'add', value: 1 }] },
  ],
  'an attribute that is waited for': [
    through({ x: node('delay', { mode: 'untilAttribute', attribute: 'bron' }) }),
    'born',
    configOf,
    expect.objectContaining({ attribute: 'born' }),
  ],
  'an attribute of a scenario': [
    {
      scenario: {
        population: { attributes: { spendd: { dist: 'constant', value: 5 } }, timeZones: {}, consent: {} },
      },
    },
    'spend',
    (journey) => journey.scenarios.s1?.population.attributes,
    { spend: { dist: 'constant', value: 5 } },
  ],
  'an event that is waited for': [
    through({ x: hears('purchased') }, ...WAIT),
    'purchase',
    configOf,
    hears('purchase').config,
  ],
  'a standard event': [
    through({ x: hears('message.open') }, ...WAIT),
    'message.opened',
    configOf,
    hears('message.opened').config,
  ],
  'the event of a goal': [
    { settings: { goals: { g: { name: 'Buy', event: 'purchas' } } } },
    'purchase',
    (journey) => journey.settings.goals.g?.event,
    'purchase',
  ],
  'a property of the event at hand': [
    through({ x: hears('purchase', rule({ field: 'event.valeu', operator: '>', value: 5 })) }, ...WAIT),
    'value',
    configOf,
    hears('purchase', rule({ field: 'event.value', operator: '>', value: 5 })).config,
  ],
  'the worth of a goal': [
    { settings: { goals: { g: { name: 'Buy', event: 'purchase', value: { property: 'valu' } } } } },
    'value',
    (journey) => journey.settings.goals.g?.value,
    { property: 'value' },
  ],
  'a field without its scope': [
    through({ x: splitBy({ field: 'country', operator: '=', value: 'MX' }) }, ...SPLIT),
    'customer.country',
    configOf,
    splitBy({ field: 'customer.country', operator: '=', value: 'MX' }).config,
  ],
  'a field of a scope nobody knows': [
    through({ x: splitBy({ field: 'user.Spend', operator: '>', value: 1 }) }, ...SPLIT),
    'customer.spend',
    configOf,
    splitBy({ field: 'customer.spend', operator: '>', value: 1 }).config,
  ],
  'a channel': [
    through({ x: splitBy({ field: 'consent.emial', operator: '=', value: true }) }, ...SPLIT),
    'consent.email',
    configOf,
    splitBy({ field: 'consent.email', operator: '=', value: true }).config,
  ],
  'a goal': [
    { ...through({ x: node('goal', { goal: 'purchsae' }) }), settings: GOALS },
    'purchase',
    configOf,
    { goal: 'purchase' },
  ],
  'a journey': [
    through({ x: node('journey', { journey: 'win-bcak', mode: 'handOff' }) }),
    'win-back',
    configOf,
    { journey: 'win-back', mode: 'handOff' },
  ],
  'a team': [
    {
      ...through({ x: node('task', { team: 'suport', within: 'P1D' }) }, 'x:done > end', 'x:expired > end'),
      scenario: { teams: { support: { agents: 2, handleTime: { dist: 'constant', value: 'PT5M' } } } },
    },
    'support',
    configOf,
    { team: 'support', within: 'P1D' },
  ],
  'a value of a category': [
    through({ x: splitBy({ field: 'customer.country', operator: '=', value: 'mx' }) }, ...SPLIT),
    'MX',
    configOf,
    splitBy({ field: 'customer.country', operator: '=', value: 'MX' }).config,
  ],
  'a value in a list': [
    through({ x: splitBy({ field: 'customer.country', operator: 'in', value: ['AR', 'mx'] }) }, ...SPLIT),
    'MX',
    configOf,
    splitBy({ field: 'customer.country', operator: 'in', value: ['AR', 'MX'] }).config,
  ],
  'a value among commas': [
    through({ x: splitBy({ field: 'customer.country', operator: 'in', value: 'AR,mx' }) }, ...SPLIT),
    'MX',
    configOf,
    splitBy({ field: 'customer.country', operator: 'in', value: 'AR, MX' }).config,
  ],
  'a word in a text': [
    through({
      x: node('message', {
        channel: 'sms',
        subject: 'customer.contry',
        body: 'To {{ customer.contry }}, {{customer.contry | upcase}}',
      }),
    }),
    'customer.country',
    configOf,
    { channel: 'sms', subject: 'customer.contry', body: 'To {{ customer.country }}, {{customer.country | upcase}}' },
  ],
}

function configOf(journey: Journey): unknown {
  return journey.variants.v1?.nodes.x?.config
}

describe('a slip of the pen', () => {
  const suggesting = (journey: Journey) =>
    check(journey, { journeys: ['win-back', 'welcome'] }).filter(({ values }) => values?.nearest !== undefined)

  it.each(Object.entries(SLIPS))('in %s is told with the right name, which one click puts there', (_what, slip) => {
    const [parts, right, partOf, mended] = slip
    const journey = journeyOf(parts)
    const found = suggesting(journey)
    expect(found.map(({ values }) => values?.nearest)).toEqual([right])
    expect(found[0]?.message).toMatch(new RegExp(`\\. Did you mean “${right}”\\?$`))
    const better = found[0] && takeNearest(journey, found[0])
    expect(better && partOf(better)).toEqual(mended)
    expect(better && suggesting(better)).toEqual([])
  })

  it('is left alone in other steps, which stay the same objects', () => {
    const wrong = splitBy({ field: 'customer.contry', operator: '=', value: 'MX' })
    const journey = journeyOf({
      nodes: { start: START, x: wrong, y: wrong, end: END },
      edges: ['start > x', 'x:b1 > y', 'x:else > end', 'y:b1 > end', 'y:else > end'],
    })
    const [first] = suggesting(journey)
    const better = first && takeNearest(journey, first)
    expect(better?.variants.v1?.nodes.y).toBe(wrong)
    expect(better?.scenarios).toBe(journey.scenarios)
  })

  it('is not mended over a name that stands there already', () => {
    const five = { dist: 'constant' as const, value: 5 }
    const journey = journeyOf({
      scenario: { population: { attributes: { spendd: five, spend: five }, timeZones: {}, consent: {} } },
    })
    const [first] = suggesting(journey)
    expect(first?.values?.nearest).toBe('spend')
    expect(first && takeNearest(journey, first)).toBeUndefined()
  })

  it('in part of a longer word is not one', () => {
    const body = '{{ customer.contry }} {{ customer.contry_code }}'
    const journey = journeyOf(through({ x: node('message', { channel: 'sms', body }) }))
    const [first] = suggesting(journey)
    expect(first && configOf(takeNearest(journey, first) ?? journey)).toEqual({
      channel: 'sms',
      body: '{{ customer.country }} {{ customer.contry_code }}',
    })
  })

  it('that nothing comes near is told without a guess, and has nothing to be taken', () => {
    const journey = journeyOf(through({ x: hears('zzz') }, ...WAIT))
    const [found] = check(journey)
    expect(found?.code).toBe('unknown-event')
    expect(found?.message).not.toContain('Did you mean')
    expect(found && takeNearest(journey, found)).toBeUndefined()
  })

  it('whose finding is gone, or says what no checker says, changes nothing', () => {
    const journey = journeyOf({})
    const gone = {
      code: 'unknown-event',
      severity: 'error',
      message: '',
      values: { event: 'a', nearest: 'b' },
    } as const
    expect(takeNearest(journey, gone)).toBeUndefined()
    expect(takeNearest(journey, { ...gone, variant: 'v1', node: 'nobody' })).toBeUndefined()
    expect(takeNearest(journey, { ...gone, code: 'toString', variant: 'v1', node: 'mail' })).toBeUndefined()
    expect(takeNearest(journey, { ...gone, path: '/settings/goals/none' })).toBeUndefined()
  })
})
