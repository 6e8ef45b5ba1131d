import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Journey, readJourneyValue } from '../../document/index.ts'
import { HOSTILE, hostileJourney } from '../../document/testing/hostile.ts'
import { assumptionsOf } from '../../simulator/analysis/index.ts'
import { outlineOf } from '../../ui/designer/outline/outline.ts'
import { formatFor } from '../../ui/kit/format/format.ts'
import { AS_IT_IS, LANGUAGE_CODES, startI18n } from '../../ui/kit/index.ts'
import { briefOf } from '../../ui/publishing/brief/brief.ts'
import { md } from '../../ui/publishing/brief/markdown.ts'

// Here, since only the app knows both the brief and the designer's nested text.
const TEMPLATES = join(import.meta.dirname, '../../ui/library/templates')

function read(value: unknown): Journey {
  const result = readJourneyValue(value)
  if (!result.ok) throw new Error('It should be a journey')
  return result.value
}

function brief(journey: Journey, language = 'en'): string {
  const variant = journey.variants[journey.mainVariant]
  if (!variant) throw new Error('It should have a variant')
  const speak = i18next.getFixedT(language)
  return briefOf({
    journey,
    variant: journey.mainVariant,
    scenario: Object.keys(journey.scenarios).sort()[0],
    outline: outlineOf(variant),
    t: (key, values) => String(speak(key, { ...values, ...AS_IT_IS })),
    format: formatFor(language),
  })
}

beforeAll(async () => {
  await startI18n('en', ['publishing', 'kinds', 'common', 'results'])
  await i18next.loadLanguages([...LANGUAGE_CODES])
})

const templates = readdirSync(TEMPLATES).filter((file) => file.endsWith('.journey.json'))

describe.each(templates)('the brief of %s', (file) => {
  const journey = read(JSON.parse(readFileSync(join(TEMPLATES, file), 'utf8')))
  const variant = journey.variants[journey.mainVariant]
  const scenario = Object.values(journey.scenarios)[0]

  it('names every step and arm', () => {
    const text = brief(journey)
    const steps = Object.values(variant?.nodes ?? {})
    const arms = steps.flatMap((node) => ('arms' in node.config ? Object.values(node.config.arms) : []))
    for (const { name } of [...steps, ...arms]) expect(text).toContain(`**${md(name)}**`)
  })

  it('names every goal and every reason to leave', () => {
    const text = brief(journey)
    for (const goal of Object.values(journey.settings.goals)) expect(text).toContain(`**${md(goal.name)}**`)
    for (const { reason } of Object.values(journey.settings.exitRules)) expect(text).toContain(md(reason))
  })

  it('names every assumption that matters, with its source', () => {
    const text = brief(journey)
    const told = scenario ? assumptionsOf(journey, scenario, journey.mainVariant).filter(({ used }) => used) : []
    const rows = text.split('\n').filter((line) => line.startsWith('| ')).length
    expect(rows).toBe(told.length === 0 ? 0 : told.length + 2)
    for (const { source } of told) if (source) expect(text).toContain(md(source))
  })

  it.each(LANGUAGE_CODES)('has all its words in %s', (language) => {
    const text = brief(journey, language)
    expect(text).not.toMatch(/publishing:|kinds:|common:|results:|\b(?:brief|setting|reentry|rule)\.[a-z]+/)
    expect(text).toMatch(/^# .+\n/)
  })
})

describe('the brief of a journey with hostile names', () => {
  // A description may have paragraphs of its own.
  const briefOfNames = (name: string) => brief({ ...read(hostileJourney(name)), description: '' })

  it.each(Object.entries(HOSTILE))('has no line, heading or link but its own: %s', (_, name) => {
    const shape = (text: string) => text.split('\n').map((line) => /^(#+ |\| ?|\s*- |\*|$|)/.exec(line)?.[0])
    expect(shape(briefOfNames(name))).toEqual(shape(briefOfNames('Plain')))
    expect(briefOfNames(name).replaceAll(/\\./g, '')).not.toMatch(/<|\]\(|https?:/)
  })
})
