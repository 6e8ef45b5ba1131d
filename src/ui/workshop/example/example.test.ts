import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../../compiler/index.ts'
import { type Journey, readJourney, readJourneyValue, writeJourney } from '../../../document/index.ts'
import { analyse, simulate } from '../../../simulator/index.ts'
import {
  emotionCurves,
  gapAreas,
  impactAge,
  impactBeside,
  impactFingerprint,
  linkedStep,
  openGaps,
  rankOpportunities,
  stepsOf,
  worstMoment,
  ZONES,
} from '../../../workshop/index.ts'
import { loadExample } from './example.ts'

const english = await loadExample('en')
const workshopIn = (journey: Journey) => {
  if (!journey.workshop) throw new Error('The example has a workshop')
  return journey.workshop
}
const workshop = workshopIn(english)

describe('the example workshop', () => {
  it('is a valid document in its canonical form', () => {
    const text = readFileSync(join(import.meta.dirname, 'a-gift-today.journey.json'), 'utf8')
    const result = readJourney(text)
    expect(result).toMatchObject({ ok: true })
    if (result.ok) expect(writeJourney(result.value)).toBe(text)
  })

  it.each(['en', 'es', 'pt-BR'])('is sound in %s: no error, no warning in any variant', async (language) => {
    const journey = await loadExample(language)
    expect(readJourneyValue(journey)).toMatchObject({ ok: true })
    for (const variant of Object.keys(journey.variants)) {
      const findings = check({ ...journey, mainVariant: variant })
      expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([])
    }
  })

  it.each(['es', 'pt-BR'])('has all of its sentences in %s', async (language) => {
    const [words, translated] = [wordsOf(english), wordsOf(await loadExample(language))]
    expect(translated).toHaveLength(words.length)
    // A few words are the same in all three; a sentence never is.
    const same = words.filter((text, index) => translated[index] === text)
    expect(same.filter((text) => text.split(' ').length > 3)).toEqual([])
  })

  it('finds the worst moment where the coupon comes a day too late', () => {
    expect(worstMoment(workshop)).toMatchObject({
      step: 'p3',
      statements: [
        { code: 'feelsWorse', values: { expected: 2, real: -2 } },
        { code: 'takesLonger', values: { expected: 300_000, real: 86_400_000, ratio: 288 } },
        { code: 'happensLess', values: { expected: 0.95, real: 0.6 } },
      ],
    })
    const areas = gapAreas(emotionCurves(stepsOf(workshop, 'a2')))
    expect(areas.map(({ side }) => side)).toEqual(['worse'])
    expect(openGaps(workshop).map(({ step }) => step)).toEqual(['p4'])
  })

  it('has something in every zone, the coupon first', () => {
    const ranked = rankOpportunities(workshop)
    expect(ranked.map(({ zone }) => zone)).toEqual([...ZONES])
    expect(ranked[0]?.id).toBe('o1')
  })

  it('gives nobody more dots than there are', () => {
    const given = Object.values(workshop.actions).flatMap(({ votes }) => votes)
    for (const person of new Set(given)) expect(given.filter((vote) => vote === person).length).toBeLessThanOrEqual(3)
  })
})

describe('the real-time coupon, simulated against reality', () => {
  const compare = (variant: string) =>
    analyse({
      kind: 'compare',
      request: { journey: english, scenarioId: 's1' },
      sides: [{ variant: 'v1' }, { variant }],
    })

  it('wins part of the purchases back, and the figure on its card is that of the simulation', () => {
    const { goals, people } = compare('v3')
    const { computed } = workshop.opportunities.o1 ?? {}
    expect(goals.g1?.ci95[0]).toBeGreaterThan(0)
    expect(computed).toMatchObject({
      difference: goals.g1?.difference,
      ci95: goals.g1?.ci95,
      first: goals.g1?.first,
      second: goals.g1?.second,
      people,
    })
  })

  it.each(['en', 'es', 'pt-BR'])('is of the journey as it stands, in %s as well', async (language) => {
    const journey = await loadExample(language)
    const { o1 } = workshopIn(journey).opportunities
    expect(o1?.computed?.of).toBe(impactFingerprint(journey, { reality: 'v1', variant: 'v3', scenario: 's1' }))
    expect(o1 && impactAge(journey, o1)).toBe('current')
  })

  it('falls short of the dream, and of what the room guessed', () => {
    expect(compare('v2').goals.g1?.difference).toBeGreaterThan(compare('v3').goals.g1?.ci95[1] ?? 1)
    const { o1 } = workshop.opportunities
    expect(o1 && impactBeside(o1)).toMatchObject({ code: 'more', guess: 4.5, off: true })
  })

  it('stands beside the guesses of the room, step by step', () => {
    const report = simulate({ journey: english, scenarioId: 's1', variant: 'v1' })
    const { p3 } = workshop.steps
    const linked = p3 && linkedStep(p3, report, english.variants.v1?.edges)
    expect(linked?.missing).toEqual([])
    expect(linked?.share?.found).toBeLessThan(0.5)
    expect(linked?.share).toMatchObject({ guess: 0.6, off: true })
  })
})

/** Every text of a document, in the order of its keys. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsOf)
}
