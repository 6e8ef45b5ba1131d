import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { type Journey, LIMITS, newJourney, writeJourney } from '../../document/index.ts'
import { fail } from '../../kernel/result.ts'
import { createMemoryStore, type JourneyClient } from '../../sync/index.ts'
import { render } from '../kit/testing/render.tsx'
import { type KeepResult, LibraryScreen, type LibraryServices } from './index.ts'

const offline = () => Promise.resolve(fail({ kind: 'offline' as const, message: 'no server in this test' }))
const noServer = new Proxy({}, { get: () => offline }) as JourneyClient

/** A keeper over a map: enough of the world for a library. */
function world(kept: Journey[] = []) {
  const journeys = new Map(kept.map((journey) => [journey.id, journey]))
  const opened: { id: string; document: Journey | undefined }[] = []
  const done = (): Promise<KeepResult> => Promise.resolve('done')
  const services: LibraryServices = {
    client: {
      ...noServer,
      list: () =>
        Promise.resolve({
          ok: true,
          value: {
            total: journeys.size,
            journeys: [...journeys.values()].map((journey, index) => ({
              id: journey.id,
              name: journey.name,
              description: '',
              nodes: 1,
              variants: 1,
              channels: [],
              revision: 1,
              etag: `"1-${journey.name}"`,
              createdAt: '2026-01-05T08:00:00Z',
              updatedAt: `2026-01-05T09:0${index}:00Z`,
            })),
          },
        }),
    },
    store: createMemoryStore(undefined, Date.now),
    keeper: {
      load: (id) => Promise.resolve(journeys.get(id)),
      create: (journey) => {
        journeys.set(journey.id, journey)
        return done()
      },
      change: (id, change) => {
        const journey = journeys.get(id)
        if (journey) journeys.set(id, change(journey))
        return done()
      },
      remove: (id) => {
        journeys.delete(id)
        return done()
      },
    },
    now: () => Date.parse('2026-01-05T12:00:00Z'),
    randomSuffix: () => 'abc123',
    timeZone: () => 'Europe/Madrid',
    open: (id, document) => opened.push({ id, document }),
  }
  return { services, journeys, opened }
}

const journey = (id: string, name: string) => newJourney({ id, name, timeZone: 'UTC' })
const fileInput = () => document.querySelector<HTMLInputElement>('input[type=file]')

async function choose(name: string, content: BlobPart): Promise<void> {
  const input = fileInput()
  if (!input) throw new Error('The library has no file field')
  const files = new DataTransfer()
  files.items.add(new File([content], name, { type: 'application/json' }))
  input.files = files.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

let takeAway = () => {}
const show = async (services: LibraryServices, language: 'en' | 'es' = 'en') => {
  takeAway = await render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Router hook={memoryLocation().hook}>
        <LibraryScreen services={services} />
      </Router>
    </QueryClientProvider>,
    { language, full: true },
  )
}
afterEach(() => takeAway())

describe('templates', () => {
  it('open with one click, as a new journey with an id of its own', async () => {
    const { services, opened } = world()
    await show(services)
    await page.getByRole('button', { name: 'Abandoned cart' }).click()
    expect(opened).toMatchObject([
      { id: 'abandoned-cart-abc123', document: { id: 'abandoned-cart-abc123', name: 'Abandoned cart' } },
    ])
  })

  it('speak the language of the interface', async () => {
    const { services, opened } = world()
    await show(services, 'es')
    await page.getByRole('button', { name: 'Carrito abandonado' }).click()
    expect(opened[0]?.document?.settings.goals.g1?.name).toBe('Compra')
  })
})

