import { useStore as useFlow, ViewportPortal } from '@xyflow/react'
import { type ComponentType, type CSSProperties, type MouseEvent, memo, type ReactNode, useCallback } from 'react'
import type { BoardLane } from '../../../../document/index.ts'
import { useBoard, useBoardLayout, useBoardView } from '../board-context.ts'
import { type BoardLayout, cellKey, type PlacedColumn, type PlacedLane } from '../model/board-layout.ts'
import { type Cell, cellRect, type Range, rangeOf } from '../model/place.ts'
import classes from './grid-layer.module.css'

/** Below this magnification no text can be read: cells show only that there is one. */
const FAR_ZOOM = 0.38

export interface CellProps {
  readonly step: string
  readonly lane: BoardLane
}

export interface CellEditorProps extends CellProps {
  readonly onDone: (next?: CellExit) => void
}

/** Where the keyboard goes from a cell that was written in: back to it, on to the one beside, or where it already is. */
export type CellExit = 'after' | 'before' | 'nowhere'

export interface GridParts {
  /** What a step says in a lane, as it is seen and read aloud. */
  readonly Face: ComponentType<CellProps>
  readonly CellEditor: ComponentType<CellEditorProps>
  readonly gridName: string
  readonly laneName: (lane: BoardLane) => string
  readonly stepName: (step: string) => string
  /** Drawn over the cells, in pixels of the board. */
  readonly overlay?: ReactNode
}

/** The cells: only those on screen are on the page. The one with the keyboard always is. */
export function GridLayer({ parts, onDone }: { parts: GridParts; onDone: (cell: Cell, next?: CellExit) => void }) {
  const layout = useBoardLayout()
  return (
    <ViewportPortal>
      <Sheets layout={layout} />
      <Cells parts={parts} layout={layout} />
      <div className={classes.overlay}>{parts.overlay}</div>
      <EditedCell CellEditor={parts.CellEditor} layout={layout} onDone={onDone} />
    </ViewportPortal>
  )
}

/** A sheet of paper for each stage. */
function Sheets({ layout }: { layout: BoardLayout }) {
  return (
    <div className={classes.sheets} aria-hidden>
      {layout.bands.map(({ x, width, steps }) => (
        <div key={steps[0]} className={classes.sheet} style={{ left: x, width, height: layout.height }} />
      ))}
    </div>
  )
}

/** What is on screen, as a text: so that nothing is drawn again while it stays the same. */
function useShown(layout: BoardLayout): { columns: Range | null; rows: Range | null; far: boolean } {
  const key = useFlow(({ transform: [x, y, zoom], width, height }) => {
    const across = rangeOf(
      layout.columns.map((each) => [each.x, each.width] as const),
      -x / zoom,
      (width - x) / zoom,
    )
    const down = rangeOf(
      layout.lanes.map((each) => [each.y, each.height] as const),
      -y / zoom,
      (height - y) / zoom,
    )
    return JSON.stringify([across, down])
  })
  const far = useFlow((state) => state.transform[2] < FAR_ZOOM)
  const [columns, rows] = JSON.parse(key) as [Range | null, Range | null]
  return { columns, rows, far }
}

// A table of the page cannot be panned, zoomed and drawn in parts: the roles tell what it is.
// biome-ignore-start lint/a11y/useSemanticElements: see above
// biome-ignore-start lint/a11y/useFocusableInteractive: one cell of the grid has the focus, its frame never
function Cells({ parts, layout }: { parts: GridParts; layout: BoardLayout }) {
  const { columns, rows, far } = useShown(layout)
  const focused = useBoardView((view) => view.cell)
  const current = focused && cellRect(focused, layout) ? focused : firstOf(layout)
  const editing = useBoardView((view) => view.editing)
  const onClick = useCellClick()
  const shown = layout.columns.filter(({ step }, index) => inside(index, columns) || step === current?.step)
  if (layout.columns.length === 0) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of cells are the board's
    <div
      role="grid"
      className={classes.grid}
      aria-label={parts.gridName}
      aria-rowcount={layout.lanes.length + 1}
      aria-colcount={layout.columns.length + 1}
      data-far={far || undefined}
      onClick={onClick}
    >
      <div role="row" aria-rowindex={1} className="j-visually-hidden">
        {shown.map(({ step }) => (
          <span key={step} role="columnheader" aria-colindex={columnIndex(layout, step)}>
            {parts.stepName(step)}
          </span>
        ))}
      </div>
      {layout.lanes.map(
        (lane, row) =>
          (inside(row, rows) || lane.lane === current?.lane) && (
            <LaneRow key={lane.lane} {...{ parts, layout, lane, row, shown, current, editing, far }} />
          ),
      )}
    </div>
  )
}

