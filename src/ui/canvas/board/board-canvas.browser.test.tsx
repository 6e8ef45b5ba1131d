import { afterEach, beforeAll, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { BOARD_LANES, type BoardLane, newJourney } from '../../../document/index.ts'
import { createEditor, type Editor, loadLaterCommands } from '../../../editor/index.ts'
import { render } from '../../kit/testing/render.tsx'
import { type Bench, BoardCanvas, boardStoreOf, type CellEditorProps, cellThings, layOut } from './index.ts'

beforeAll(loadLaterCommands)
let takeAway = () => {}
afterEach(() => takeAway())

const COLUMNS = Array.from({ length: 60 }, (_, index) => ({ step: `p${index}`, stage: index < 2 ? 'a' : 'b' }))

function benchOf(): Bench & { editor: Editor } {
  const editor = createEditor({ journey: newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }) })
  const store = boardStoreOf(editor)
  const layout = () =>
    layOut({
      columns: COLUMNS,
      lanes: BOARD_LANES,
      heightOf: () => 38,
      things: cellThings(editor.document.getState().journey.workshop ?? {}),
    })
  return { editor, store, layout }
}

const Face = ({ step, lane }: { step: string; lane: BoardLane }) => `${step} ${lane}`
const CellEditor = ({ onDone }: CellEditorProps) => (
  <input
    aria-label="Editor"
    // biome-ignore lint/a11y/noAutofocus: as the true one does
    autoFocus
    onKeyDown={(event) => {
      if (event.key === 'Enter') onDone()
    }}
  />
)
const Name = ({ step, stage, lane }: { step?: string; stage?: string; lane?: string }) => <>{step ?? stage ?? lane}</>
const GRID = {
  Face,
  CellEditor,
  gridName: 'Grid',
  laneName: (lane: string) => lane,
  stepName: (step: string) => step,
}
const HEADINGS = { StageHead: Name, StepHead: Name, LaneHead: Name }

async function show(): Promise<Bench & { editor: Editor }> {
  const bench = benchOf()
  takeAway = await render(
    <div ref={(element) => element?.setAttribute('style', 'width: 1100px; height: 700px')}>
      <BoardCanvas
        bench={bench}
        layout={bench.layout()}
        grid={GRID}
        headings={HEADINGS}
        corner={null}
        thingName={(kind) => kind}
        onFiles={() => undefined}
        onKey={() => false}
        onReady={() => undefined}
      />
    </div>,
  )
  await expect.poll(() => document.querySelectorAll('[role="gridcell"]').length).toBeGreaterThan(0)
  return bench
}

const cell = (step: string, lane: BoardLane) =>
  document.querySelector<HTMLElement>(`[role="gridcell"][data-step="${step}"][data-lane="${lane}"]`)
const stickies = ({ editor }: { editor: Editor }) =>
  Object.values(editor.document.getState().journey.workshop?.board?.stickies ?? {})
const focused = () => (document.activeElement as HTMLElement).dataset.step

it('has only the cells on screen on the page, and tells how many there are', async () => {
  await show()
  const grid = document.querySelector('[role="grid"]')
  expect(grid?.getAttribute('aria-colcount')).toBe('61')
  expect(document.querySelectorAll('[role="gridcell"]').length).toBeLessThan(15 * 11)
  expect(cell('p50', 'action')).toBeNull()
})

it('is walked by arrows and Tab, written in by Enter, and gives the keyboard back', async () => {
  await show()
  cell('p0', 'action')?.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{Tab}')
  expect(document.activeElement).toBe(cell('p2', 'touchpoint'))
  await userEvent.keyboard('{Enter}')
  await expect.element(document.querySelector<HTMLElement>('[aria-label="Editor"]')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => document.activeElement).toBe(cell('p2', 'touchpoint'))
  await userEvent.keyboard('{End}')
  await expect.poll(focused).toBe('p59')
})

it('a sticky made by key in a cell belongs to it, is pushed over its edge, and comes back', async () => {
  const bench = await show()
  cell('p1', 'pains')?.focus()
  await userEvent.keyboard('s')
  await expect.poll(() => document.querySelector('textarea')).not.toBeNull()
  await userEvent.keyboard('Too late{Escape}')
  expect(stickies(bench)[0]).toMatchObject({ text: 'Too late', step: 'p1', lane: 'pains' })
  await expect.poll(() => (document.activeElement as HTMLElement).dataset.id).toBe('stickies:k1')
  await userEvent.keyboard(
    '{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}',
  )
  expect(stickies(bench)[0]?.step).toBe('p2')
  bench.editor.undo()
  expect(stickies(bench)[0]?.step).toBe('p1')
  await userEvent.keyboard('{Delete}')
  expect(stickies(bench)).toEqual([])
})

it('a line of the pen is kept with few points; Escape takes one back that is being drawn', async () => {
  const bench = await show()
  document.querySelector<HTMLElement>('[data-testid="board"]')?.focus()
  await userEvent.keyboard('p')
  await expect.poll(() => document.querySelector('[data-testid="pen-layer"]')).not.toBeNull()
  const layer = document.querySelector('[data-testid="pen-layer"]') as HTMLElement
  const { left, top } = layer.getBoundingClientRect()
  const press = (type: string, x: number) =>
    layer.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        isPrimary: true,
        pointerId: 1,
        button: 0,
        clientX: left + x,
        clientY: top + 90,
      }),
    )
  layer.setPointerCapture = () => undefined
  const draw = () => {
    press('pointerdown', 100)
    for (let x = 101; x < 200; x += 1) press('pointermove', x)
  }
  draw()
  await userEvent.keyboard('{Escape}')
  press('pointerup', 200)
  draw()
  press('pointerup', 200)
  const strokes = Object.values(bench.editor.document.getState().journey.workshop?.board?.strokes ?? {})
  expect(strokes).toHaveLength(1)
  expect(strokes[0]?.points).toHaveLength(4)
})
