import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Journey, newWorkshop } from '../../../document/index.ts'
import { textWidth } from '../../kit/index.ts'
import { loadExample } from '../example/example.ts'
import { type Mark, svgOf } from './page/marks.ts'
import type { Page } from './page/paper.ts'
import { reportPages } from './report/report.ts'
import { wallSheets } from './sheet/wall-sheet.ts'
import type { Speech, TakenAway } from './speech.ts'
import { speechIn } from './testing/speech.ts'
import { toldJourneys } from './testing/workshops.ts'

let say: Speech
beforeAll(async () => {
  say = await speechIn('en')
})

const taken = (journey: Journey): TakenAway => ({
  journey,
  workshop: journey.workshop ?? newWorkshop(),
  say,
  today: 'Nov 22, 2026',
})

/** The box a mark has at most. A path's corners and handles hold it. */
function boxOf(mark: Mark): { left: number; right: number; top: number; bottom: number } {
  if (mark.kind === 'text') {
    const width = textWidth(mark.text, mark.size, mark.bold)
    const left = mark.x - (mark.anchor === 'middle' ? width / 2 : mark.anchor === 'end' ? width : 0)
    return { left, right: left + width, top: mark.y - mark.size, bottom: mark.y + mark.size * 0.35 }
  }
  if (mark.kind === 'path') {
    const numbers = (mark.d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
    const xs = numbers.filter((_, index) => index % 2 === 0)
    const ys = numbers.filter((_, index) => index % 2 === 1)
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  }
  return { left: mark.x, right: mark.x + mark.width, top: mark.y, bottom: mark.y + mark.height }
}

function expectOnPaper(page: Page): void {
  for (const mark of page.marks) {
    const box = boxOf(mark)
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.top).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(page.width)
    expect(box.bottom).toBeLessThanOrEqual(page.height)
  }
}

/** Lines of text on a page that run into each other. */
function overlaps({ marks }: Page): string[] {
  const lines = marks.flatMap((mark) =>
    mark.kind === 'text' && mark.text.trim() !== '' ? [{ mark, box: boxOf(mark) }] : [],
  )
  return lines.flatMap(({ mark, box }, index) =>
    lines
      .slice(index + 1)
      .filter(
        ({ box: other }) =>
          box.left < other.right - 1 &&
          other.left < box.right - 1 &&
          box.top < other.bottom - mark.size * 0.4 &&
          other.top < box.bottom - mark.size * 0.4,
      )
      .map((other) => `${mark.text} / ${other.mark.text}`),
  )
}

const textsOf = (pages: readonly Page[]): string =>
  pages.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))).join(' ')

/** Letters only: lines are broken, and long words are parted. */
const letters = (text: string) => text.replace(/[^\p{Letter}\p{Number}]/gu, '')

describe('the wall sheet and the report of any workshop', () => {
  it('leave nothing beyond the edge of the paper', () => {
    fc.assert(
      fc.property(toldJourneys, fc.constantFrom('a3' as const, 'a4' as const), (journey, paper) => {
        for (const page of wallSheets(taken(journey), { paper })) expectOnPaper(page)
        for (const page of reportPages(taken(journey))) expectOnPaper(page)
      }),
      { numRuns: 25 },
    )
  })

  it('say all that was told of every step', () => {
    fc.assert(
      fc.property(toldJourneys, (journey) => {
        const all = letters(textsOf(wallSheets(taken(journey), { paper: 'a3' })))
        const told = Object.values(journey.workshop?.steps ?? {}).flatMap(({ reality, expectation, pains }) => [
          ...pains,
          expectation?.text ?? '',
          reality?.text ?? '',
        ])
        for (const text of told.filter((each) => /^[\p{Letter} ]{0,80}$/u.test(each)))
          expect(all).toContain(letters(text))
      }),
      { numRuns: 15 },
    )
  })

  it('are files that hold no script and no stray sign', () => {
    fc.assert(
      fc.property(toldJourneys, (journey) => {
        for (const page of wallSheets(taken(journey), { paper: 'a4' })) {
          const svg = svgOf(page, { title: journey.name })
          expect(svg).not.toMatch(/<script|<foreignObject|<img|onerror="|NaN|undefined"|Infinity/)
          // biome-ignore lint/suspicious/noControlCharactersInRegex: no XML file may hold them
          expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u001b\u202e\ufffe]/)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('the sheet of the example', () => {
  it('is one sheet of A3 with no line upon another', async () => {
    const pages = wallSheets(taken(await loadExample('en')), { paper: 'a3' })
    expect(pages).toHaveLength(1)
    expect(pages.flatMap(overlaps)).toEqual([])
  })

  it.each(['en', 'es', 'pt-BR'] as const)(
    'names persona, stages, steps, the worst moment and opportunities in %s',
    async (language) => {
      const journey = await loadExample(language)
      const words = await speechIn(language)
      const text = letters(textsOf(wallSheets({ ...taken(journey), say: words }, { paper: 'a3' })))
      const { persona, steps, opportunities } = journey.workshop ?? newWorkshop()
      const names = [
        persona?.name ?? '',
        ...Object.values(journey.stages).map(({ name }) => name),
        ...Object.values(steps).map(({ name }) => name),
        ...Object.values(opportunities).map(({ name = '' }) => name),
        words.t('takeAway:worst'),
      ]
      for (const name of names) expect(text).toContain(letters(name))
    },
  )

  it('has its report without lines upon one another, with decisions and open questions', async () => {
    const pages = reportPages(taken(await loadExample('en')))
    expect(pages.flatMap(overlaps)).toEqual([])
    const text = textsOf(pages)
    for (const words of ['Marco', 'Mar 31, 2026', 'Do now', 'Interview', '+2.1']) expect(text).toContain(words)
  })
})

it('a course of forty steps goes on on more sheets, each with its own columns', async () => {
  const journey = structuredClone(await loadExample('en')) as Journey
  const step = journey.workshop?.steps.p3
  if (!journey.workshop || !step) throw new Error('The example should have this step')
  for (let index = 0; index < 35; index += 1)
    journey.workshop.steps[`more${index}`] = { ...step, order: 10 + index, name: `Step number ${index}` }
  const pages = wallSheets(taken(journey), { paper: 'a3' })
  expect(pages.length).toBeGreaterThan(2)
  const text = textsOf(pages)
  for (let index = 0; index < 35; index += 1) expect(text).toContain(`Step number ${index}`)
  expect(pages.flatMap(overlaps)).toEqual([])
  for (const page of pages) expectOnPaper(page)
})

it('nothing told makes no sheet', () => {
  const journey = { name: 'J', variants: {}, stages: {}, scenarios: {} } as unknown as Journey
  expect(wallSheets(taken(journey), { paper: 'a3' })).toEqual([])
})
