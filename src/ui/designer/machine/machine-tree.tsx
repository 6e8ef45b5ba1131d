import { type KeyboardEvent, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LineDetails } from './line-details.tsx'
import type { Moment } from './live.ts'
import classes from './machine.module.css'
import type { OutlineItem } from './outline.ts'
import type { Found, Row } from './rows.ts'
import { type Move, moveIn } from './tree-keys.ts'
import { TreeLine } from './tree-line.tsx'
import { useLines } from './use-lines.ts'
import type { ReadableMachine } from './use-machine.ts'
import { useScroll } from './use-scroll.ts'
import { useSelectedLines } from './use-selected-lines.ts'

interface MachineTreeProps {
  readonly shown: ReadableMachine
  readonly found: Found | undefined
  readonly moment: Moment | undefined
}

/** More than so many selected lines are not opened: nobody reads them all at once. */
const FEW = 8

/** The outline as a tree. Only the lines in sight are on the page: a large machine has tens of thousands. */
export function MachineTree({ shown, found, moment }: MachineTreeProps) {
  const { t } = useTranslation('machine')
  const { outline } = shown
  const [active, setActive] = useState<string | undefined>(undefined)
  const lines = useLines(outline, found)
  const { rows, show, open, toggle } = lines
  const { wish, ...scroll } = useScroll(rows)
  const goTo = useCallback(
    (line: string, grab: boolean) => {
      show(line)
      setActive(line)
      wish(line, grab)
    },
    [show, wish],
  )
  const onOther = useCallback(
    (found: ReadonlySet<string>) => {
      const [first = ''] = found
      if (found.size <= FEW) open([first])
      goTo(first, false)
    },
    [open, goTo],
  )
  const { selected, choose } = useSelectedLines(shown, onOther)
  const here = moment?.at
  useEffect(() => {
    if (here !== undefined) show(here)
  }, [here, show])
  useEffect(() => {
    if (here !== undefined) wish(here, false)
  }, [here, wish])
  const onChoose = (item: OutlineItem) => {
    setActive(item.id)
    choose(item)
  }
  const current = rows.find(({ item }) => item.id === active) ?? rows[0]
  const act = (move: Move, { item }: Row) => {
    if (move.type === 'go') goTo(move.line, true)
    else if (move.type === 'choose') onChoose(item)
    else if (move.type === 'toggle') toggle(item, move.open)
    else open(move.lines)
  }
  const [from, to] = scroll.window
  const inSight = rows.slice(from, to)
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
        onKeyDown={(event) => onTreeKey(event, rows, current, act)}
        onScroll={scroll.onScroll}
      >
        <div role="presentation" className={classes.lines} style={{ height: scroll.total }}>
          {/* The line that has the keyboard stays on the page wherever the tree is scrolled. */}
          {(current && !inSight.includes(current) ? [...inSight, current] : inSight).map((row) => (
            <TreeLine
              key={row.item.id}
              row={row}
              selected={selected.has(row.item.id)}
              live={liveAt(moment, row.item.id)}
              focusable={row === current}
              found={found === undefined || found.matches.has(row.item.id)}
              onChoose={onChoose}
              onToggle={toggle}
            />
          ))}
        </div>
      </div>
      <LineDetails item={active === undefined ? undefined : outline.items.get(active)} onGoTo={goTo} />
    </>
  )
}

const liveAt = (moment: Moment | undefined, line: string): 'here' | 'active' | undefined => {
  if (!moment?.states.has(line)) return undefined
  return line === moment.at ? 'here' : 'active'
}

function onTreeKey(
  event: KeyboardEvent,
  rows: readonly Row[],
  current: Row | undefined,
  act: (move: Move, current: Row) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !current) return
  const move = moveIn(rows, current, event.key)
  if (!move) return
  event.preventDefault()
  event.stopPropagation()
  act(move, current)
}
