import '@xyflow/react/dist/base.css'
import { useComputedColorScheme } from '@mantine/core'
import {
  Background,
  BackgroundVariant,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Viewport,
} from '@xyflow/react'
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BoardCollection } from '../../../document/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import classes from './board-canvas.module.css'
import { BoardProvider, LayoutProvider, useBoard, useBoardLayout, useBoardView } from './board-context.ts'
import { addStamp, type Bench } from './board-deeds.ts'
import { selectThings } from './board-store.ts'
import type { BoardLayout } from './model/board-layout.ts'
import { createThingModel, type ThingNode } from './model/board-things.ts'
import { type Cell, cellBeside, cellRect } from './model/place.ts'
import { BoardZoom } from './parts/board-zoom.tsx'
import { type CellExit, GridLayer, type GridParts } from './parts/grid-layer.tsx'
import { type HeadingParts, SideHeadings, TopHeadings } from './parts/headings.tsx'
import { PictureCard, StampMark, StrokeMark } from './parts/other-things.tsx'
import { PenLayer } from './parts/pen-layer.tsx'
import { StickyCard } from './parts/sticky-card.tsx'
import { useBoardClipboard } from './use/use-board-clipboard.ts'
import { newSticky, onBoardKey } from './use/use-board-keys.ts'
import { type Camera, useCamera } from './use/use-camera.ts'
import { type Carrying, useCarrying } from './use/use-carrying.ts'
import { dropHandlers, follow, keyOf, openCamera, useGrab, usePlacing, usePointer } from './use/use-hands.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** What a screen may ask of the board. */
export interface BoardHandle {
  readonly camera: Camera
  readonly addSticky: () => void
  readonly addStamp: () => void
  /** Moves the keyboard to a cell, and with `write` begins to write in it. */
  readonly goTo: (cell: Cell, write?: boolean) => void
}

export interface BoardCanvasProps {
  readonly bench: Bench
  readonly layout: BoardLayout
  readonly grid: GridParts
  readonly headings: HeadingParts
  /** Stands where the two strips of headings meet. */
  readonly corner: ReactNode
  /** How a thing of the board is called, for those who do not see it. */
  readonly thingName: (kind: BoardCollection, thing: object) => string
  readonly onFiles: (files: readonly File[], at: Point) => void
  readonly onKey: (key: string, cell: Cell | undefined) => boolean
  readonly onReady: (handle: BoardHandle) => void
  /** Lies over the board: tools, notices. */
  readonly children?: ReactNode
}

/** The board of a workshop: cells of stages and lanes, and things that lie upon them. */
export function BoardCanvas(props: BoardCanvasProps) {
  return (
    <ReactFlowProvider>
      <LayoutProvider value={props.layout}>
        <Frame {...props} />
      </LayoutProvider>
    </ReactFlowProvider>
  )
}

const NODE_TYPES = { stickies: StickyCard, images: PictureCard, stamps: StampMark, strokes: StrokeMark }
/** As the journey's canvas, save that nothing is connected and nothing snaps to a grid of dots. */
const CONSTANT = {
  nodeTypes: NODE_TYPES,
  onlyRenderVisibleElements: true,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  zoomOnDoubleClick: false,
  nodesConnectable: false,
  minZoom: 0.05,
  maxZoom: 3,
  elevateNodesOnSelect: false,
  attributionPosition: 'bottom-center',
} as const

interface FlowProps {
  readonly carrying: Carrying
  readonly grid: GridParts
  readonly onCellDone: (cell: Cell, next?: CellExit) => void
  readonly thingName: BoardCanvasProps['thingName']
  readonly onInit: () => void
}

const Flow = memo(function Flow({ carrying, grid, onCellDone, thingName, onInit }: FlowProps) {
  const { editor, store } = useBoard()
  const scheme = useComputedColorScheme('light')
  const layout = useBoardLayout()
  const board = useStore(editor.document, ({ journey }) => journey.workshop?.board)
  const selected = useBoardView((view) => view.selected)
  const still = useBoardView((view) => view.tool !== 'select')
  const model = useMemo(() => createThingModel(thingName), [thingName])
  const { onNodesChange: carry, held } = carrying
  const onNodesChange = useCallback(
    (changes: NodeChange<ThingNode>[]) => {
      const picks = changes.filter((change) => change.type === 'select')
      if (picks.length > 0) {
        const next = new Set(store.getState().selected)
        for (const { id, selected: on } of picks) {
          if (on) next.add(id)
          else next.delete(id)
        }
        selectThings(store, next)
      }
      carry(changes)
    },
    [store, carry],
  )
  const onMoveEnd = useCallback((_: unknown, viewport: Viewport) => store.setState({ viewport }), [store])
  const onPaneClick = useCallback(() => selectThings(store, []), [store])
  return (
    <ReactFlow
      {...CONSTANT}
      nodes={model(board, layout, selected, held)}
      onNodesChange={onNodesChange}
      onPaneClick={onPaneClick}
      onMoveEnd={onMoveEnd}
      onInit={onInit}
      colorMode={scheme}
      nodesDraggable={!still}
      elementsSelectable={!still}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--j-line)" bgColor="var(--j-page)" />
      <GridLayer parts={grid} onDone={onCellDone} />
    </ReactFlow>
  )
})

