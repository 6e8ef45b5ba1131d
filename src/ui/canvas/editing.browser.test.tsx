import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Editor, select, setBands } from '../../editor/index.ts'
import type { JourneyCanvasProps } from './index.ts'
import { canvas, drag, face, historyOf, main, settled, showColumn, zoom } from './testing/by-hand.tsx'

let takeAway = () => {}
afterEach(() => takeAway())

async function show(props: Partial<JourneyCanvasProps> = {}): Promise<Editor> {
  const [editor, leave] = await showColumn(props)
  takeAway = leave
  return editor
}

const lines = () => document.querySelectorAll('[data-testid="guides"] > div').length

describe('deleting by key', () => {
  it('leads the way on past the step; with Shift it ends', async () => {
    const editor = await show()
    select(editor.view, { nodes: ['n2'] })
    canvas().focus()
    await userEvent.keyboard('{Delete}')
    expect(main(editor)?.edges.e2).toEqual({ from: 'n1', port: 'next', to: 'n3' })
    editor.undo()
    await userEvent.keyboard('{Shift>}{Delete}{/Shift}')
    expect(main(editor)?.nodes).not.toHaveProperty('n2')
    expect(main(editor)?.edges).not.toHaveProperty('e2')
  })
})

describe('groups by hand', () => {
  async function grouped(props: Partial<JourneyCanvasProps> = {}) {
    const editor = await show(props)
    select(editor.view, { nodes: ['n2', 'n3'] })
    canvas().focus()
    await userEvent.keyboard('{Control>}g{/Control}')
    const [id] = Object.keys(main(editor)?.groups ?? {})
    await expect.element(page.getByRole('textbox', { name: 'Name of the group' })).toBeVisible()
    return { editor, id: id ?? '' }
  }

  it('are made, named, folded and unfolded without a mouse, and the keyboard stays on them', async () => {
    const { editor, id } = await grouped()
    await userEvent.keyboard('Reminders{Enter}')
    expect(main(editor)?.groups[id]?.name).toBe('Reminders')
    await expect.poll(() => document.activeElement).toBe(face(`group:${id}`))
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.querySelector('.react-flow__node[data-id="n2"]')).toBeNull()
    expect(document.activeElement).toBe(face(`group:${id}`))
    await expect.element(page.getByText('2 steps')).toBeVisible()
    await expect.poll(() => document.querySelectorAll('.react-flow__edge').length).toBe(3)
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => face('n2')).toBeTruthy()
    expect(historyOf(editor)).toEqual(['group.create', 'group.rename', 'group.collapse', 'group.collapse'])
  })

  it('are carried by their heading, all steps in one step of the history', async () => {
    const { editor, id } = await grouped()
    await userEvent.keyboard('{Escape}')
    const heading = face(`group:${id}`).querySelector('.frame-handle') as Element
    await drag(editor, heading, { by: { x: 160, y: 0 }, alt: true })
    expect(['n1', 'n2', 'n3'].map((node) => main(editor)?.nodes[node]?.position)).toEqual([
      { x: 0, y: 120 },
      { x: 160, y: 240 },
      { x: 160, y: 360 },
    ])
    expect(historyOf(editor)).toEqual(['group.create', 'node.move'])
  })

  it('are folded without drawing any other step again', async () => {
    const drawn: string[] = []
    const journeyName = (name: string) => {
      drawn.push(name)
      return name
    }
    const { editor, id } = await grouped({ journeyName })
    await userEvent.keyboard('{Escape}')
    await settled()
    drawn.length = 0
    editor.execute('group.collapse', { group: id, collapsed: true })
    await settled()
    expect(drawn).toEqual([])
  })

  it('are done away with by Ctrl+Shift+G', async () => {
    const { editor } = await grouped()
    await userEvent.keyboard('{Escape}')
    canvas().focus()
    await userEvent.keyboard('{Control>}{Shift>}G{/Shift}{/Control}')
    expect(main(editor)?.groups).toEqual({})
    expect(Object.keys(main(editor)?.nodes ?? {})).toHaveLength(5)
  })
})

