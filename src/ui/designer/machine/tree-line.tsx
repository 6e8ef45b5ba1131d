import { IconChevronRight, IconPlayerPlayFilled } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './machine.module.css'
import type { ActionItem, InvokeItem, OutlineItem, StateItem, TransitionItem } from './outline.ts'
import type { Row } from './rows.ts'

interface TreeLineProps {
  readonly row: Row
  readonly selected: boolean
  /** `here`: where the story that is being played stands; `active`: what else of the machine is. */
  readonly live: 'here' | 'active' | undefined
  readonly focusable: boolean
  /** False for lines that only lead to what a search found. */
  readonly found: boolean
  readonly onChoose: (item: OutlineItem) => void
  readonly onToggle: (item: OutlineItem) => void
}

const INDENT = 14

export const TreeLine = memo(
  function TreeLine({ row, selected, live, focusable, found, onChoose, onToggle }: TreeLineProps) {
    const { t } = useTranslation('machine')
    const { item, expanded } = row
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the tree as a whole takes the keys
      <div
        role="treeitem"
        className={classes.line}
        style={{ top: row.top, height: row.height, paddingInlineStart: 4 + (item.level - 1) * INDENT }}
        tabIndex={focusable ? 0 : -1}
        aria-level={item.level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-selected={selected}
        {...(expanded !== undefined && { 'aria-expanded': expanded })}
        data-line={item.id}
        data-kind={item.kind}
        data-live={live}
        data-aside={!found || undefined}
        title={titleOf(item)}
        onClick={() => onChoose(item)}
        onDoubleClick={() => expanded !== undefined && onToggle(item)}
      >
        <Chevron expanded={expanded} onToggle={() => onToggle(item)} />
        <Content item={item} />
        {live === 'here' && (
          <span className={classes.here}>
            <IconPlayerPlayFilled size={10} aria-hidden="true" />
          </span>
        )}
        {live === 'active' && <span className={classes.active} />}
        {live && <span className="j-visually-hidden">{t(`live.${live}`)}</span>}
      </div>
    )
  },
  (before, after) =>
    before.row.item === after.row.item &&
    before.row.top === after.row.top &&
    before.row.expanded === after.row.expanded &&
    before.row.position === after.row.position &&
    before.row.siblings === after.row.siblings &&
    before.selected === after.selected &&
    before.live === after.live &&
    before.focusable === after.focusable &&
    before.found === after.found,
)

/** For the mouse; the keyboard opens and closes with its arrows. */
function Chevron({ expanded, onToggle }: { expanded: boolean | undefined; onToggle: () => void }) {
  return (
    <span
      className={classes.chevron}
      data-open={expanded || undefined}
      aria-hidden="true"
      onClick={(event) => {
        if (expanded === undefined) return
        event.stopPropagation()
        onToggle()
      }}
    >
      {expanded !== undefined && <IconChevronRight size={14} />}
    </span>
  )
}

const titleOf = (item: OutlineItem): string => (item.kind === 'state' ? item.id : item.text.trim())

function Content({ item }: { item: OutlineItem }) {
  if (item.kind === 'state') return <State item={item} />
  if (item.kind === 'transition') return <Transition item={item} />
  return <Action item={item} />
}

function State({ item }: { item: StateItem }) {
  return (
    <span className={classes.state}>
      {item.name !== '' && <bdi className={classes.name}>{item.name}</bdi>}
      <code lang="en">{item.key}</code>
      {item.initial && <Tag>initial</Tag>}
      {item.type === 'parallel' && <Tag>parallel</Tag>}
      {item.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  )
}

const Tag = ({ children }: { children: string }) => (
  <span className={classes.tag} lang="en">
    {children}
  </span>
)

function Action({ item }: { item: ActionItem | InvokeItem }) {
  return (
    <code className={classes.action} lang="en">
      <span className={classes.word}>{item.kind === 'invoke' ? 'invoke' : item.when}</span> {item.code}
    </code>
  )
}

/** `always` and `after …` speak for themselves; an event is what the machine is `on`. */
const KEYWORDS: Readonly<Record<string, string>> = { always: '', done: 'invoke', error: 'invoke' }

function Transition({ item }: { item: TransitionItem }) {
  const keyword = KEYWORDS[item.on] ?? (item.on.startsWith('after ') ? '' : 'on')
  return (
    <code className={classes.transition} lang="en">
      <span className={classes.clip}>
        {keyword !== '' && <span className={classes.word}>{keyword} </span>}
        <span className={classes.trigger}>{item.trigger}</span>
        {item.guard !== undefined && <span className={classes.guard}> [{item.guard}]</span>}
      </span>
      <span className={classes.clip}>
        {item.target ? (
          <>
            <span className={classes.word}>
              <span aria-hidden="true">→</span>
              <span className="j-visually-hidden">target</span>{' '}
            </span>
            {item.target.key}
            {item.target.name !== '' && <span className={classes.targetName}> {item.target.name}</span>}
          </>
        ) : (
          <span className={classes.word}>
            <span aria-hidden="true">↺ </span>no target
          </span>
        )}
      </span>
    </code>
  )
}