describe('taking in a file', () => {
  beforeEach(async () => {
    await page.viewport(1280, 800)
  })

  it('opens a sound journey under its own id', async () => {
    const { services, opened } = world()
    await show(services)
    await expect.element(page.getByText('Start from a journey that works')).toBeVisible()
    await choose('mine.journey.json', writeJourney(journey('mine', 'Mine')))
    await expect.poll(() => opened).toMatchObject([{ id: 'mine' }])
  })

  it('makes a copy when a journey of that id is here already', async () => {
    const { services, opened } = world([journey('mine', 'Mine')])
    await show(services)
    await expect.element(page.getByRole('link', { name: 'Mine' })).toBeVisible()
    await choose('mine.journey.json', writeJourney(journey('mine', 'Mine')))
    await expect.poll(() => opened).toMatchObject([{ id: 'mine-abc123', document: { name: 'Mine' } }])
  })

  it('lists every problem of a bad file with its place', async () => {
    const { services, opened } = world()
    await show(services)
    await expect.element(page.getByText('Start from a journey that works')).toBeVisible()
    const bad = { ...journey('bad', 'Bad'), timeZone: 'Mars/Olympus', colour: 'red', mainVariant: 7 }
    await choose('bad.journey.json', JSON.stringify(bad, null, 2))
    const dialog = page.getByRole('dialog')
    await expect.element(dialog.getByText(/^3 things have to be mended/)).toBeVisible()
    for (const path of ['timeZone', 'colour', 'mainVariant'])
      await expect.element(dialog.getByText(path, { exact: true })).toBeVisible()
    await expect.element(dialog.getByText(/line \d+, column \d+/).first()).toBeVisible()
    expect(opened).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
  })

  it('says what is wrong with a text that is no JSON', async () => {
    const { services } = world()
    await show(services)
    await expect.element(page.getByText('Start from a journey that works')).toBeVisible()
    await choose('broken.journey.json', '{ "format": "jornada/journey", ')
    await expect.element(page.getByRole('dialog').getByText(/Line 1/)).toBeVisible()
  })

  it('refuses a huge file at once, by its size', async () => {
    const { services } = world()
    await show(services)
    await expect.element(page.getByText('Start from a journey that works')).toBeVisible()
    const started = performance.now()
    await choose('huge.journey.json', new Uint8Array(LIMITS.fileBytes + 1))
    await expect.element(page.getByRole('dialog').getByText(/larger than 20 MB/)).toBeVisible()
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('reads a large file beside the page, which stays alive', async () => {
    const { services, opened } = world()
    await show(services)
    await expect.element(page.getByText('Start from a journey that works')).toBeVisible()
    const large = { ...journey('large', 'Large') }
    const nodes = Object.fromEntries(
      Array.from({ length: 4_900 }, (_, index) => [
        `n${index}`,
        {
          kind: 'message' as const,
          name: `Step ${index}`,
          position: { x: 0, y: index * 160 },
          config: { channel: 'email' as const, body: 'x'.repeat(400) },
        },
      ]),
    )
    const text = writeJourney({ ...large, variants: { v1: { ...large.variants.v1!, nodes } } })
    expect(text.length).toBeGreaterThan(1_000_000)
    let beats = 0
    const heart = setInterval(() => beats++, 10)
    await choose('large.journey.json', text)
    await expect.poll(() => opened.length, { timeout: 15_000 }).toBe(1)
    clearInterval(heart)
    expect(beats).toBeGreaterThan(3)
  })

  it('takes a pasted journey', async () => {
    const { services, opened } = world()
    await show(services)
    await expect.element(page.getByText('Start from a journey that works')).toBeVisible()
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', writeJourney(journey('pasted', 'Pasted')))
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    await expect.poll(() => opened).toMatchObject([{ id: 'pasted' }])
  })
})

describe('my journeys', () => {
  it('are renamed in place, with Enter to keep and Escape to leave as it was', async () => {
    const { services, journeys } = world([journey('one', 'First')])
    await show(services)
    await page.getByRole('button', { name: 'More for First' }).click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await page.getByLabelText('New name').fill('Renamed')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('link', { name: 'Renamed' })).toBeVisible()
    expect(journeys.get('one')?.name).toBe('Renamed')
  })

  it('come back when a deletion is taken back', async () => {
    const { services, journeys } = world([journey('one', 'First')])
    await show(services)
    await page.getByRole('button', { name: 'More for First' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect.element(page.getByText('Nothing here yet')).toBeVisible()
    expect(journeys.size).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.element(page.getByRole('link', { name: 'First' })).toBeVisible()
    expect(journeys.get('one')?.name).toBe('First')
  })

  it('are copied under another id', async () => {
    const { services, journeys } = world([journey('one', 'First')])
    await show(services)
    await page.getByRole('button', { name: 'More for First' }).click()
    await page.getByRole('menuitem', { name: 'Duplicate' }).click()
    await expect.element(page.getByRole('link', { name: 'First (copy)' })).toBeVisible()
    expect([...journeys.keys()]).toEqual(['one', 'first-copy-abc123'])
  })

  it('are found by a part of their name', async () => {
    const { services } = world([journey('one', 'Citación médica'), journey('two', 'Other')])
    await show(services)
    await expect.element(page.getByRole('link', { name: 'Other' })).toBeVisible()
    await page.getByRole('searchbox').fill('medica')
    await expect.element(page.getByRole('link', { name: 'Other' })).not.toBeInTheDocument()
    await expect.element(page.getByRole('link', { name: 'Citación médica' })).toBeVisible()
  })

  it('are still there without a server', async () => {
    const { services } = world()
    await services.store.putDraft({
      id: 'here',
      session: 's',
      document: journey('here', 'Only here'),
      sent: [],
      changedAt: 1,
    })
    await show({ ...services, client: noServer })
    await expect.element(page.getByRole('link', { name: 'Only here' })).toBeVisible()
    await expect.element(page.getByText(/The server cannot be reached/)).toBeVisible()
  })
})
