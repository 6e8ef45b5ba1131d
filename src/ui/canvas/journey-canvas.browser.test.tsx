import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type Journey, journeySchema } from '../../document/index.ts'
import { createEditor, createRunStore, type Editor, select, sequentialIds } from '../../editor/index.ts'
import { render } from '../kit/testing/render.tsx'
import { JourneyCanvas, type JourneyCanvasProps } from './index.ts'

/** A row of steps that each lead to another journey: their sentence asks for its name, which tells when they are drawn. */
function journeyOf(steps: number): Journey {
  const nodes: Record<string, unknown> = {
    start: { kind: 'entry', name: 'Start', position: { x: 0, y: 0 }, config: { trigger: { type: 'manual' } } },
  }
  const edges: Record<string, unknown> = {}
  for (let step = 1; step <= steps; step += 1) {
    nodes[`n${step}`] = {
      kind: 'journey',
      name: `Step ${step}`,
      position: { x: (step % 3) * 280, y: Math.ceil(step / 3) * 120 },
      config: { journey: `other-${step}`, mode: 'handOff' },
    }
    edges[`e${step}`] = { from: step === 1 ? 'start' : `n${step - 1}`, port: 'next', to: `n${step}` }
  }
  return journeySchema.parse({
    format: 'jornada/journey',
    formatVersion: 1,
    id: 'test',
    name: 'Test',
    timeZone: 'Europe/Madrid',
    variants: { main: { name: 'Main', purpose: 'realistic', nodes, edges } },
    mainVariant: 'main',
  })
}

let takeAway = () => {}
afterEach(() => takeAway())

const NO_SIZE = 'width: 1000px; height: 700px'

async function show(steps: number, props: Partial<JourneyCanvasProps> = {}): Promise<Editor> {
  const editor = createEditor({ journey: journeyOf(steps), ids: sequentialIds() })
  takeAway = await render(
    <div ref={(element) => element?.setAttribute('style', NO_SIZE)}>
      <JourneyCanvas editor={editor} {...props} />
    </div>,
  )
  await expect.poll(() => faces().length).toBeGreaterThan(0)
  // Until the canvas knows its size and the camera stands still: a hand does not reach for a step that is moving.
  await settled()
  return editor
}

