import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../../compiler/index.ts'
import {
  type Journey,
  NODE_KINDS,
  readJourney,
  readJourneyValue,
  type Scenario,
  writeJourney,
} from '../../../document/index.ts'
import { FACE, previewOf } from './preview-model.ts'
import { loadTemplate, TEMPLATE_IDS, withTexts } from './templates.ts'

const FOLDER = join(import.meta.dirname, '../templates')
const LANGUAGES = ['en', 'es', 'pt-BR'] as const
const text = (id: string) => readFileSync(join(FOLDER, `${id}.journey.json`), 'utf8')
const nodesOf = (journey: Journey) => Object.values(journey.variants[journey.mainVariant]?.nodes ?? {})

it('together the templates use every kind of step', async () => {
  const journeys = await Promise.all(TEMPLATE_IDS.map((id) => loadTemplate(id, 'en')))
  const used = new Set(journeys.flatMap((journey) => nodesOf(journey).map(({ kind }) => kind)))
  expect([...used].sort()).toEqual([...NODE_KINDS].sort())
})

it('the gallery shows every file of the folder', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.journey.json'))
  expect(files.sort()).toEqual(TEMPLATE_IDS.map((id) => `${id}.journey.json`).sort())
})

describe.each(TEMPLATE_IDS)('the template %s', (id) => {
  it('is a valid document in its canonical form', () => {
    const result = readJourney(text(id))
    expect(result).toMatchObject({ ok: true })
    if (result.ok) expect(writeJourney(result.value)).toBe(text(id))
  })

  it.each(LANGUAGES)('is sound in %s: no error, no warning', async (language) => {
    const result = readJourneyValue(await loadTemplate(id, language))
    if (!result.ok) return expect(result.error).toEqual([])
    const findings = check(result.value).filter(({ severity }) => severity !== 'hint')
    expect(findings).toEqual([])
  })

  it.each(['es', 'pt-BR'])('has all of its words in %s', async (language) => {
    const english = await loadTemplate(id, 'en')
    const translated = await loadTemplate(id, language)
    const same = wordsOf(english).filter((words, index) => wordsOf(translated)[index] === words)
    // A few words are the same in all three; a sentence never is.
    expect(same.filter((words) => words.split(' ').length > 3)).toEqual([])
  })

  it('shows what a journey can be: stages, a goal, an experiment with control, a scenario', async () => {
    const journey = await loadTemplate(id, 'en')
    const nodes = nodesOf(journey)
    expect(Object.keys(journey.stages).length).toBeGreaterThan(1)
    expect(nodes.every((node) => node.stage !== undefined && journey.stages[node.stage])).toBe(true)
    expect(Object.values(journey.settings.goals).filter((goal) => goal.primary)).toHaveLength(1)
    const arms = nodes.flatMap((node) => (node.kind === 'experiment' ? Object.values(node.config.arms) : []))
    expect(arms.some((arm) => arm.control)).toBe(true)
    expect(journey.scenarios.s1).toMatchObject({ customers: 100_000 })
  })

  it('says of every share it assumes that it is assumed, and how far it may be off', async () => {
    const scenario = (await loadTemplate(id, 'en')).scenarios.s1
    const silent = sharesOf(scenario).filter((path) => {
      const about = scenario?.assumptions?.[path]
      return about?.note === undefined || about.low === undefined || about.high === undefined
    })
    expect(silent).toEqual([])
  })

  it('leaves air between its steps', async () => {
    const nodes = nodesOf(await loadTemplate(id, 'en'))
    const crowded = nodes.flatMap((a, index) =>
      nodes.slice(index + 1).filter((b) => {
        const across = Math.abs(a.position.x - b.position.x) - FACE.width
        const down = Math.abs(a.position.y - b.position.y) - FACE.height
        return across < 40 && down < 60
      }),
    )
    expect(crowded).toEqual([])
  })

  it('has a picture with all steps and connections', async () => {
    const journey = await loadTemplate(id, 'en')
    const picture = previewOf(journey)
    expect(picture?.nodes).toHaveLength(nodesOf(journey).length)
    expect(picture?.edges).toHaveLength(Object.keys(journey.variants.v1?.edges ?? {}).length)
  })
})

describe('replacing texts', () => {
  it('refuses a place that is not there, so that a renamed step cannot lose its words in silence', async () => {
    const journey = await loadTemplate('welcome', 'en')
    expect(() => withTexts(journey, { '/variants/v1/nodes/nobody/name': 'Nadie' })).toThrow(
      '/variants/v1/nodes/nobody/name',
    )
    expect(() => withTexts(journey, { '/formatVersion': '2' })).toThrow('/formatVersion')
  })

  it('leaves the original alone', async () => {
    const journey = await loadTemplate('welcome', 'en')
    const copy = withTexts(journey, { '/name': 'Bienvenida' })
    expect([journey.name, copy.name]).toEqual(['Welcome series', 'Bienvenida'])
  })
})

/** Everything in a document that is meant for people. */
function wordsOf(value: unknown, key = ''): string[] {
  const forPeople = ['name', 'label', 'description', 'subject', 'body', 'reason', 'instructions', 'note']
  // What a webhook sends is for machines.
  if (typeof value === 'string') return forPeople.includes(key) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([inner, part]) => wordsOf(part, inner))
}

/** Where in a scenario a probability stands that is neither never nor always. */
function sharesOf(scenario: Scenario | undefined): string[] {
  const { channels = {}, nodes = {}, events = {} } = scenario?.behaviour ?? {}
  const reactions = (place: string, of: object) =>
    Object.entries(of).flatMap(([id, figures]: [string, object]) =>
      Object.entries(figures).flatMap(([key, value]) => (isShare(value) ? [`${place}/${id}/${key}`] : [])),
    )
  return [
    ...reactions('/behaviour/channels', channels),
    ...reactions('/behaviour/nodes', nodes),
    ...reactions('/behaviour/events', events),
  ]
}

const isShare = (value: unknown) => typeof value === 'number' && value > 0 && value < 1
