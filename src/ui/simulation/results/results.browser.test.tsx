import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Journey } from '../../../document/index.ts'
import { createEditor } from '../../../editor/index.ts'
import { type Report, simulate } from '../../../simulator/index.ts'
import type { Analyse } from '../../../workers/analyse.ts'
import { createBrowserAnalyse } from '../../../workers/browser-analyse.ts'
import { render } from '../../kit/testing/render.tsx'
import { createSimulation, ResultsPanel } from '../index.ts'

const [loadTemplate] = Object.values(
  import.meta.glob<Journey>('../../library/templates/abandoned-cart.journey.json', { import: 'default' }),
)
if (!loadTemplate) throw new Error('There is no such template')
const template = await loadTemplate()
const journey = { ...template, scenarios: { s1: { ...template.scenarios.s1!, customers: 2_000 } } }

let report: Report
beforeAll(() => {
  report = simulate({ journey, scenarioId: 's1' })
})

let takeAway = () => {}
beforeEach(() => sessionStorage.clear())
afterEach(() => {
  takeAway()
  vi.restoreAllMocks()
})

interface Shown {
  language?: 'en' | 'es' | 'pt-BR'
  scheme?: 'light' | 'dark'
  analyse?: Pick<Analyse, 'sensitivity' | 'precision'>
}

async function show({ language = 'en', scheme = 'light', analyse }: Shown = {}) {
  const editor = createEditor({ journey })
  const simulation = createSimulation({
    editor,
    simulate: () => Promise.resolve(report),
    newName: () => 'Base case',
    newStart: () => '2026-01-05T00:00:00Z',
  })
  takeAway = await render(
    <div style={{ height: 500, width: 1000 }}>
      <header style={{ height: 40 }}>
        <button type="button">Above</button>
      </header>
      <button type="button">Beside</button>
      <ResultsPanel editor={editor} simulation={simulation} {...(analyse ? { analyse } : {})} />
    </div>,
    { language, scheme },
  )
  simulation.start()
  await expect.poll(() => simulation.run.getState().status).toBe('done')
  return { editor, simulation }
}

/** What the page hands over as files, by name. */
function files() {
  const saved: { name: string; blob: Blob }[] = []
  let last = new Blob()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob
    return `data:${last.type},`
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: last })
  })
  return saved
}

const tab = (name: string) => page.getByRole('tab', { name }).click()
const chart = (name: string) => page.getByRole('region', { name, exact: true }).getByRole('figure')