const faces = () => [...document.querySelectorAll<HTMLElement>('.react-flow__node')]
const face = (id: string) => {
  const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)
  if (!element) throw new Error(`The step ${id} is not on the canvas`)
  return element
}
const port = (id: string, name: string) => {
  const element = face(id).querySelector<HTMLElement>(`.react-flow__handle[data-handleid="${name}"]`)
  if (!element) throw new Error(`The step ${id} has no way out ${name}`)
  return element
}
const main = (editor: Editor) => editor.document.getState().journey.variants.main
const settled = () => new Promise((resolve) => setTimeout(resolve, 150))
const middleOf = (element: Element) => {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

/** Presses the mouse on one place, moves to another and lets go, the way React Flow and d3 listen. */
async function drag(from: Element, to: { x: number; y: number }, during?: () => void): Promise<void> {
  const start = middleOf(from)
  const fire = (target: EventTarget, kind: string, at: { x: number; y: number }) => {
    const init = { bubbles: true, cancelable: true, button: 0, buttons: 1, clientX: at.x, clientY: at.y, view: window }
    target.dispatchEvent(new PointerEvent(`pointer${kind}`, { ...init, pointerId: 1, isPrimary: true }))
    target.dispatchEvent(new MouseEvent(`mouse${kind}`, init))
  }
  fire(from, 'down', start)
  for (const part of [0.2, 0.6, 1]) {
    const at = { x: start.x + (to.x - start.x) * part, y: start.y + (to.y - start.y) * part }
    fire(document.elementFromPoint(at.x, at.y) ?? document, 'move', at)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  during?.()
  fire(document.elementFromPoint(to.x, to.y) ?? document, 'up', to)
  await settled()
}

describe('the canvas', () => {
  it('shows every step with its name and what it does, and the ways between them', async () => {
    await show(5)
    await expect.element(page.getByText('When someone is added by hand')).toBeVisible()
    await expect.element(page.getByText('Hand over to “other-3”')).toBeVisible()
    expect(faces()).toHaveLength(6)
    expect(document.querySelectorAll('.react-flow__edge')).toHaveLength(5)
  })

  it('puts only what is on screen on the page, and from afar draws instead', async () => {
    const editor = await show(900)
    await settled()
    expect(faces().length).toBeLessThan(100)
    editor.view.setState({ focus: { nodes: [], grab: false } })
    await expect.poll(() => faces().length).toBe(0)
    expect(document.querySelector('[data-testid="far-layer"]')).not.toBeNull()
  })

  it('lays the figures of a simulation over steps and ways', async () => {
    const run = createRunStore()
    const editor = await show(2, { run })
    const node = (entered: number) => ({
      entered,
      left: entered,
      active: 0,
      dwellMs: { p50: 14_400_000, p90: 14_400_000 },
    })
    run.start(editor.document.getState().journey)
    run.finish({
      variant: 'main',
      entered: 20_000,
      active: 0,
      nodes: { start: node(20_000), n1: node(12_345), n2: node(100) },
      edges: { e1: { count: 12_345 }, e2: { count: 100 } },
    })
    await expect.poll(() => face('n1').textContent).toContain('12.3K')
    expect(face('n1').textContent).toContain('62%')
    expect(face('n1').textContent).toContain('4h')
  })
})

describe('by hand', () => {
  it('moves a step as one command, however many frames the drag took', async () => {
    const editor = await show(3)
    const before = main(editor)?.nodes.n2?.position.x ?? 0
    const { x, y } = middleOf(face('n2'))
    let during = Number.NaN
    await drag(face('n2'), { x: x + 120, y: y + 40 }, () => {
      during = main(editor)?.nodes.n2?.position.x ?? 0
    })
    expect(during).toBe(before)
    expect(main(editor)?.nodes.n2?.position.x).toBeGreaterThan(before)
    expect(editor.history.getState().past.map(({ name }) => name)).toEqual(['node.move'])
  })

  it('takes a drag back on Escape', async () => {
    const editor = await show(3)
    const before = main(editor)
    const { x, y } = middleOf(face('n2'))
    await drag(face('n2'), { x: x + 120, y: y + 40 }, () => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }))
    })
    expect(main(editor)).toBe(before)
  })

  it('connects where the rules allow, and nowhere else', async () => {
    const editor = await show(3)
    await drag(port('n3', 'next'), middleOf(face('start')))
    expect(Object.values(main(editor)?.edges ?? {}).some(({ to }) => to === 'start')).toBe(false)
    await drag(port('n3', 'next'), middleOf(face('n1')))
    expect(Object.values(main(editor)?.edges ?? {})).toContainEqual({ from: 'n3', port: 'next', to: 'n1' })
  })

  it('asks what comes next when a way is let go over nothing, and makes it', async () => {
    const editor = await show(1)
    const { x, y } = middleOf(port('n1', 'next'))
    await drag(port('n1', 'next'), { x: x + 200, y: y + 120 })
    await expect.element(page.getByRole('dialog', { name: 'Choose the next step' })).toBeVisible()
    await userEvent.keyboard('exit{Enter}')
    await expect.poll(() => Object.values(main(editor)?.nodes ?? {}).map(({ kind }) => kind)).toContain('exit')
    expect(Object.values(main(editor)?.edges ?? {}).filter(({ from }) => from === 'n1')).toHaveLength(1)
  })
})

describe('what is drawn again', () => {
  it('is only the step that changed', async () => {
    const drawn: string[] = []
    const journeyName = (id: string) => {
      drawn.push(id)
      return id
    }
    const editor = await show(20, { journeyName })
    await settled()
    const during = async (act: () => void) => {
      drawn.length = 0
      act()
      await settled()
      return [...new Set(drawn)]
    }
    expect(await during(() => editor.execute('node.move', { nodes: { n7: { x: 400, y: 400 } } }))).toEqual(['other-7'])
    expect(await during(() => editor.execute('node.rename', { node: 'n3', name: 'Another' }))).toEqual(['other-3'])
    expect(await during(() => select(editor.view, { nodes: ['n4'] }))).toEqual(['other-4'])
    expect(await during(() => editor.execute('journey.rename', { name: 'Another journey' }))).toEqual([])
    expect(
      await during(() => editor.execute('goal.put', { id: 'g1', value: { name: 'Buy', event: 'purchase' } })),
    ).toHaveLength(20)
  })
})
