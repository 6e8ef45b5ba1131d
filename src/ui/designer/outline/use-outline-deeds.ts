import type { KeyboardEvent } from 'react'
import { deleteSelection, type Editor, select, variantInView } from '../../../editor/index.ts'
import { canvasOf } from '../../canvas/index.ts'
import { placeAfterStep } from '../commands/adding.ts'
import { useDesigner } from '../designer-context.ts'
import { homesOf } from './homes.ts'
import { type OutlineLine, outlineOf, type StepLine } from './outline.ts'

interface OutlineDeeds {
  /** Carries out a key on a line. False when it means nothing there. */
  readonly onKey: (event: KeyboardEvent<HTMLElement>, line: OutlineLine) => boolean
  /** A name was written, or given up; the keyboard goes back to its line. */
  readonly onRenamed: (line: StepLine, name: string | undefined) => void
  /** Asks for a step to put after a line, beside an element. False where none can go. */
  readonly addAfter: (line: OutlineLine, beside: Element) => boolean
}

const variantOf = (editor: Editor) => variantInView(editor.document.getState().journey, editor.view.getState())?.variant

/** What is done to the journey from its outline: rename, add after, delete, go to the settings, follow a way. */
export function useOutlineDeeds(
  lines: readonly OutlineLine[],
  activate: (line: OutlineLine, grab: boolean) => void,
): OutlineDeeds {
  const { editor, tools, openStep } = useDesigner()
  const goToStep = (node: string): boolean => {
    const variant = variantOf(editor)
    const line = variant && outlineOf(variant).find((each) => each.type === 'step' && each.node === node)
    if (line) activate(line, true)
    return line !== undefined
  }
  const remove = (line: StepLine): boolean => {
    const beside = neighbour(lines, line)
    select(editor.view, { nodes: [line.node] })
    if (!deleteSelection(editor)) return false
    if (beside) requestAnimationFrame(() => goToStep(beside.node))
    return true
  }
  const addAfter: OutlineDeeds['addAfter'] = (line, beside) => {
    const variant = variantOf(editor)
    const place = variant && placeOf(variant, line)
    if (!place) return false
    const { left, bottom } = beside.getBoundingClientRect()
    canvasOf(editor).openChooser?.({
      screen: { x: left + 24, y: bottom },
      ...place,
      onMade: (node) => requestAnimationFrame(() => goToStep(node)),
    })
    return true
  }
  const enter = (line: OutlineLine): boolean => {
    if (line.type === 'step') openStep(line.node)
    else return 'end' in line && line.end?.type === 'to' && goToStep(line.end.node)
    return true
  }
  const rename = (line: OutlineLine): boolean => {
    if (line.type === 'step') tools.setState({ renaming: line.node })
    return line.type === 'step'
  }
  const renameGroup = (line: OutlineLine): boolean => {
    if (line.type !== 'step' || !homesOf(variantOf(editor)?.groups ?? {}).has(line.node)) return false
    tools.setState({ renamingGroup: line.node })
    return true
  }
  return {
    addAfter,
    onKey: (event, line) => {
      if (event.key === 'Enter') return enter(line)
      if (event.key === 'F2') return event.shiftKey ? renameGroup(line) : rename(line)
      if (event.key === 'Delete' || event.key === 'Backspace') return line.type === 'step' && remove(line)
      return event.key === '/' && event.target instanceof Element && addAfter(line, event.target)
    },
    onRenamed: (line, name) => {
      tools.setState({ renaming: undefined })
      if (name !== undefined) {
        editor.execute('node.rename', { node: line.node, name })
        editor.mark()
      }
      activate(line, true)
    },
  }
}

/** The step above a line, else the one below: where the keyboard goes when the line is deleted. */
function neighbour(lines: readonly OutlineLine[], line: StepLine): StepLine | undefined {
  const at = lines.indexOf(line)
  const isStep = (each: OutlineLine): each is StepLine => each.type === 'step'
  return lines.slice(0, at).findLast(isStep) ?? lines.slice(at + 1).find(isStep)
}

function placeOf(variant: Parameters<typeof placeAfterStep>[0], line: OutlineLine) {
  if (line.type === 'step') return placeAfterStep(variant, line.node)
  if (line.type === 'way' && line.end?.type === 'leaves')
    return { after: { node: line.node, port: line.port.id }, at: undefined }
  return line.type === 'end' && line.end.type === 'leaves' ? placeAfterStep(variant, line.node) : undefined
}
