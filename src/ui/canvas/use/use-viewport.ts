import { useReducedMotion } from '@mantine/hooks'
import { type Viewport as FlowViewport, useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { JourneyNode } from '../../../document/index.ts'
import { type Editor, type Focus, variantInView } from '../../../editor/index.ts'
import { sceneOf } from '../far/scene.ts'
import { shownGroups, standInOf } from '../model/folded.ts'
import { around, type Box, boxOf, noteBoxOf } from '../model/geometry.ts'

const MARGIN = 48
/** Nobody reads a journey opened smaller than this: rather see its beginning. */
const OPEN_ZOOM = 0.6
const CLOSE_ZOOM = 0.8
/** Nothing is enlarged beyond this when the screen is filled with it. */
const FILL_ZOOM = 1.5
const GLIDE_MS = 240

/** Where the camera stands: at first, when something asks to be seen, and told to the view when it comes to rest. */
export function useViewport(editor: Editor, frame: RefObject<HTMLElement | null>) {
  const { setViewport, setCenter, getViewport } = useReactFlow()
  const flow = useStoreApi()
  const still = useReducedMotion()
  const focus = useStore(editor.view, (view) => view.focus)
  const duration = still ? 0 : GLIDE_MS
  /** Where we put the camera ourselves: as long as it stands there, nobody has chosen another view. */
  const ours = useRef<FlowViewport | undefined>(undefined)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    let before: Size = { width: element.clientWidth, height: element.clientHeight }
    const settle = () => {
      const size = { width: element.clientWidth, height: element.clientHeight }
      const all = shownBox(editor, [])
      const at = getViewport()
      if (size.width === 0 || size.height === 0) return
      if (size.width === before.width && size.height === before.height) return
      // A panel opens or closes: the whole journey stays in sight, or the middle of what a person is looking at.
      const next =
        all && ours.current && sameView(at, ours.current)
          ? openingOn(editor, all, size)
          : { ...at, x: at.x + (size.width - before.width) / 2 }
      if (ours.current && sameView(at, ours.current)) ours.current = next
      before = size
      if (!sameView(at, next)) void setViewport(next)
    }
    let frameAsked = 0
    // In the next frame: moving the camera within an observer's own turn would call the observer again.
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frameAsked)
      frameAsked = requestAnimationFrame(settle)
    })
    observer.observe(element)
    return () => {
      cancelAnimationFrame(frameAsked)
      observer.disconnect()
    }
  }, [editor, frame, getViewport, setViewport])

  useEffect(() => {
    if (!focus) return
    editor.view.setState({ focus: undefined })
    const { nodes, notes = [] } = focus
    const target = shownBox(editor, nodes, notes)
    const element = frame.current
    if (!target || !element) return
    const size = { width: element.clientWidth, height: element.clientHeight }
    if (focus.fill) void setViewport(fitting(target, size, 0.05, FILL_ZOOM), { duration })
    else if (nodes.length + notes.length === 0) void setViewport(fitting(target, size, 0.05), { duration })
    else if (!inSight(target, getViewport(), size)) {
      const { x, y, width, height } = target
      void setCenter(x + width / 2, y + height / 2, { zoom: Math.max(CLOSE_ZOOM, getViewport().zoom), duration })
    }
    if (focus.grab) grab(editor, element, focus, duration)
  }, [focus, editor, frame, setViewport, setCenter, getViewport, duration])

  return useMemo(() => {
    const tell = ({ x, y, zoom }: FlowViewport) => {
      const { width, height } = flow.getState()
      editor.view.setState({ viewport: { x, y, zoom, width, height } })
    }
    return {
      onInit: () => {
        const element = frame.current
        const kept = editor.view.getState().viewport
        const all = shownBox(editor, [])
        if (kept) return void setViewport(kept)
        if (!element) return
        const size = { width: element.clientWidth, height: element.clientHeight }
        const opening = all ? openingOn(editor, all, size) : { x: size.width / 2, y: MARGIN * 2, zoom: 1 }
        ours.current = opening
        void setViewport(opening)
        editor.view.setState({ viewport: { ...opening, ...size } })
      },
      onMoveEnd: (_: unknown, viewport: FlowViewport) => tell(viewport),
    }
  }, [editor, flow, frame, setViewport])
}

const sameView = (a: FlowViewport, b: FlowViewport): boolean =>
  Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 0.001

interface Size {
  readonly width: number
  readonly height: number
}

/** The box around some steps and notes; around everything when none are named. */
function shownBox(editor: Editor, nodes: readonly string[], notes: readonly string[] = []): Box | undefined {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  if (!variant) return undefined
  const ghosts = editor.view.getState().comparing?.ghosts.nodes
  const boxesOf = (node: JourneyNode | undefined) => (node ? [boxOf(node)] : [])
  const { byId } = sceneOf(variant)
  const noted = notes.flatMap((id) => (variant.notes[id] ? [noteBoxOf(variant.notes[id])] : []))
  if (nodes.length + notes.length > 0)
    return around([...noted, ...nodes.flatMap((id) => byId.get(id)?.box ?? boxesOf(ghosts?.[id]))])
  return around([
    ...Object.values(variant.nodes).map((node) => boxOf(node)),
    ...shownGroups(variant).map((group) => group.box),
    ...Object.values(variant.notes).map((note) => noteBoxOf(note)),
  ])
}

/** The viewport that shows a box whole, but no smaller than `least`: then its upper end. */
function fitting(box: Box, size: Size, least: number, most = 1): FlowViewport {
  const wanted = Math.min((size.width - 2 * MARGIN) / box.width, (size.height - 2 * MARGIN) / box.height)
  const zoom = Math.min(most, Math.max(least, wanted))
  const x = size.width / 2 - (box.x + box.width / 2) * zoom
  const tall = box.height * zoom > size.height - 2 * MARGIN
  return { x, y: tall ? MARGIN - box.y * zoom : size.height / 2 - (box.y + box.height / 2) * zoom, zoom }
}

/** At first: the whole journey if it can be read so, else where people come in. */
function openingOn(editor: Editor, all: Box, size: Size): FlowViewport {
  const whole = fitting(all, size, OPEN_ZOOM)
  const [width, height] = [all.width * whole.zoom, all.height * whole.zoom]
  if (width <= size.width && height <= size.height) return whole
  const nodes = Object.values(
    variantInView(editor.document.getState().journey, editor.view.getState())?.variant.nodes ?? {},
  )
  const entry = nodes.filter(({ kind }) => kind === 'entry').sort((a, b) => a.position.y - b.position.y)[0]
  if (!entry) return whole
  const { x, y } = entry.position
  return { x: size.width / 2 - x * whole.zoom, y: MARGIN - y * whole.zoom, zoom: whole.zoom }
}

function inSight(box: Box, { x, y, zoom }: FlowViewport, size: Size): boolean {
  const [left, top] = [box.x * zoom + x, box.y * zoom + y]
  const fits = left >= 0 && top >= 0 && left + box.width * zoom <= size.width && top + box.height * zoom <= size.height
  return fits && zoom >= 0.4
}

/** Moves the keyboard to a step once it is on the page: the camera may still be on its way there. */
function grab(editor: Editor, frame: HTMLElement, focus: Focus, duration: number): void {
  const [node] = focus.nodes
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  if (node === undefined || !variant) return
  // A step in a collapsed group is reached by way of what stands for it.
  const id = standInOf(variant, node)
  const until = performance.now() + duration + 1_000
  const look = () => {
    const element = frame.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
    if (element) element.focus({ preventScroll: true })
    else if (performance.now() < until) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
