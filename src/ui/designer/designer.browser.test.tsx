import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Journey, journeySchema } from '../../document/index.ts'
import { createEditor, type Editor, select, sequentialIds } from '../../editor/index.ts'
import { render } from '../kit/testing/render.tsx'
import { Designer, type ExportedFile } from './index.ts'

const journey = (): Journey =>
  journeySchema.parse({
    format: 'jornada/journey',
    formatVersion: 1,
    id: 'test',
    name: 'Test',
    timeZone: 'UTC',
    attributes: { country: { label: 'Country', type: 'category', values: ['MX', 'AR'] } },
    variants: {
      main: {
        name: 'Main',
        purpose: 'realistic',
        nodes: {
          start: { kind: 'entry', name: 'Start', position: { x: 0, y: 0 }, config: { trigger: { type: 'manual' } } },
          where: {
            kind: 'split',
            name: 'Where?',
            position: { x: 0, y: 120 },
            config: {
              branches: {
                b1: { name: 'Mexico', order: 1, where: { combinator: 'and', rules: [] } },
                b2: { name: 'Argentina', order: 2, where: { combinator: 'and', rules: [] } },
              },
            },
          },
          end: { kind: 'exit', name: 'End', position: { x: 0, y: 240 }, config: { reason: 'Done' } },
        },
        edges: {
          e1: { from: 'start', port: 'next', to: 'where' },
          e2: { from: 'where', port: 'b1', to: 'end' },
          e3: { from: 'where', port: 'b2', to: 'end' },
        },
      },
    },
    mainVariant: 'main',
  })

let takeAway = () => {}
afterEach(() => takeAway())

async function show(files: ExportedFile[] = []): Promise<Editor> {
  const check = () => [
    { code: 'unreachable-node', severity: 'warning' as const, message: 'No way', node: 'end', values: { node: 'End' } },
  ]
  const editor = createEditor({ journey: journey(), ids: sequentialIds(), check, checkDelayMs: 0 })
  takeAway = await render(<Designer editor={editor} services={{ saveFile: (file) => files.push(file) }} />, {
    full: true,
  })
  await expect.element(page.getByTestId('canvas')).toBeVisible()
  return editor
}

const main = (editor: Editor) => editor.document.getState().journey.variants.main
const choose = async (field: string, option: string) => {
  await page.getByRole('combobox', { name: field, exact: true }).first().click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

describe('the inspector', () => {
  it('renames a step while it is typed, as one step of the history', async () => {
    const editor = await show()
    select(editor.view, { nodes: ['end'] })
    await page.getByTestId('step-name').fill('')
    await userEvent.type(page.getByTestId('step-name'), 'Goodbye')
    await expect.poll(() => main(editor)?.nodes.end?.name).toBe('Goodbye')
    expect(editor.history.getState().past).toHaveLength(1)
    await expect.element(page.getByTestId('canvas').getByText('Goodbye')).toBeVisible()
  })

  it('builds a rule out of what the journey knows of customers', async () => {
    const editor = await show()
    select(editor.view, { nodes: ['where'] })
    await page.getByRole('button', { name: 'Add a condition' }).first().click()
    await choose('Value', 'AR')
    await expect
      .poll(() => main(editor)?.nodes.where?.config)
      .toMatchObject({
        branches: {
          b1: { where: { combinator: 'and', rules: [{ field: 'customer.country', operator: '=', value: 'AR' }] } },
        },
      })
    await expect.element(page.getByTestId('inspector').getByText('By Country')).toBeVisible()
  })

  it('takes a branch away with its edge, and no other', async () => {
    const editor = await show()
    select(editor.view, { nodes: ['where'] })
    await page.getByRole('button', { name: 'Remove “Mexico”' }).click()
    expect(Object.keys(main(editor)?.edges ?? {})).toEqual(['e1', 'e3'])
  })

  it('puts branches in another order without touching their edges', async () => {
    const editor = await show()
    select(editor.view, { nodes: ['where'] })
    const before = main(editor)?.edges
    await page.getByRole('button', { name: 'Move “Argentina” up' }).click()
    expect(main(editor)?.nodes.where?.config).toMatchObject({ branches: { b1: { order: 2 }, b2: { order: 1 } } })
    expect(main(editor)?.edges).toBe(before)
  })

  it('connects without a mouse on the canvas', async () => {
    const editor = await show()
    select(editor.view, { nodes: ['where'] })
    await choose('Everyone else', 'End')
    expect(Object.values(main(editor)?.edges ?? {})).toContainEqual({ from: 'where', port: 'else', to: 'end' })
  })
})

describe('the palette', () => {
  it('adds a step by Enter, after the selected one', async () => {
    const editor = await show()
    select(editor.view, { nodes: ['where'] })
    await page.getByRole('searchbox', { name: 'Search steps' }).fill('sms')
    await userEvent.keyboard('{Enter}')
    const made = Object.entries(main(editor)?.nodes ?? {}).find(([, { kind }]) => kind === 'message')
    expect(made?.[1]).toMatchObject({ name: 'SMS', config: { channel: 'sms' } })
    expect(Object.values(main(editor)?.edges ?? {})).toContainEqual({ from: 'where', port: 'else', to: made?.[0] })
  })
})

describe('the problems', () => {
  it('lead to the step they are about', async () => {
    const editor = await show()
    await page.getByRole('button', { name: '1 warning' }).click()
    await page
      .getByTestId('problems')
      .getByRole('button', { name: /No path leads/ })
      .click()
    expect([...editor.view.getState().selection.nodes]).toEqual(['end'])
  })
})

describe('the bar', () => {
  it('undoes by name, and exports the document as it is kept', async () => {
    const files: ExportedFile[] = []
    const editor = await show(files)
    editor.execute('node.rename', { node: 'end', name: 'Other' })
    await page.getByRole('button', { name: 'Undo: rename a step' }).click()
    expect(main(editor)?.nodes.end?.name).toBe('End')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: /journey\.json/ }).click()
    expect(files).toHaveLength(1)
    expect(journeySchema.parse(JSON.parse(files[0]?.text ?? ''))).toEqual(journey())
  })
})