describe('a chart', () => {
  it('is told in a sentence and by row, and is a table at a press', async () => {
    await show()
    await tab('Flow')
    await expect.element(chart('Funnel by stage')).toHaveAccessibleDescription(/^Of 2,000 people who came in/)
    await expect.element(page.getByText('2,000 · 100.0%').first()).toBeVisible()
    await page.getByRole('button', { name: 'Show as table: Funnel by stage' }).click()
    await expect.element(page.getByRole('row', { name: /^Reached: Purchase/ })).toBeVisible()
    await page.getByRole('button', { name: 'Show as chart: Funnel by stage' }).click()
    await expect.element(page.getByRole('row', { name: /^Reached: Purchase/ })).not.toBeInTheDocument()
  })

  it('says n and interval where the keyboard is', async () => {
    await show()
    await tab('Flow')
    await expect.element(page.getByText('2,000 · 100.0%').first()).toBeVisible()
    const svg = chart('Funnel by stage').element().querySelector<SVGSVGElement>('svg')
    svg?.focus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByText(/^Consider: 2,000 of 2,000 = 100\.00%; 95 % interval/)).toBeVisible()
  })

  it('shows the way of everybody, place by place', async () => {
    await show()
    await tab('Flow')
    await page.getByText('By step').click()
    await expect.element(page.getByRole('img', { name: 'Cart abandoned: 2,000 visits; n = 2,000' })).toBeVisible()
  })

  it('goes to a file as a table, and as a picture in the colours and letters of the screen', async () => {
    await show({ scheme: 'dark' })
    await tab('Flow')
    await expect.element(page.getByText('2,000 · 100.0%').first()).toBeVisible()
    const saved = files()
    const save = async (item: string) => {
      await page.getByRole('button', { name: 'Download: Funnel by stage' }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    await save('Table (CSV)')
    await expect.poll(() => saved.length).toBe(1)
    expect(saved[0]?.name).toBe('s1-v1-funnel.csv')
    expect(await saved[0]?.blob.text()).toMatch(/^stage,people,share,ci95Low/)
    await save('Picture (SVG)')
    await expect.poll(() => saved.length).toBe(2)
    const picture = new DOMParser().parseFromString((await saved[1]?.blob.text()) ?? '', 'image/svg+xml')
    expect(picture.querySelector('parsererror')).toBeNull()
    expect(picture.querySelector('rect')?.getAttribute('fill')).toBe('#1c1f22')
    expect(picture.querySelector('style')?.textContent).toContain('src:url(data:font/woff2;base64,')
    expect(picture.documentElement.textContent).toContain('Of 2,000 people who came in')
    expect(picture.documentElement.outerHTML).not.toMatch(/var\(--|class=|on\w+=/)
  })

  it('can be drawn in points, twice as fine', async () => {
    await show()
    await tab('Flow')
    await expect.element(page.getByText('2,000 · 100.0%').first()).toBeVisible()
    const { pictureOf } = await import('./save-picture.ts')
    const { pointsOf } = await import('../../kit/index.ts')
    const svg = chart('Funnel by stage').element().querySelector<SVGSVGElement>('svg')
    if (!svg) throw new Error('There is no chart')
    const table = { columns: [], rows: [] }
    const text = await pictureOf(svg, { id: 'f', title: 'Funnel', sentence: 'Said.', table }, 'n = 2,000')
    const image = await createImageBitmap(await pointsOf(text))
    expect(image.width).toBe(2 * (svg.viewBox.baseVal.width + 32))
  })
})

describe('the panel', () => {
  it('comes back to the tab it was left at', async () => {
    await show()
    await tab('Messages')
    takeAway()
    await show()
    await expect.element(page.getByRole('tab', { name: 'Messages' })).toHaveAttribute('aria-selected', 'true')
  })

  it('lies over the page when large, keeps the keyboard out of what it covers, and goes back by Escape', async () => {
    await show()
    await page.getByRole('button', { name: 'Large view' }).click()
    const beside = page.getByText('Beside').element()
    const covered = () => beside.closest('[inert]') !== null
    await expect.poll(covered).toBe(true)
    expect(page.getByText('Above').element().closest('[inert]')).toBeNull()
    await userEvent.keyboard('{Escape}')
    await expect.poll(covered).toBe(false)
  })

  it('takes the limit of messages a week from the person', async () => {
    await show()
    await tab('Messages')
    await page.getByLabelText('Limit a week').fill('0')
    await expect.element(page.getByText(/get more than 0 messages in their busiest week/)).toBeVisible()
  })

  it('speaks the language of the page', async () => {
    await show({ language: 'pt-BR' })
    await tab('Experimentos')
    await expect.element(page.getByText(/é provavelmente o melhor/)).toBeVisible()
  })
})

describe('what matters most', () => {
  it('is asked for, drawn and told with its interval', async () => {
    await show({ analyse: createBrowserAnalyse(2) })
    await tab('What matters')
    await page.getByRole('button', { name: 'What matters most?' }).click()
    await expect
      .element(page.getByText(/^As assumed, .* of 2,000 people .* It depends most on/), { timeout: 15_000 })
      .toBeVisible()
    await expect.element(chart('What matters most for Purchase')).toBeVisible()
    await expect.element(page.getByText('Assumption without a source').first()).toBeVisible()
  })

  it('can be stopped', async () => {
    const never = vi.fn(
      (_request: unknown, { signal }: { signal?: AbortSignal } = {}) =>
        new Promise<never>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    )
    await show({ analyse: { sensitivity: never, precision: never } })
    await tab('What matters')
    await page.getByRole('button', { name: 'What matters most?' }).click()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    expect(never.mock.calls[0]?.[1]?.signal?.aborted).toBe(true)
    await expect.element(page.getByRole('button', { name: 'What matters most?' })).toBeVisible()
  })
})

describe('a run until the goal is known well enough', () => {
  it('says how well it is known', async () => {
    const precision: Analyse['precision'] = async ({ within }) => ({
      report: { ...report },
      goal: 'g1',
      reached: true,
      within: within * 0.9,
      rounds: [2_000, 9_000],
    })
    const sensitivity = () => Promise.reject(new Error('Not asked for'))
    await show({ analyse: { precision, sensitivity } })
    await page.getByRole('button', { name: 'More precise…' }).click()
    await page.getByLabelText('Known to ± points').fill('0.5')
    await page.getByRole('button', { name: 'Run until then' }).click()
    await expect
      .element(
        page.getByText('Run until the rate of Purchase was known to ± 0.5 points: it is ± 0.45, after 2 rounds.'),
      )
      .toBeVisible()
  })
})

describe('the report to print', () => {
  it('holds outcome, charts with tables, assumptions and the way to run it again; light whatever the screen is', async () => {
    await show({ scheme: 'dark' })
    await page.getByRole('button', { name: 'Report to print' }).click()
    const paper = page.getByRole('dialog', { name: 'Report' })
    await expect.element(paper.getByRole('heading', { level: 1, name: template.name })).toBeVisible()
    await expect.element(paper.getByRole('table', { name: 'Assumptions' })).toBeInTheDocument()
    await expect.element(paper.getByText(/simulate abandoned-cart.*--customers 2000 .*--seed 7$/)).toBeInTheDocument()
    await expect.poll(() => paper.element().querySelectorAll('figure svg').length).toBeGreaterThan(7)
    const article = paper.getByRole('article').element()
    expect(getComputedStyle(article).getPropertyValue('--j-text').trim()).toBe('#1a1e21')
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
    await paper.getByRole('button', { name: 'Print…' }).click()
    expect(print).toHaveBeenCalledOnce()
    await userEvent.keyboard('{Escape}')
    await expect.element(paper).not.toBeInTheDocument()
    await expect.element(page.getByRole('button', { name: 'Report to print' })).toHaveFocus()
  })
})
