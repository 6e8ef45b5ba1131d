import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { INSIDE, type Journey } from '../../../document/index.ts'
import { createEditor, createRunStore, select, setPanel } from '../../../editor/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { createBrowserSimulate } from '../../../workers/browser.ts'
import { createBrowserChecker } from '../../../workers/browser-checker.ts'
import { render } from '../../kit/testing/render.tsx'
import { Designer } from '../index.ts'

const [loadTemplate] = Object.values(
  import.meta.glob<Journey>('../../library/templates/abandoned-cart.journey.json', { import: 'default' }),
)
if (!loadTemplate) throw new Error('There is no such template')
const template = await loadTemplate()
const { check, compile } = createBrowserChecker()
const simulate = createBrowserSimulate(1)

let takeAway = () => {}
afterEach(() => takeAway())

async function open(language: 'en' | 'es' = 'en') {
  const editor = createEditor({ journey: template, check })
  const run = createRunStore<Report>()
  takeAway = await render(<Designer editor={editor} run={run} services={{ compileVariant: compile }} />, {
    language,
    full: true,
  })
  await page.getByRole('button', { name: language === 'en' ? 'Machine' : 'Máquina' }).click()
  await expect.element(tree()).toBeVisible()
  return { editor, run }
}

const tree = () => page.getByTestId('machine-tree')
const line = (id: string) => document.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`)
const state = (node: string) => `path.${INSIDE}.${node}`
const step = (node: string) => document.querySelector<HTMLElement>(`.react-flow__node[data-id="${node}"]`)

const position = (step: string) => page.getByTestId('story-player').getByText(new RegExp(`^Step ${step} of`))

async function withStories(language: 'en' | 'es' = 'en') {
  const opened = await open(language)
  opened.run.start(template)
  const report = await simulate({ journey: template, scenarioId: 's1', customers: 400, stories: 20 })
  opened.run.finish(report)
  await expect.element(page.getByRole('button', { name: language === 'en' ? 'Play' : 'Reproducir' })).toBeVisible()
  const [story] = report.stories ?? []
  if (!story) throw new Error('There must be a story')
  return { ...opened, story }
}

describe('the machine beside the canvas', () => {
  it('highlights the states of what is selected, and brings them into sight', async () => {
    const { editor } = await open()
    select(editor.view, { nodes: ['country'] })
    await expect.poll(() => line(state('country'))?.getAttribute('aria-selected')).toBe('true')
    expect(line(state('country'))?.getAttribute('aria-expanded')).toBe('true')
    expect(line(state('mail'))?.getAttribute('aria-selected')).toBe('false')
    const [edge] = Object.entries(template.variants.v1?.edges ?? {}).find(([, { from }]) => from === 'mail') ?? []
    select(editor.view, { edges: [edge ?? ''] })
    await expect
      .poll(() => document.querySelector('[data-kind="transition"][aria-selected="true"]')?.textContent)
      .toContain('opened')
    expect(line(state('country'))?.getAttribute('aria-selected')).toBe('false')
  })

  it('selects the step of a state and the edge of a transition', async () => {
    const { editor } = await open()
    line(state('country'))?.click()
    expect([...editor.view.getState().selection.nodes]).toEqual(['country'])
    line(state('country'))?.focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}')
    const [edge] = editor.view.getState().selection.edges
    expect(template.variants.v1?.edges[edge ?? '']).toMatchObject({ from: 'country', to: 'call' })
    expect(document.activeElement?.getAttribute('aria-selected')).toBe('true')
  })

  it('is a tree by keyboard: one stop, arrows, Home and End', async () => {
    await open()
    const stops = () => document.querySelectorAll('[role="treeitem"][tabindex="0"]')
    expect(stops()).toHaveLength(1)
    line('customer')?.focus()
    await userEvent.keyboard('{End}')
    const last = document.activeElement
    expect(last?.getAttribute('data-line')).toMatch(new RegExp(`^path.${INSIDE}.`))
    expect(stops()).toHaveLength(1)
    await userEvent.keyboard('{ArrowLeft}')
    await expect.poll(() => document.activeElement?.getAttribute('data-line')).toBe(`path.${INSIDE}`)
    await userEvent.keyboard('{ArrowLeft}')
    await expect.poll(() => line(`path.${INSIDE}`)?.getAttribute('aria-expanded')).toBe('false')
    await userEvent.keyboard('{Home}')
    await expect.poll(() => document.activeElement?.getAttribute('data-line')).toBe('customer')
  })

  it('finds, says how much it found, and shows the way there', async () => {
    await open()
    await page.getByRole('searchbox', { name: 'Search states, events, guards' }).fill('country')
    await expect.element(page.getByText(/^\d+ lines? found$/)).toBeVisible()
    expect(line(state('country'))).not.toBeNull()
    expect(line(state('mail'))).toBeNull()
  })

  it('says that a journey with errors cannot be compiled, keeps the machine from before, and leads to the problems', async () => {
    const { editor } = await open()
    const [goal] = Object.keys(template.settings.goals)
    editor.execute('selection.delete', { nodes: ['start'], edges: [], notes: [] })
    await expect.element(page.getByText('Cannot be compiled yet.')).toBeVisible()
    expect(goal && line(state('mail'))).not.toBeNull()
    await page.getByRole('button', { name: 'Show problems' }).click()
    await expect.element(page.getByTestId('problems')).toBeVisible()
    editor.undo()
    await expect.element(page.getByText('Cannot be compiled yet.')).not.toBeInTheDocument()
  })
})

describe('a story that is played', () => {
  it('shows, step by step, where the customer is, and leaves the selection alone', async () => {
    const { editor, story } = await withStories()
    select(editor.view, { nodes: ['done'] })
    const selected = editor.view.getState().selection
    const on = page.getByRole('button', { name: 'One step on' })
    for (const each of story.steps) {
      await on.click()
      if (each.type === 'arrived') {
        expect(editor.view.getState().playing).toEqual({ node: each.node })
        await expect
          .poll(() => document.querySelector('[data-live="here"]')?.getAttribute('data-line'))
          .toContain(state(each.node ?? ''))
        await expect.poll(() => step(each.node ?? '')?.querySelector('[data-playing]')).not.toBeNull()
      }
      if (each.type === 'left' && each.edge) expect(editor.view.getState().playing?.edge).toBe(each.edge)
    }
    expect(document.querySelectorAll('[aria-current="step"]')).toHaveLength(1)
    expect(editor.view.getState().selection).toBe(selected)
    await expect
      .poll(() => page.getByTestId('announcer').element().textContent)
      .toContain(`Step ${story.steps.length} of ${story.steps.length}`)
  })

  it('goes by keyboard, plays by itself, pauses, and leaves nothing behind when the panel closes', async () => {
    const { editor } = await withStories()
    const play = page.getByRole('button', { name: 'Play' })
    play.element().focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await expect.element(position('2')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.element(position('3')).toBeVisible()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect.element(play).toBeVisible()
    expect(editor.view.getState().playing).toBeDefined()
    setPanel(editor.view, 'machine', false)
    await expect.poll(() => editor.view.getState().playing).toBeUndefined()
  })

  it('gives reasons in the language of the reader', async () => {
    const { story } = await withStories('es')
    expect(story.steps.some(({ reason }) => reason?.code === 'waited')).toBe(true)
    await expect.element(page.getByText(/esperó/).first()).toBeInTheDocument()
    expect(document.querySelector('[data-testid="story-player"]')?.textContent).not.toMatch(/waited|so none|falls to/)
  })
})
