import '@xyflow/react/dist/base.css'
import { useComputedColorScheme } from '@mantine/core'
import {
  Background,
  BackgroundVariant,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useStore as useFlow,
} from '@xyflow/react'
import {
  memo,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { createStore } from 'zustand/vanilla'
import type { Editor, ReadableStore, RunState } from '../../editor/index.ts'
import { onDemandOrNothing } from '../kit/index.ts'
import { CanvasProvider, type ChooserRequest, type Naming, useCanvas, useVariant, useView } from './canvas-context.ts'
import { type Carried, FarLayer } from './far/far-layer.tsx'
import { NOTHING_CARRIED, useFarPointer } from './far/use-far-pointer.ts'
import { offerHandles } from './handles.ts'
import classes from './journey-canvas.module.css'
import { Lasso } from './lasso/lasso.tsx'
import { type CanvasNode, createFlowModel } from './model/flow-model.ts'
import { GRID } from './model/geometry.ts'
import { isFar } from './model/level.ts'
import { Bands } from './parts/bands.tsx'
import { FoldedGroup } from './parts/folded-group.tsx'
import { GroupFrame } from './parts/group-frame.tsx'
import { GuideLines } from './parts/guide-lines.tsx'
import { Minimap } from './parts/minimap.tsx'
import { NoteCard } from './parts/note-card.tsx'
import { PathEdge } from './parts/path-edge.tsx'
import { StepChooser } from './parts/step-chooser.tsx'
import { StepFace } from './parts/step-face.tsx'
import { useCanvasKeys } from './use/use-canvas-keys.ts'
import { useChoose } from './use/use-choose.ts'
import { type Connecting, useConnecting } from './use/use-connecting.ts'
import { type Dragging, useDragging } from './use/use-dragging.ts'
import { useDrop } from './use/use-drop.ts'
import { useNotice } from './use/use-notice.ts'
import { usePaneDoubleClick } from './use/use-pane-double-click.ts'
import { useSelecting } from './use/use-selecting.ts'
import { useViewport } from './use/use-viewport.ts'

const SelectionBar = onDemandOrNothing(async () => (await import('./parts/selection-bar.tsx')).SelectionBar)
// Tooltips weigh more than the canvas's own parts: the buttons follow once it stands.
const CanvasControls = onDemandOrNothing(async () => (await import('./parts/canvas-controls.tsx')).CanvasControls)
const TouchGestures = onDemandOrNothing(async () => (await import('./parts/touch-gestures.tsx')).TouchGestures)

export interface JourneyCanvasProps {
  readonly editor: Editor
  /** A simulation whose figures lie over the journey. */
  readonly run?: ReadableStore<RunState> | undefined
  /** Only to be looked at: pan and zoom, nothing else. */
  readonly readOnly?: boolean | undefined
  readonly minimap?: boolean | undefined
  readonly controls?: boolean | undefined
  /** The name of another journey by its id. */
  readonly journeyName?: ((id: string) => string) | undefined
  /** Asked for by Enter or double click on a step. */
  readonly onOpenStep?: ((id: string) => void) | undefined
  /** Lies over the canvas, under its menus. */
  readonly children?: ReactNode
}

/** The canvas of one journey: draws the variant in view and carries out what is done to it by hand. */
export function JourneyCanvas(props: JourneyCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

const NODE_TYPES = { step: StepFace, note: NoteCard, frame: GroupFrame, folded: FoldedGroup }
const EDGE_TYPES = { path: PathEdge }
const NONE: never[] = []
const SNAP: [number, number] = [GRID, GRID]
/** What never changes of React Flow's ways. Keys and deleting are our own. */
const CONSTANT = {
  nodeTypes: NODE_TYPES,
  edgeTypes: EDGE_TYPES,
  connectOnClick: false,
  connectionRadius: 28,
  onlyRenderVisibleElements: true,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  zoomOnDoubleClick: false,
  snapToGrid: true,
  snapGrid: SNAP,
  minZoom: 0.05,
  maxZoom: 2,
  elevateNodesOnSelect: false,
  attributionPosition: 'bottom-right',
} as const
const sameId = (id: string) => id

interface FlowProps {
  readonly frame: RefObject<HTMLElement | null>
  readonly dragging: Dragging
  readonly connecting: Connecting
  readonly far: boolean
  readonly farLayer: ReactNode
  readonly onOpenStep: ((id: string) => void) | undefined
}

/** React Flow, fed with the variant in view; with nothing at all from afar, where the far layer draws it. */
const Flow = memo(function Flow({ frame, dragging, connecting, far, farLayer, onOpenStep }: FlowProps) {
  const { id, editor, readOnly } = useCanvas()
  const scheme = useComputedColorScheme('light')
  const variant = useVariant(editor)
  const selection = useView(editor, (view) => view.selection)
  const [model] = useState(() => createFlowModel(id))
  const { onNodesChange: pick, onEdgesChange, clear } = useSelecting(editor)
  const { onNodesChange: carry, held, changes } = dragging
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      pick(changes)
      carry(changes)
    },
    [pick, carry],
  )
  const onDoubleClick = useCallback(
    (_: unknown, node: CanvasNode) => (node.type === 'step' ? onOpenStep?.(node.id) : undefined),
    [onOpenStep],
  )
  const viewport = useViewport(editor, frame)
  return (
    <ReactFlow
      {...CONSTANT}
      nodes={far ? NONE : model.nodes(variant, selection, held, changes)}
      edges={far ? NONE : model.edges(variant, selection)}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onPaneClick={clear}
      onNodeDoubleClick={onDoubleClick}
      {...connecting.handlers}
      {...viewport}
      colorMode={scheme}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      elementsSelectable={!readOnly}
      edgesReconnectable={!readOnly}
      edgesFocusable={!readOnly}
    >
      <Background
        variant={BackgroundVariant.Dots}
        gap={24}
        size={far ? 0 : 1}
        color="var(--j-line)"
        bgColor="var(--j-page)"
      />
      <Bands />
      {farLayer}
      <Lasso />
      {!far && <GuideLines guides={dragging.guides} />}
    </ReactFlow>
  )
})

