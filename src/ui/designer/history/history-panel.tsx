import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { travelTo } from '../../../editor/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { IconButton, useFormat } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { closePanel } from '../menus/use-tool-keys.ts'
import classes from './history.module.css'
import { subjectOf } from './subject.ts'

/** What was done to the journey since it was opened; pressing a line goes back or forward to it. */
export function HistoryPanel() {
  const { editor } = useDesigner()
  const { t } = useTranslation(['commands', 'designer', 'common'])
  const { past, future } = useStore(editor.history)
  const journey = useJourney(editor, (document) => document)
  const { locale } = useFormat()
  const clock = useMemo(() => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }), [locale])
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus(), [])
  const steps = [...past, ...[...future].reverse()]
  return (
    <aside className={classes.panel} aria-label={t('history.title')} data-testid="history">
      <div className={classes.head}>
        <h2 className={classes.title}>{t('history.title')}</h2>
        <IconButton label={t('common:close')} onClick={() => closePanel({ editor }, 'history')}>
          <IconX size={16} />
        </IconButton>
      </div>
      <ol ref={list} className={classes.list} onKeyDown={onListKey}>
        <li>
          <Point current={past.length === 0} done onPress={() => travelTo(editor, 0)} title={t('history.opened')} />
        </li>
        {steps.map((entry, index) => (
          <li key={entry.id}>
            <Point
              current={index === past.length - 1}
              done={index < past.length}
              onPress={() => travelTo(editor, index + 1)}
              title={t(`designer:history.${entry.name}`)}
              about={subjectOf(entry, journey)}
              time={clock.format(entry.at)}
            />
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p className={classes.none}>{t('history.none')}</p>}
    </aside>
  )
}

interface PointProps {
  readonly current: boolean
  /** False for what was taken back and can be done again. */
  readonly done: boolean
  readonly title: string
  readonly about?: string
  readonly time?: string
  readonly onPress: () => void
}

function Point({ current, done, title, about = '', time, onPress }: PointProps) {
  const { t } = useTranslation('commands')
  return (
    <button
      type="button"
      className={classes.point}
      aria-current={current ? 'step' : undefined}
      data-undone={!done || undefined}
      ref={current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={onPress}
    >
      <span className={classes.words}>
        <span className={classes.what}>{title}</span>
        {about !== '' && <bdi className={classes.about}>{about}</bdi>}
        {!done && <span className="j-visually-hidden">{t('history.undone')}</span>}
      </span>
      {time && <span className={classes.time}>{time}</span>}
    </button>
  )
}

/** Up and down go from line to line. */
function onListKey(event: KeyboardEvent<HTMLElement>): void {
  const lines = [...event.currentTarget.querySelectorAll('button')]
  const at = lines.findIndex((line) => line === document.activeElement)
  const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }
  const to = moves[event.key]
  const next = to === undefined ? undefined : lines[to]
  if (!next) return
  event.preventDefault()
  next.focus()
}
