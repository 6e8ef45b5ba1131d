import {
  type Editor,
  reveal,
  revealNotes,
  select,
  selectGroup,
  setPanel,
  showVariant,
  type TextField,
  type TextHit,
} from '../../../editor/index.ts'
import type { Tools } from '../commands/tools.ts'

/** One thing found: the text it stands in, and which of what was found there it is. */
export interface Occurrence {
  readonly place: TextHit['place']
  readonly index: number
  readonly range: readonly [number, number]
}

export const occurrencesOf = (hits: readonly TextHit[]): readonly Occurrence[] =>
  hits.flatMap(({ place, ranges }) => ranges.map((range, index) => ({ place, index, range })))

const AROUND = 28

/** What is found, with a little of what stands before and after it. */
export function excerptOf({ place: { text }, range: [start, end] }: Occurrence): readonly [string, string, string] {
  const from = Math.max(0, start - AROUND)
  const to = Math.min(text.length, end + AROUND)
  const before = `${from > 0 ? '…' : ''}${text.slice(from, start)}`
  const after = `${text.slice(end, to)}${to < text.length ? '…' : ''}`
  return [before.replaceAll(/\s+/g, ' '), text.slice(start, end), after.replaceAll(/\s+/g, ' ')]
}

/** The part of the journey's settings in which a text of the journey itself stands. */
const SECTIONS: Readonly<Partial<Record<TextField, string>>> = {
  journey: 'name',
  description: 'description',
  stage: 'stages',
  goal: 'goals',
  reason: 'exitRules',
  event: 'events',
  attribute: 'attributes',
}

function goToGroup(editor: Editor, group: string): void {
  selectGroup(editor, group)
  const { nodes } = editor.view.getState().selection
  if (nodes.size > 0) reveal(editor.view, [...nodes])
}

/** Shows where something was found; the keyboard stays where it is. */
export function goToOccurrence(editor: Editor, tools: Tools, { place }: Occurrence): void {
  const { variant, node, note, field, path } = place
  if (variant !== undefined && variant !== editor.view.getState().variant) showVariant(editor.view, variant)
  if (node !== undefined) {
    select(editor.view, { nodes: [node] })
    reveal(editor.view, [node])
    return
  }
  if (field === 'group') {
    goToGroup(editor, path[3] ?? '')
    return
  }
  select(editor.view, note === undefined ? {} : { notes: [note] })
  if (note !== undefined) revealNotes(editor.view, [note])
  const name = variant === undefined && note === undefined ? SECTIONS[field] : undefined
  if (name === undefined) return
  setPanel(editor.view, 'stories', false)
  setPanel(editor.view, 'inspector', true)
  tools.setState({ section: { name, grab: false } })
}