function Frame(props: BoardCanvasProps) {
  const { bench, grid, headings, corner, thingName, onFiles, onKey, onReady, children } = props
  const { editor, store } = bench
  const { t } = useTranslation('board')
  const announce = useAnnounce()
  const frame = useRef<HTMLElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const camera = useCamera(bench)
  const carrying = useCarrying(bench)
  const penCancel = useRef<() => boolean>(() => false)
  const [setPenCancel] = useState(() => (cancel: () => boolean) => {
    penCancel.current = cancel
  })
  const pointer = usePointer(surface)
  const { screenToFlowPosition } = useReactFlow()
  const grab = useGrab(bench, surface, camera)
  const onCellDone = useCallback(
    (cell: Cell, next?: CellExit) => {
      editor.mark()
      // Who has pressed on another cell already writes in that one.
      if (keyOf(store.getState().editing) === keyOf(cell)) store.setState({ editing: undefined })
      if (next === 'nowhere') return
      const beside = next && cellBeside(cell, { x: next === 'after' ? 1 : -1, y: 0 }, bench.layout(), true)
      grab(beside ?? cell, beside !== undefined)
    },
    [bench, editor, store, grab],
  )
  const keys = {
    bench,
    camera,
    escapes: [carrying.cancel, () => penCancel.current()],
    pointer,
    grab,
    grabBoard: () => frame.current?.focus({ preventScroll: true }),
    announce,
    t,
    onKey,
  }
  useBoardClipboard({ bench, frame, where: () => pointer() ?? camera.middle(), onFiles, announce, t })
  const latestKeys = useRef(keys)
  useEffect(() => {
    latestKeys.current = keys
  })
  useEffect(
    () =>
      onReady({
        camera,
        addSticky: () => newSticky({ ...latestKeys.current, pointer: () => undefined }, undefined),
        addStamp: () => {
          const cell = store.getState().cell
          const rect = cell && cellRect(cell, bench.layout())
          const { x, y } = camera.middle()
          addStamp(bench, rect ? { x: rect.x + rect.width / 2, y: rect.y + 24 } : { x, y })
        },
        goTo: grab,
      }),
    [onReady, camera, bench, store, grab],
  )
  useEffect(
    () =>
      store.subscribe(({ editing }, before) => {
        const rect = editing && editing !== before.editing ? cellRect(editing, bench.layout()) : undefined
        if (rect) camera.bring(rect, true)
      }),
    [store, bench, camera],
  )
  const onInit = useCallback(() => openCamera(bench, camera, surface.current), [bench, camera])
  const surroundings = useMemo(() => ({ ...bench, resize: carrying.resize }), [bench, carrying.resize])
  const place = usePlacing(bench, screenToFlowPosition)
  return (
    <BoardProvider value={surroundings}>
      <ToolFrame>
        {(tool) => (
          <section
            ref={frame}
            className={classes.frame}
            aria-label={t('label')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the board takes keys of its own when nothing on it is in focus
            tabIndex={0}
            data-testid="board"
            data-keeps-escape
            data-tool={tool}
            onKeyDown={(event) => onBoardKey(event, keys)}
            onFocusCapture={(event) => follow(event, bench, camera)}
          >
            <div className={classes.corner}>{corner}</div>
            <TopHeadings parts={headings} />
            <SideHeadings parts={headings} />
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys do the same (S, and the clipboard) */}
            <div
              ref={surface}
              className={classes.surface}
              onClickCapture={place.onClick}
              onDoubleClick={place.onDoubleClick}
              {...dropHandlers(onFiles, screenToFlowPosition)}
            >
              <Flow carrying={carrying} grid={grid} onCellDone={onCellDone} thingName={thingName} onInit={onInit} />
              <PenLayer onCancel={setPenCancel} />
              <BoardZoom camera={camera} />
              {children}
            </div>
          </section>
        )}
      </ToolFrame>
    </BoardProvider>
  )
}

const ToolFrame = ({ children }: { children: (tool: string) => ReactNode }) =>
  children(useBoardView((view) => view.tool))
