import { useEffect, useMemo } from 'react'
import { diffVariants, type Variant, type VariantChange } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { useJourney, useVariant, useView } from '../../canvas/index.ts'
import { contrastOf } from './contrast.ts'

interface Comparison {
  /** The variant in view, and the one that it is held against. */
  readonly here: string
  readonly there: string
  readonly after: Variant
  readonly before: Variant
  readonly changes: readonly VariantChange[]
  readonly chosen: string | undefined
}

/** The differences of the two variants as they stand, which the canvas is told as well; undefined outside the mode. */
export function useComparison(editor: Editor): Comparison | undefined {
  const here = useView(editor, (view) => view.variant)
  const there = useView(editor, (view) => view.comparing?.other)
  const chosen = useView(editor, (view) => view.comparing?.chosen)
  const after = useVariant(editor)
  const before = useJourney(editor, ({ variants }) => (there === undefined ? undefined : variants[there]))
  const changes = useMemo(() => (before ? diffVariants(before, after) : []), [before, after])
  useEffect(() => {
    const { comparing } = editor.view.getState()
    if (before && comparing && comparing.other === there)
      editor.view.setState({ comparing: { ...comparing, ...contrastOf(before, after, changes) } })
  }, [editor, there, before, after, changes])
  return there === undefined || !before ? undefined : { here, there, after, before, changes, chosen }
}

/** Looks at one difference: its step comes into sight and is selected where it is in view. */
export function choose(editor: Editor, change: VariantChange, after: Variant): void {
  const { comparing } = editor.view.getState()
  if (!comparing) return
  const nodes = nodesOf(change)
  const notes = change.thing === 'note' ? [change.id] : []
  editor.view.setState({
    comparing: { ...comparing, chosen: change.key },
    selection: {
      nodes: new Set(nodes.filter((id) => Object.hasOwn(after.nodes, id))),
      edges: new Set(change.thing === 'way' && change.after ? [change.after.edge] : []),
      notes: new Set(notes.filter((id) => Object.hasOwn(after.notes, id))),
    },
    ...(nodes.length > 0 && { focus: { nodes, grab: false } }),
  })
}

function nodesOf(change: VariantChange): readonly string[] {
  if (change.thing === 'step') return [change.id]
  if (change.thing === 'way') return [change.from]
  return change.thing === 'group' ? ((change.after ?? change.before)?.nodes ?? []) : []
}