interface LaneRowProps {
  readonly parts: GridParts
  readonly layout: BoardLayout
  readonly lane: PlacedLane
  readonly row: number
  readonly shown: readonly PlacedColumn[]
  readonly current: Cell | undefined
  readonly editing: Cell | undefined
  readonly far: boolean
}

function LaneRow({ parts, layout, lane: { lane, y, height }, row, shown, current, editing, far }: LaneRowProps) {
  const isAt = (cell: Cell | undefined, step: string) => cell?.step === step && cell.lane === lane
  return (
    <div role="row" aria-rowindex={row + 2} className={classes.row} style={{ top: y, height }} data-lane={lane}>
      <span role="rowheader" aria-colindex={1} className="j-visually-hidden">
        {parts.laneName(lane)}
      </span>
      {shown.map(({ step, x, width }) => (
        <GridCell
          key={step}
          step={step}
          lane={lane}
          x={x}
          width={width}
          index={columnIndex(layout, step)}
          top={layout.textTop.get(cellKey(step, lane)) ?? 0}
          text={layout.textHeight.get(cellKey(step, lane)) ?? 0}
          current={isAt(current, step)}
          editing={isAt(editing, step)}
          far={far}
          Face={parts.Face}
        />
      ))}
    </div>
  )
}

const columnIndex = (layout: BoardLayout, step: string): number => (layout.columnOf.get(step) ?? 0) + 2

/** A press on a cell writes in it. */
function useCellClick() {
  const { store } = useBoard()
  return useCallback(
    (event: MouseEvent) => {
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="gridcell"]') : null
      const { step, lane } = element?.dataset ?? {}
      if (step === undefined || lane === undefined || event.shiftKey) return
      const cell = { step, lane: lane as BoardLane }
      store.setState({ cell, editing: cell, selected: new Set() })
    },
    [store],
  )
}

const inside = (index: number, range: Range | null): boolean =>
  range !== null && index >= range.from && index <= range.to

const firstOf = ({ columns: [column], lanes: [lane] }: BoardLayout): Cell | undefined =>
  column && lane && { step: column.step, lane: lane.lane }

interface GridCellProps extends CellProps {
  readonly x: number
  readonly width: number
  readonly index: number
  readonly top: number
  readonly text: number
  readonly current: boolean
  readonly editing: boolean
  readonly far: boolean
  readonly Face: ComponentType<CellProps>
}

const GridCell = memo(function GridCell({
  step,
  lane,
  x,
  width,
  index,
  top,
  text,
  current,
  editing,
  far,
  Face,
}: GridCellProps) {
  return (
    <div
      role="gridcell"
      className={classes.cell}
      aria-colindex={index}
      tabIndex={current ? 0 : -1}
      data-step={step}
      data-lane={lane}
      data-empty={text === 0 || undefined}
      data-editing={editing || undefined}
      style={{ left: x, width, paddingTop: top }}
    >
      {far ? text > 0 && <Lines height={text} /> : <Face step={step} lane={lane} />}
    </div>
  )
})

// biome-ignore-end lint/a11y/useFocusableInteractive: see above
// biome-ignore-end lint/a11y/useSemanticElements: see above

/** Stands for a text that cannot be read from here. */
const Lines = ({ height }: { height: number }) => (
  <div className={classes.lines} style={{ height: height - 20 }} aria-hidden />
)

function EditedCell({
  CellEditor,
  layout,
  onDone,
}: {
  CellEditor: ComponentType<CellEditorProps>
  layout: BoardLayout
  onDone: (cell: Cell, next?: CellExit) => void
}) {
  const editing = useBoardView((view) => view.editing)
  const rect = editing && cellRect(editing, layout)
  if (!rect) return null
  const style: CSSProperties = { left: rect.x, top: rect.y, width: Math.max(rect.width, 240), minHeight: rect.height }
  return (
    <div
      key={cellKey(editing.step, editing.lane)}
      className={`${classes.editor} nodrag nowheel nopan nokey`}
      style={style}
      data-testid="cell-editor"
    >
      <CellEditor step={editing.step} lane={editing.lane} onDone={(next) => onDone(editing, next)} />
    </div>
  )
}
