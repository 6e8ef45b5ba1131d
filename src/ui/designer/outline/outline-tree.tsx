import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { reveal, select } from '../../../editor/index.ts'
import { useView } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './outline.module.css'
import type { OutlineLine } from './outline.ts'
import { OutlineRow } from './outline-row.tsx'
import { treeMove } from './tree-move.ts'
import { useOutlineDeeds } from './use-outline-deeds.ts'
import { LINE_HEIGHT, useTree } from './use-tree.ts'

/** The lines as a tree. What is selected here is selected on the canvas, and the other way round. */
export function OutlineTree({ lines }: { lines: readonly OutlineLine[] }) {
  const { editor, tools } = useDesigner()
  const { t } = useTranslation('outline')
  const selection = useView(editor, (view) => view.selection.nodes)
  const renaming = useStore(tools, (state) => state.renaming)
  const [active, setActive] = useState<string>()
  const tree = useTree(lines)
  const { shown, goTo, toggle, isClosed } = tree
  const current = shown.find(({ id }) => id === active) ?? shown[0]
  const activate = useCallback(
    (line: OutlineLine, grab: boolean) => {
      setActive(line.id)
      goTo(line.id, grab)
      const node = nodeAt(line)
      if (node === undefined) return
      select(editor.view, { nodes: [node] })
      reveal(editor.view, [node])
    },
    [editor, goTo],
  )
  useFollowSelection(lines, setActive, goTo, current)
  useKeyboardAtFirst(lines, goTo, setActive)
  const deeds = useOutlineDeeds(lines, activate)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!current || event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return
    const move = treeMove(shown, current, isClosed(current.id), event.key)
    const line = move?.type === 'go' ? shown.find(({ id }) => id === move.line) : undefined
    if (line) activate(line, true)
    else if (move?.type === 'toggle') toggle(current.id, move.open)
    else if (!deeds.onKey(event, current)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const [from, to] = tree.window
  const inSight = shown.slice(from, to)
  // The line that has the keyboard stays on the page wherever the tree is scrolled.
  const drawn = current && !inSight.includes(current) ? [...inSight, current] : inSight
  return (
    <div
      ref={tree.ref}
      className={classes.tree}
      role="tree"
      aria-label={t('tree')}
      onScroll={tree.onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={classes.lines} style={{ height: shown.length * LINE_HEIGHT }}>
        {drawn.map((line) => (
          <OutlineRow
            key={line.id}
            line={line}
            top={shown.indexOf(line) * LINE_HEIGHT}
            closed={isClosed(line.id)}
            focusable={line === current}
            selected={line.type === 'step' && selection.has(line.node)}
            renaming={line.type === 'step' && renaming === line.node}
            onActivate={activate}
            onToggle={toggle}
            onRenamed={deeds.onRenamed}
          />
        ))}
      </div>
    </div>
  )
}

/** When the outline opens it takes the keyboard, on what is selected or its first line. */
function useKeyboardAtFirst(
  lines: readonly OutlineLine[],
  goTo: (line: string, grab: boolean) => void,
  setActive: (line: string) => void,
): void {
  const { editor } = useDesigner()
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current) return
    opened.current = true
    const { nodes } = editor.view.getState().selection
    const line = lines.find((each) => each.type === 'step' && nodes.has(each.node)) ?? lines[0]
    if (!line) return
    setActive(line.id)
    goTo(line.id, true)
  }, [editor, lines, goTo, setActive])
}

/** The step a line leads to: its own, or the one that a way goes on to. */
const nodeAt = (line: OutlineLine): string | undefined => (line.type === 'step' ? line.node : undefined)

/** What is selected on the canvas is shown here as well; the keyboard stays where it is. */
function useFollowSelection(
  lines: readonly OutlineLine[],
  setActive: (line: string) => void,
  goTo: (line: string, grab: boolean) => void,
  current: OutlineLine | undefined,
): void {
  const { editor } = useDesigner()
  const [first] = useView(editor, (view) => view.selection.nodes)
  const latest = useRef({ lines, goTo, current })
  useEffect(() => {
    latest.current = { lines, goTo, current }
  })
  useEffect(() => {
    if (first === undefined) return
    const line = latest.current.lines.find((each) => each.type === 'step' && each.node === first)
    if (!line || line === latest.current.current) return
    setActive(line.id)
    latest.current.goTo(line.id, false)
  }, [first, setActive])
}
