import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { Journey } from '../../../document/index.ts'
import { createEditor, type Editor } from '../../../editor/index.ts'
import { render } from '../../kit/testing/render.tsx'
import { PeopleWatch } from '../index.ts'
import { panelViewOf } from '../results/panel-view.ts'
import { PeoplePanel } from './people-panel.tsx'
import { PeopleTab } from './people-tab.tsx'

const [loadTemplate] = Object.values(
  import.meta.glob<Journey>('../../library/templates/abandoned-cart.journey.json', { import: 'default' }),
)
if (!loadTemplate) throw new Error('There is no such template')
const template = await loadTemplate()

let takeAway = () => {}
afterEach(() => takeAway())

type Language = 'en' | 'es' | 'pt-BR'

/** The panel as it stands in the results, or only the badge that stands on the canvas. */
async function show(language: Language = 'en', part: 'panel' | 'badge' = 'panel', journey = template) {
  const editor = createEditor({ journey })
  takeAway = await render(
    part === 'panel' ? (
      <>
        <PeopleTab editor={editor} />
        <PeoplePanel editor={editor} />
      </>
    ) : (
      <PeopleWatch editor={editor} />
    ),
    { language },
  )
  return { editor }
}

const deleteSms = (editor: Editor) => {
  const { journey } = editor.document.getState()
  const nodes = Object.entries(journey.variants[journey.mainVariant]?.nodes ?? {})
  const sms = nodes.find(([, node]) => node.kind === 'message' && node.config.channel === 'sms')?.[0] ?? ''
  editor.execute('selection.delete', { nodes: [sms], edges: [], notes: [] })
}

describe('test people', () => {
  it('are found with one click, kept with the journey, and taken back by undo', async () => {
    const { editor } = await show()
    await page.getByRole('button', { name: 'Find test people' }).click()
    await expect.element(page.getByText(/8 people · 30 of 30 places met/)).toBeVisible()
    expect(Object.keys(editor.document.getState().journey.tests ?? {})).toHaveLength(8)
    editor.undo()
    await expect.element(page.getByText('Nobody tests this journey yet')).toBeVisible()
  })

  it('say whose story an edit has changed, and take the new one when told to', async () => {
    const { editor } = await show()
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
    const { editor } = await show()
    await page.getByRole('button', { name: 'Find test people' }).click()
    await page.getByRole('switch', { name: 'Show on the canvas' }).click()
    await expect.poll(() => editor.view.getState().marks?.get('node start')).toBe('met')
    expect(editor.view.getState().marks?.size).toBeGreaterThan(20)
    await page.getByRole('switch', { name: 'Show on the canvas' }).click()
    await expect.poll(() => editor.view.getState().marks).toBeUndefined()
  })

  it('tell what they do, and what it follows', async () => {
    await show()
    await page.getByRole('button', { name: 'Find test people' }).click()
    await page
      .getByText(/^What \w+ does$/)
      .first()
      .click()
    await expect.element(page.getByText(/ after (“.+” was sent|coming to “.+”): /).first()).toBeVisible()
  })

  it('are watched over while the panel is closed: a badge counts who changed, and opens the panel', async () => {
    const found = await show()
    await page.getByRole('button', { name: 'Find test people' }).click()
    await expect.poll(() => Object.keys(found.editor.document.getState().journey.tests ?? {}).length).toBe(8)
    takeAway()
    const { editor } = await show('en', 'badge', found.editor.document.getState().journey)
    await expect.element(page.getByRole('button')).not.toBeInTheDocument()
    deleteSms(editor)
    await page.getByRole('button', { name: /^\d test (person|people) changed$/ }).click()
    expect(panelViewOf(editor).getState().tab).toBe('people')
    expect(editor.view.getState().panels.results).toBe(true)
    editor.undo()
    await expect.element(page.getByRole('button')).not.toBeInTheDocument()
  })

  it.each([
    ['es', 'Buscar personas de prueba', /Antes .* recibía «.*»; ahora /],
    ['pt-BR', 'Encontrar pessoas de teste', /Antes .* recebia “.*”; agora /],
  ] as const)('speak %s', async (language, find, changed) => {
    const { editor } = await show(language)
    await page.getByRole('button', { name: find }).click()
    await expect.poll(() => Object.keys(editor.document.getState().journey.tests ?? {}).length).toBe(8)
    deleteSms(editor)
    await expect.element(page.getByText(changed).first()).toBeVisible()
  })
})
