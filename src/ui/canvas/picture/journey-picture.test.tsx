import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Journey, portsOf, readJourneyValue } from '../../../document/index.ts'
import { HOSTILE, hostileJourney } from '../../../document/testing/hostile.ts'
import type { RunReport } from '../../../editor/index.ts'
import { formatFor } from '../../kit/format/format.ts'
import { AS_IT_IS, startI18n } from '../../kit/index.ts'
import { sentenceOf } from '../kinds/index.ts'
import { JourneyPicture, type JourneyPictureProps, pictureSize } from './journey-picture.tsx'
import { sayOf } from './words.ts'

function read(value: unknown): Journey {
  const result = readJourneyValue(value)
  if (!result.ok) throw new Error('It should be a journey')
  return result.value
}
const journey = read(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../document/fixtures/abandoned-cart.journey.json'), 'utf8')),
)
const variant = journey.variants[journey.mainVariant]
if (!variant) throw new Error('It should have a variant')

const report: RunReport = {
  variant: journey.mainVariant,
  entered: 1000,
  active: 0,
  nodes: Object.fromEntries(
    Object.keys(variant.nodes).map((id) => [id, { entered: 437, left: 437, active: 0, dwellMs: { p50: 0, p90: 0 } }]),
  ),
  edges: {},
}

beforeAll(() => startI18n('en', ['common', 'kinds']))

const t = (key: string, values?: Record<string, unknown>) => String(i18next.t(key, { ...values, ...AS_IT_IS }))
const words = (of: Journey) => sayOf({ journey: of, variant: of.mainVariant, t, format: formatFor('en') })
const draw = (of: Journey, more: Partial<JourneyPictureProps> = {}): string => {
  const shown = of.variants[of.mainVariant]
  if (!shown) throw new Error('No variant')
  return renderToStaticMarkup(
    <JourneyPicture variant={shown} stages={of.stages} say={words(of)} scheme="light" title={of.name} {...more} />,
  )
}
const escaped = (text: string) => renderToStaticMarkup(<i>{text}</i>).slice(3, -4)

describe('the picture of a journey', () => {
  it('shows every step with its name, its sentence and its ways out, and every note', () => {
    const picture = draw(journey)
    for (const node of Object.values(variant.nodes)) {
      expect(picture).toContain(escaped(node.name))
      expect(picture).toContain(escaped(sentenceOf(node, words(journey))))
      for (const port of portsOf(node)) if (port.name) expect(picture).toContain(escaped(port.name))
    }
    for (const { name } of Object.values(journey.stages)) expect(picture).toContain(escaped(name))
  })

  it('needs nothing but itself: no style sheet, no variables, no foreign content', () => {
    for (const scheme of ['light', 'dark'] as const)
      expect(draw(journey, { scheme })).not.toMatch(
        /var\(|foreignObject|color-mix|href=|class="(?!tabler)|currentColor/,
      )
  })

  it('has figures when there is a simulation, and none else', () => {
    expect(draw(journey, { report })).toContain('437')
    expect(draw(journey)).not.toContain('437')
  })

  it('of a selection holds that and the ways within it, and is smaller', () => {
    const [first = '', second = ''] = Object.keys(variant.nodes)
    const chosen = { nodes: new Set([first]), notes: new Set<string>() }
    const picture = draw(journey, { chosen })
    expect(picture).toContain(escaped(variant.nodes[first]?.name ?? ''))
    expect(picture).not.toContain(escaped(variant.nodes[second]?.name ?? ''))
    expect(picture).not.toContain('stroke-linejoin="round" stroke-linecap="round"')
    expect(pictureSize(variant, chosen).height).toBeLessThan(pictureSize(variant).height)
  })

  it('of nothing is an empty sheet', () => {
    expect(draw(journey, { chosen: { nodes: new Set(), notes: new Set() } })).toContain('viewBox="0 0 320 200"')
  })

  it.each(Object.entries(HOSTILE))('writes names as text: %s', (_, name) => {
    const picture = draw(read(hostileJourney(name)))
    expect(picture).not.toMatch(/<script|<image|<img|<style/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no XML file may hold them
    expect(picture).not.toMatch(/[\u0000-\u0008\u001b\u202e\ud800-\udbff](?![\udc00-\udfff])/)
  })
})
