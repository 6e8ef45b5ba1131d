import { useComputedColorScheme } from '@mantine/core'
import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { Position } from '../../../document/index.ts'
import { useCanvas, useRun, useVariant, useView } from '../canvas-context.ts'
import { fitCanvas } from '../fit-canvas.ts'
import { edgeNumbers } from '../model/figures.ts'
import { heatOf } from '../model/heat.ts'
import { worstProblems } from '../model/problems.ts'
import classes from './far-layer.module.css'
import { type Marks, type Paints, paintFar } from './paint.ts'
import { sceneOf } from './scene.ts'

/** Things in the hand at low zoom. Written by the pointer, read by the painter; React has no part in it. */
export interface Carried {
  nodes: ReadonlySet<string>
  notes: ReadonlySet<string>
  by: Position
  /** Groups that steps among them would come to. */
  into: ReadonlySet<string>
}

const CATEGORIES = ['entry', 'message', 'time', 'decision', 'action', 'outcome'] as const

/** The colours of the page; `_scheme` is named because they are others in another one. */
function readPaints(element: Element, _scheme: string): Paints {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim() || '#888888'
  return {
    surface: read('--j-surface'),
    line: read('--j-line-strong'),
    edge: read('--j-line-strong'),
    accent: read('--j-accent'),
    bad: read('--j-bad'),
    warn: read('--j-warn'),
    good: read('--j-good'),
    soft: read('--j-text-soft'),
    note: read('--j-note-yellow'),
    heat: read('--j-heat'),
    category: Object.fromEntries(CATEGORIES.map((name) => [name, read(`--j-category-${name}`)])) as Paints['category'],
  }
}

/** The whole journey drawn on one canvas element: what is on screen at low zoom instead of thousands of elements. */
export function FarLayer({ carried, repaint }: { carried: RefObject<Carried>; repaint: RefObject<() => void> }) {
  const { editor, run } = useCanvas()
  const canvas = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  const variant = useVariant(editor)
  const variantId = useView(editor, (view) => view.variant)
  const selection = useView(editor, (view) => view.selection)
  const playing = useView(editor, (view) => view.playing)
  const problems = useStore(editor.diagnostics, ({ list }) => worstProblems(list, variantId))
  const measure = useView(editor, (view) => view.heat)
  const report = useRun(run, (state) => state.report)
  const met = useView(editor, (view) => view.marks)
  const scheme = useComputedColorScheme('light')
  const marks = useMemo(
    (): Omit<Marks, 'carried' | 'carriedNotes' | 'by' | 'into'> => ({
      selectedNodes: withOne(selection.nodes, playing?.node),
      selectedEdges: withOne(selection.edges, playing?.edge),
      selectedNotes: selection.notes,
      problems,
      met,
      heat:
        measure !== undefined && run
          ? (node) => heatOf(run.getState(), variantId, measure, node)?.intensity
          : undefined,
      share:
        report?.variant === variantId && run
          ? (edge) => edgeNumbers(run.getState(), variantId, edge)?.share
          : undefined,
    }),
    [selection, playing, problems, met, measure, report, variantId, run],
  )
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const paints = readPaints(element, scheme)
    let frame = 0
    const paint = () => {
      frame = 0
      const { transform, width, height } = flow.getState()
      fitCanvas(element, width, height)
      const { nodes, notes, by, into } = carried.current
      const camera = { x: transform[0], y: transform[1], zoom: transform[2], width, height }
      paintFar(context, sceneOf(variant), camera, paints, { ...marks, carried: nodes, carriedNotes: notes, by, into })
    }
    const soon = () => {
      frame ||= requestAnimationFrame(paint)
    }
    paint()
    repaint.current = soon
    const stop = flow.subscribe((state, before) => {
      if (state.transform !== before.transform || state.width !== before.width || state.height !== before.height) soon()
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
      repaint.current = () => undefined
    }
  }, [flow, variant, marks, scheme, carried, repaint])
  return <canvas ref={canvas} className={classes.layer} data-testid="far-layer" />
}

/** From afar, what a story plays at looks like what is selected. */
const withOne = (ids: ReadonlySet<string>, id: string | undefined): ReadonlySet<string> =>
  id === undefined ? ids : new Set([...ids, id])
