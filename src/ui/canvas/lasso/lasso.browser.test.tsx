import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Editor, select } from '../../../editor/index.ts'
import { canvas, drag, draw, face, historyOf, main, settled, showColumn } from '../testing/by-hand.tsx'

let takeAway = () => {}
afterEach(() => takeAway())

const selected = (editor: Editor) => {
  const { nodes, notes } = editor.view.getState().selection
  return [...nodes, ...notes].sort()
}
const lassoed = () => document.querySelector('.react-flow')?.hasAttribute('data-lasso') === true

/** A line around the middles of the steps from one height of the column to another. */
const around = (from: number, to: number) => [
  { x: -180, y: from },
  { x: 0, y: from - 8 },
  { x: 180, y: from },
  { x: 190, y: (from + to) / 2 },
  { x: 180, y: to },
  { x: 0, y: to + 8 },
  { x: -180, y: to },
]

async function inHand(prepare?: (editor: Editor) => void): Promise<Editor> {
  const [editor, leave] = await showColumn({}, prepare)
  takeAway = leave
  canvas().focus()
  await userEvent.keyboard('l')
  await expect.poll(lassoed).toBe(true)
  return editor
}

describe('the lasso', () => {
  it('selects what a line is drawn around, shows the line meanwhile, and moves neither steps nor camera', async () => {
    const editor = await inHand()
    const camera = editor.view.getState().viewport
    let lines = 0
    await draw(editor, around(225, 420), {
      during: () => {
        lines = document.querySelectorAll('[data-testid="lasso"] path').length
      },
    })
    expect(lines).toBe(1)
    expect(selected(editor)).toEqual(['n2', 'n3'])
    expect(document.querySelector('[data-testid="lasso"]')).toBeNull()
    expect(editor.view.getState().viewport).toEqual(camera)
    expect(historyOf(editor)).toEqual([])
  })

  it('adds with Shift, takes away with Alt, and begins afresh without', async () => {
    const editor = await inHand()
    await draw(editor, around(225, 420))
    await draw(editor, around(470, 560), { shift: true })
    expect(selected(editor)).toEqual(['n2', 'n3', 'n4'])
    await draw(editor, around(345, 420), { alt: true })
    expect(selected(editor)).toEqual(['n2', 'n4'])
    await draw(editor, around(110, 200))
    expect(selected(editor)).toEqual(['n1'])
  })

  it('takes notes and collapsed groups in', async () => {
    const editor = await inHand((fresh) => {
      fresh.execute('note.add', { position: { x: 200, y: 240 }, text: 'Why?' })
      const made = fresh.execute('group.create', { nodes: ['n2', 'n3'], name: 'Both' })
      if (made.ok) fresh.execute('group.collapse', { group: made.value, collapsed: true })
    })
    await draw(editor, [
      { x: -200, y: 215 },
      { x: 460, y: 215 },
      { x: 460, y: 380 },
      { x: -200, y: 330 },
    ])
    expect(selected(editor)).toEqual(['k1', 'n2', 'n3'])
  })

  it('carries what is selected already', async () => {
    const editor = await inHand()
    await draw(editor, around(225, 420))
    await drag(editor, face('n2'), { by: { x: 320, y: 0 } })
    expect(main(editor)?.nodes.n2?.position).toEqual({ x: 320, y: 240 })
    expect(main(editor)?.nodes.n3?.position).toEqual({ x: 320, y: 360 })
  })

  it('gives up a line by Escape, with what was selected before, and is put away by another', async () => {
    const editor = await inHand()
    select(editor.view, { nodes: ['start'] })
    await draw(editor, around(225, 420), {
      during: async () => {
        expect(selected(editor)).toEqual(['n2', 'n3'])
        await userEvent.keyboard('{Escape}')
      },
    })
    expect(selected(editor)).toEqual(['start'])
    expect(lassoed()).toBe(true)
    await userEvent.keyboard('{Escape}')
    await expect.poll(lassoed).toBe(false)
    expect(selected(editor)).toEqual(['start'])
  })

  it('is taken from the buttons as well, which can be pressed while it is in the hand', async () => {
    const editor = await inHand()
    const button = page.getByRole('button', { name: /^Lasso/ })
    await expect.element(button).toHaveAttribute('aria-pressed', 'true')
    await button.click()
    await expect.poll(lassoed).toBe(false)
    expect(selected(editor)).toEqual([])
  })

  it('selects from afar, too, where there are no elements to draw around', async () => {
    const [editor, leave] = await showColumn({}, (fresh) => {
      fresh.view.setState({ viewport: { x: 500, y: 100, zoom: 0.2, width: 1000, height: 700 } })
    })
    takeAway = leave
    await expect.poll(() => document.querySelector('[data-testid="far-layer"]')).not.toBeNull()
    canvas().focus()
    await userEvent.keyboard('l')
    await expect.poll(lassoed).toBe(true)
    await settled()
    // Begun right on a step: from afar, too, the lasso draws and carries nothing that is not selected.
    await draw(editor, [{ x: 0, y: 140 }, ...around(225, 420)])
    expect(selected(editor)).toEqual(['n2', 'n3'])
    expect(historyOf(editor)).toEqual([])
  })
})