describe('lining up while dragging', () => {
  it('pulls a step into the column of the others and shows it; with Alt it goes where it is put', async () => {
    const editor = await show()
    let shown = 0
    await drag(editor, face('n4'), { by: { x: 304, y: 0 }, alt: true })
    expect(main(editor)?.nodes.n4?.position.x).toBe(304)
    await drag(editor, face('n4'), {
      by: { x: -299, y: 37 },
      during: () => {
        shown = lines()
      },
    })
    expect(shown).toBeGreaterThan(0)
    expect(main(editor)?.nodes.n4?.position.x).toBe(0)
    await expect.poll(lines).toBe(0)
  })
})

describe('stages behind the steps', () => {
  it('give a step the stage of the band it is carried into, in one step', async () => {
    const editor = await show()
    setBands(editor.view, 'rows')
    await expect.poll(() => document.querySelectorAll('[data-testid="bands"] > li').length).toBe(2)
    await drag(editor, face('n1'), { by: { x: 320, y: 320 }, alt: true })
    expect(main(editor)?.nodes.n1?.stage).toBe('st2')
    editor.undo()
    expect(main(editor)?.nodes.n1).toMatchObject({ stage: 'st1', position: { x: 0, y: 120 } })
  })

  it('are left alone while none are shown', async () => {
    const editor = await show()
    await drag(editor, face('n1'), { by: { x: 320, y: 320 }, alt: true })
    expect(main(editor)?.nodes.n1?.stage).toBe('st1')
  })
})

describe('adding and replacing', () => {
  it('asks for a step where nothing is, on double click', async () => {
    const editor = await show()
    const { left, top } = canvas().getBoundingClientRect()
    const place = { clientX: left + 140, clientY: top + 200 }
    const pane = document.elementFromPoint(place.clientX, place.clientY)
    pane?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, ...place }))
    await expect.element(page.getByRole('dialog', { name: 'Choose the next step' })).toBeVisible()
    await userEvent.keyboard('exit{Enter}')
    await expect.poll(() => Object.values(main(editor)?.nodes ?? {}).map(({ kind }) => kind)).toContain('exit')
    const made = Object.values(main(editor)?.nodes ?? {}).find(({ kind }) => kind === 'exit')
    const at = editor.view.getState().viewport
    expect(Math.abs((made?.position.x ?? 0) - (140 - (at?.x ?? 0)) / zoom(editor))).toBeLessThanOrEqual(8)
  })

  it('puts another kind in the place of the selected step by R', async () => {
    const editor = await show()
    select(editor.view, { nodes: ['n2'] })
    face('n2').focus()
    await userEvent.keyboard('r')
    await expect.element(page.getByRole('dialog', { name: 'Replace by…' })).toBeVisible()
    await userEvent.keyboard('webhook{Enter}')
    await expect.poll(() => main(editor)?.nodes.n2?.kind).toBe('webhook')
    expect(main(editor)?.nodes.n2).toMatchObject({ name: 'Step 2', position: { x: 0, y: 240 }, stage: 'st1' })
    expect(Object.values(main(editor)?.edges ?? {})).toContainEqual({ from: 'n2', port: 'ok', to: 'n3' })
  })

  it('says what is wrong with something pasted that is no step', async () => {
    const editor = await show()
    const before = main(editor)
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '{"format":"jornada/clip"')
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    const notice = () => document.querySelector('[data-testid="canvas-notice"]')?.textContent
    await expect.poll(notice).toContain('not complete')
    expect(main(editor)).toBe(before)
  })
})

describe('several at once', () => {
  it('are lined up, spaced and pinned from the bar over the canvas', async () => {
    const editor = await show()
    editor.execute('node.move', { nodes: { n2: { x: 90, y: 250 } } })
    select(editor.view, { nodes: ['n1', 'n2', 'n3'] })
    await page.getByRole('button', { name: 'Align left' }).click()
    expect(main(editor)?.nodes.n2?.position.x).toBe(0)
    await page.getByRole('button', { name: 'Space evenly below one another' }).click()
    expect(main(editor)?.nodes.n2?.position.y).toBe(240)
    await page.getByRole('button', { name: 'Pin: stays when tidied up' }).click()
    expect(main(editor)?.nodes.n2?.pinned).toBe(true)
    await expect.element(page.getByRole('button', { name: 'Unpin' })).toBeVisible()
  })

  it('fill the screen by Shift+2', async () => {
    const editor = await show()
    const before = zoom(editor)
    select(editor.view, { nodes: ['n2'] })
    canvas().focus()
    await userEvent.keyboard('{Shift>}2{/Shift}')
    await expect.poll(() => zoom(editor)).toBeGreaterThan(before)
  })
})
