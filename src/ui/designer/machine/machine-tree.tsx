import { useElementSize, useMergedRef } from '@mantine/hooks'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reveal, select } from '../../../editor/index.ts'
import { useView } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { drawnAt, linesOfSelection } from './highlight.ts'
import { LineDetails } from './line-details.tsx'
import type { Moment } from './live.ts'
import classes from './machine.module.css'
import type { OutlineItem } from './outline.ts'
import { ancestorsOf, type Found, OPEN_AT_FIRST, type Row, rowsOf, windowOf } from './rows.ts'
import { moveIn } from './tree-keys.ts'
import { TreeLine } from './tree-line.tsx'
import type { ReadableMachine } from './use-machine.ts'

interface MachineTreeProps {
  readonly shown: ReadableMachine
  readonly found: Found | undefined
  readonly moment: Moment | undefined
}

const NO_LINES: ReadonlySet<string> = new Set()

/** The outline as a tree. Only the lines in sight are on the page: a large machine has tens of thousands. */
export function MachineTree({ shown, found, moment }: MachineTreeProps) {
  const { editor } = useDesigner()
  const { t } = useTranslation('machine')
  const { outline, index } = shown
  const [open, setOpen] = useState<ReadonlySet<string>>(OPEN_AT_FIRST)
  const [active, setActive] = useState<string | undefined>(undefined)
  const rows = useMemo(() => rowsOf(outline, open, found), [outline, open, found])
  const selection = useView(editor, (view) => view.selection)
  const selected = useMemo(() => linesOfSelection(index, selection), [index, selection])
  const show = useCallback(
    (line: string) => setOpen((before) => new Set([...before, ...ancestorsOf(outline, line)])),
    [outline],
  )
  const scroll = useScroll(rows)
  const goTo = useCallback(
    (line: string) => {
      show(line)
      setActive(line)
      scroll.wish(line, true)
    },
    [show, scroll.wish],
  )
  const own = useRef(selection)
  useEffect(() => {
    // What was chosen here is in sight already.
    if (own.current === selection) return
    own.current = selection
    const [first] = selected
    if (first === undefined) return
    setOpen((before) => new Set([...before, ...ancestorsOf(outline, first), ...(selected.size < 9 ? [first] : [])]))
    setActive(first)
    scroll.wish(first, false)
  }, [selection, selected, outline, scroll.wish])
  useEffect(() => {
    if (moment === undefined) return
    show(moment.at)
    scroll.wish(moment.at, false)
  }, [moment, show, scroll.wish])

  const choose = (item: OutlineItem) => {
    setActive(item.id)
    const drawn = drawnAt(item)
    if (!drawn) return
    if ('edge' in drawn) select(editor.view, { edges: [drawn.edge] })
    else select(editor.view, { nodes: [drawn.node] })
    own.current = editor.view.getState().selection
    const target = item.kind === 'transition' && item.target ? outline.items.get(item.target.id)?.node : undefined
    const ends = 'edge' in drawn ? [item.node, target] : [drawn.node]
    reveal(
      editor.view,
      ends.filter((node) => node !== undefined),
    )
  }
  const toggle = (item: OutlineItem, wanted?: boolean) =>
    setOpen((before) => {
      const next = new Set(before)
      if (wanted ?? !before.has(item.id)) next.add(item.id)
      else next.delete(item.id)
      return next
    })
  const current = rows.find(({ item }) => item.id === active) ?? rows[0]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return
    const move = moveIn(rows, current, event.key)
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    if (move.type === 'choose') choose(current.item)
    else if (move.type === 'toggle') toggle(current.item, move.open)
    else if (move.type === 'openAll') setOpen((before) => new Set([...before, ...move.lines]))
    else {
      setActive(move.line)
      scroll.wish(move.line, true)
    }
  }
  const [from, to] = scroll.window
  const inSight = rows.slice(from, to)
  const drawn = current && !inSight.includes(current) ? [...inSight, current] : inSight
  if (found?.matches.size === 0) return <p className={classes.none}>{t('nothingFound')}</p>
  return (
    <>
      <div
        ref={scroll.ref}
        className={classes.tree}
        role="tree"
        aria-label={t('tree')}
        aria-multiselectable="true"
        translate="no"
        data-testid="machine-tree"
        onKeyDown={onKeyDown}
        onScroll={scroll.onScroll}
      >
        <div role="presentation" className={classes.lines} style={{ height: scroll.total }}>
          {drawn.map((row) => (
            <TreeLine
              key={row.item.id}
              row={row}
              selected={selected.has(row.item.id)}
              live={(moment?.states ?? NO_LINES).has(row.item.id)}
              focusable={row === current}
              found={found === undefined || found.matches.has(row.item.id)}
              onChoose={choose}
              onToggle={toggle}
            />
          ))}
        </div>
      </div>
      {active !== undefined && outline.items.has(active) && (
        <LineDetails key={shown.variant} item={outline.items.get(active)} onGoTo={goTo} />
      )}
    </>
  )
}

/** Which lines are in sight, and the way to bring one there once it is drawn. */
function useScroll(rows: readonly Row[]) {
  const box = useRef<HTMLDivElement>(null)
  const { ref: measure, height } = useElementSize<HTMLDivElement>()
  const [top, setTop] = useState(0)
  const [wished, setWished] = useState<{ readonly line: string; readonly grab: boolean } | undefined>(undefined)
  const wish = useCallback((line: string, grab: boolean) => setWished({ line, grab }), [])
  useEffect(() => {
    const element = box.current
    const row = wished && rows.find(({ item }) => item.id === wished.line)
    if (!element || !row) return
    setWished(undefined)
    const end = row.top + row.height
    if (row.top < element.scrollTop || end > element.scrollTop + element.clientHeight) {
      const near = wished.grab && Math.abs(row.top - element.scrollTop) < element.clientHeight * 2
      const edge = row.top < element.scrollTop ? row.top : end - element.clientHeight
      element.scrollTop = near ? edge : Math.max(0, row.top - element.clientHeight / 3)
    }
    if (wished.grab) lineIn(element, wished.line)?.focus({ preventScroll: true })
  }, [wished, rows])
  const last = rows.at(-1)
  return {
    ref: useMergedRef(box, measure),
    wish,
    window: windowOf(rows, top, height || 600),
    total: last ? last.top + last.height : 0,
    onScroll: () => setTop(box.current?.scrollTop ?? 0),
  }
}

const lineIn = (element: HTMLElement, line: string): HTMLElement | undefined =>
  [...element.querySelectorAll<HTMLElement>('[role="treeitem"]')].find(({ dataset }) => dataset.line === line)
