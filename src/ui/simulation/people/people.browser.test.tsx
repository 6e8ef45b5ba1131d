import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { Journey } from '../../../document/index.ts'
import { createEditor } from '../../../editor/index.ts'
import { createBrowserSimulate } from '../../../workers/browser.ts'
import { render } from '../../kit/testing/render.tsx'
import { createSimulation, ResultsPanel } from '../index.ts'

const [loadTemplate] = Object.values(
  import.meta.glob<Journey>('../../library/templates/abandoned-cart.journey.json', { import: 'default' }),
)
if (!loadTemplate) throw new Error('There is no such template')
const template = await loadTemplate()

let takeAway = () => {}
afterEach(() => takeAway())

async function show(language: 'en' | 'es' | 'pt-BR' = 'en') {
  const editor = createEditor({ journey: template })
  const simulation = createSimulation({
    editor,
    simulate: createBrowserSimulate(1),
    newName: () => 'Base case',
    newStart: () => '2026-01-05T00:00:00Z',
  })
  simulation.choice.setState({ tab: 'people' })
  takeAway = await render(
    <div style={{ height: 600, width: 1000 }}>
      <ResultsPanel editor={editor} simulation={simulation} />
    </div>,
    { language },
  )
  return editor
}

const deleteSms = (editor: Awaited<ReturnType<typeof show>>) => {
  const { journey } = editor.document.getState()
  const nodes = Object.entries(journey.variants[journey.mainVariant]?.nodes ?? {})
  const sms = nodes.find(([, node]) => node.kind === 'message' && node.config.channel === 'sms')?.[0] ?? ''
  editor.execute('selection.delete', { nodes: [sms], edges: [], notes: [] })
}

describe('test people', () => {
  it('are found with one click, kept with the journey, and taken back by undo', async () => {
    const editor = await show()
    await page.getByRole('button', { name: 'Find test people' }).click()
    await expect.element(page.getByText(/8 people · 30 of 30 places met/)).toBeVisible()
    expect(Object.keys(editor.document.getState().journey.tests ?? {})).toHaveLength(8)
    editor.undo()
    await expect.element(page.getByText('Nobody tests this journey yet')).toBeVisible()
  })

  it('say whose story an edit has changed, and take the new one when told to', async () => {
    const editor = await show()
    await page.getByRole('button', { name: 'Find test people' }).click()
    await expect.element(page.getByText(/8 people/)).toBeVisible()
    deleteSms(editor)
    await expect
      .element(
        page
          .getByText('Bruno used to get “Discount by SMS”; now leaves with “end of path”.')
          .or(page.getByText(/used to get “Discount by SMS”; now/))
          .first(),
      )
      .toBeVisible()
    await page.getByRole('button', { name: 'Accept all changes' }).click()
    await expect.element(page.getByText(/used to get/)).not.toBeInTheDocument()
  })

  it('mark on the canvas what they meet', async () => {
    const editor = await show()
    await page.getByRole('button', { name: 'Find test people' }).click()
    await page.getByRole('switch', { name: 'Show on the canvas' }).click()
    await expect.poll(() => editor.view.getState().marks?.get('node start')).toBe('met')
    await page.getByRole('tab', { name: 'Overview' }).click()
    expect(editor.view.getState().marks?.size).toBeGreaterThan(20)
  })

  it.each([
    ['es', 'Buscar personas de prueba', /Antes .* recibía «.*»; ahora /],
    ['pt-BR', 'Encontrar pessoas de teste', /Antes .* recebia “.*”; agora /],
  ] as const)('speak %s', async (language, find, changed) => {
    const editor = await show(language)
    await page.getByRole('button', { name: find }).click()
    await expect.poll(() => Object.keys(editor.document.getState().journey.tests ?? {}).length).toBe(8)
    deleteSms(editor)
    await expect.element(page.getByText(changed).first()).toBeVisible()
  })
})