function Canvas(props: JourneyCanvasProps) {
  const {
    editor,
    run,
    readOnly = false,
    minimap = true,
    controls = true,
    journeyName = sameId,
    onOpenStep,
    children,
  } = props
  const { t } = useTranslation('canvas')
  const id = useId()
  const frame = useRef<HTMLElement>(null)
  const count = Object.keys(useVariant(editor).nodes).length
  const wasFar = useRef(false)
  const far = useFlow((state) => isFar(state.transform[2], count, wasFar.current))
  useEffect(() => {
    wasFar.current = far
  }, [far])
  const carried = useRef<Carried>(NOTHING_CARRIED)
  const repaint = useRef<() => void>(() => undefined)
  const [request, setRequest] = useState<ChooserRequest | undefined>(undefined)
  const closeChooser = useCallback(() => setRequest(undefined), [])
  const dragging = useDragging(editor)
  const connecting = useConnecting(editor, frame, setRequest)
  const { carry, handlers: drop } = useDrop(editor, frame)
  useEffect(
    () => (readOnly ? undefined : offerHandles(editor, { openChooser: setRequest, carry })),
    [editor, readOnly, carry],
  )
  const { cancel: dropFar, ...farHandlers } = useFarPointer(editor, far, readOnly, carried, repaint)
  const choose = useChoose(editor, request, closeChooser)
  const notice = useNotice()
  const [naming] = useState(() => createStore<Naming>(() => ({ group: undefined })))
  const onDoubleClick = usePaneDoubleClick({ editor, far, readOnly, openChooser: setRequest, onOpenStep })
  const escapes = [dragging.cancel, connecting.cancel, dropFar]
  const onKeyDown = useCanvasKeys({
    editor,
    readOnly,
    openChooser: setRequest,
    onOpenStep,
    escapes,
    naming,
    onPasteProblem: (problem) => notice.show(t(`paste.${problem}`)),
  })
  const surroundings = useMemo(
    () => ({ id, editor, run, readOnly, openChooser: setRequest, journeyName, naming, glideFrom: dragging.glideFrom }),
    [id, editor, run, readOnly, journeyName, naming, dragging.glideFrom],
  )
  return (
    <CanvasProvider value={surroundings}>
      <section
        ref={frame}
        className={classes.frame}
        aria-label={t('label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes keys of its own when no step is in focus
        tabIndex={0}
        data-testid="canvas"
        data-far={far || undefined}
        onKeyDown={onKeyDown}
        onDoubleClick={onDoubleClick}
        {...farHandlers}
        {...(!readOnly && drop)}
      >
        <Flow
          frame={frame}
          dragging={dragging}
          connecting={connecting}
          far={far}
          farLayer={far && <FarLayer carried={carried} repaint={repaint} />}
          onOpenStep={onOpenStep}
        />
        {minimap && <Minimap />}
        {controls && (
          <Suspense fallback={null}>
            <CanvasControls />
            {!readOnly && <SelectionBar />}
            {navigator.maxTouchPoints > 0 && <TouchGestures letGo={() => escapes.some((giveUp) => giveUp())} />}
          </Suspense>
        )}
        {notice.words !== undefined && (
          <button type="button" className={classes.notice} onClick={notice.hide} data-testid="canvas-notice">
            {notice.words}
          </button>
        )}
        {children}
      </section>
      {request && <StepChooser request={request} onChoose={choose} onClose={closeChooser} />}
    </CanvasProvider>
  )
}
