import '@xyflow/react/dist/base.css'
import { Background, BackgroundVariant, type NodeChange, ReactFlow, ReactFlowProvider, useStore as useFlow } from '@xyflow/react'
import { useComputedColorScheme } from '@mantine/core'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor, ReadableStore, RunState } from '../../editor/index.ts'
import { CanvasProvider, type ChooserRequest, useVariant, useView } from './canvas-context.ts'
import { type Carried, FarLayer } from './far/far-layer.tsx'
import { NOTHING_CARRIED, useFarPointer } from './far/use-far-pointer.ts'
import { type CanvasNode, createFlowModel } from './model/flow-model.ts'
import { GRID } from './model/geometry.ts'
import { isFar } from './model/level.ts'
import { CanvasControls } from './parts/canvas-controls.tsx'
import { Minimap } from './parts/minimap.tsx'
import { NoteCard } from './parts/note-card.tsx'
import { PathEdge } from './parts/path-edge.tsx'
import { StepChooser } from './parts/step-chooser.tsx'
import { StepFace } from './parts/step-face.tsx'
import { useCanvasKeys } from './use/use-canvas-keys.ts'
import { useConnecting } from './use/use-connecting.ts'
import { useDragging } from './use/use-dragging.ts'
import { useDrop } from './use/use-drop.ts'
import { useSelecting } from './use/use-selecting.ts'
import { useViewport } from './use/use-viewport.ts'
import { useChoose } from './use/use-choose.ts'
import classes from './journey-canvas.module.css'

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

const NODE_TYPES = { step: StepFace, note: NoteCard }
const EDGE_TYPES = { path: PathEdge }
const NONE: never[] = []
const SNAP: [number, number] = [GRID, GRID]
const sameId = (id: string) => id

function Canvas(props: JourneyCanvasProps) {
  const { editor, run, readOnly = false, minimap = true, controls = true, journeyName = sameId, onOpenStep, children } = props
  const { t } = useTranslation('canvas')
  const scheme = useComputedColorScheme('light')
  const frame = useRef<HTMLDivElement>(null)
  const variant = useVariant(editor)
  const selection = useView(editor, (view) => view.selection)
  const count = useMemo(() => Object.keys(variant.nodes).length, [variant.nodes])
  const far = useFlow((state) => isFar(state.transform[2], count))
  const [model] = useState(createFlowModel)
  const carried = useRef<Carried>(NOTHING_CARRIED)
  const repaint = useRef<() => void>(() => undefined)
  const [request, setRequest] = useState<ChooserRequest | undefined>(undefined)
  const openChooser = useCallback((next: ChooserRequest) => setRequest(next), [])

  const dragging = useDragging(editor)
  const selecting = useSelecting(editor)
  const connecting = useConnecting(editor, frame, openChooser)
  const drop = useDrop(editor, frame)
  const farPointer = useFarPointer(editor, far, readOnly, carried, repaint)
  const viewport = useViewport(editor, frame)
  const choose = useChoose(editor, request, () => setRequest(undefined))
  const onKeyDown = useCanvasKeys({ editor, frame, readOnly, openChooser, onOpenStep, escape: [dragging.cancel, connecting.cancel, farPointer.cancel] })

  const surroundings = useMemo(
    () => ({ editor, run, readOnly, openChooser, journeyName }),
    [editor, run, readOnly, openChooser, journeyName],
  )
  const { onNodesChange: pick } = selecting
  const { onNodesChange: carry } = dragging
  const onNodesChange = useCallback((changes: NodeChange<CanvasNode>[]) => { pick(changes); carry(changes) }, [pick, carry])
  const onDoubleClick = useCallback((_: unknown, node: CanvasNode) => onOpenStep?.(node.id), [onOpenStep])
  const { cancel: _, ...farHandlers } = farPointer
  return (
    <CanvasProvider value={surroundings}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes keys of its own when no step is in focus */}
      <section
        ref={frame}
        className={classes.frame}
        aria-label={t('label')}
        tabIndex={0}
        data-testid="canvas"
        data-far={far || undefined}
        onKeyDown={onKeyDown}
        {...farHandlers}
        {...(!readOnly && drop)}
      >
        <ReactFlow
          nodes={far ? NONE : model.nodes(variant, selection, dragging.held)}
          edges={far ? NONE : model.edges(variant, selection)}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={selecting.onEdgesChange}
          onPaneClick={selecting.clear}
          onNodeDoubleClick={onDoubleClick}
          {...connecting.handlers}
          {...viewport}
          colorMode={scheme}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          elementsSelectable={!readOnly}
          edgesReconnectable={!readOnly}
          edgesFocusable={!readOnly}
          connectOnClick={false}
          connectionRadius={28}
          onlyRenderVisibleElements
          disableKeyboardA11y
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          snapToGrid
          snapGrid={SNAP}
          minZoom={0.05}
          maxZoom={2}
          elevateNodesOnSelect={false}
          attributionPosition="bottom-center"
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={far ? 0 : 1} color="var(--j-line)" bgColor="var(--j-page)" />
          {far && <FarLayer carried={carried} repaint={repaint} />}
          {minimap && <Minimap />}
          {controls && <CanvasControls />}
        </ReactFlow>
        {children}
      </section>
      {request && <StepChooser request={request} onChoose={choose} onClose={() => setRequest(undefined)} />}
    </CanvasProvider>
  )
}
