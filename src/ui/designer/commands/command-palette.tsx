import { Modal, TextInput } from '@mantine/core'
import { IconCheck, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../kit/index.ts'
import classes from './commands.module.css'
import { type PaletteEntry, recentEntries, rememberEntry, searchEntries } from './entries.ts'
import { typedAhead } from './type-ahead.ts'
import { useEntries } from './use-entries.tsx'

/** Everything that can be done and gone to, by typing a few letters. */
export function CommandPalette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('commands')
  const chosen = useRef<PaletteEntry>(undefined)
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      // What was chosen runs when the dialog has gone and the keyboard is back: it may want it elsewhere.
      onExitTransitionEnd={() => {
        const entry = chosen.current
        chosen.current = undefined
        entry?.run()
      }}
      transitionProps={{ duration: 80 }}
      size={600}
      yOffset="12vh"
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body className={classes.palette} p={0}>
          <Content
            onChoose={(entry) => {
              chosen.current = entry
              rememberEntry(entry.id)
              onClose()
            }}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Content({ onChoose }: { onChoose: (entry: PaletteEntry) => void }) {
  const { t } = useTranslation('commands')
  const entries = useEntries()
  const [recent] = useState(recentEntries)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const groups = useMemo(() => searchEntries(entries, query, recent), [entries, query, recent])
  const flat = groups.flatMap((group) => group.entries)
  const current = flat[Math.min(at, flat.length - 1)]
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moveTo(event.key, at, flat.length)
    if (to !== undefined) setAt(to)
    else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) onChoose(current)
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        data-autofocus
        className={classes.search}
        size="md"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        placeholder={t('palette.search')}
        aria-label={t('palette.search')}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={current && `${list}-${current.id}`}
        value={query}
        onFocus={() => setQuery((before) => before + typedAhead())}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
      />
      <div className={classes.list} role="listbox" id={list} aria-label={t('palette.title')}>
        {groups.map(({ group, entries: found }) => (
          // biome-ignore lint/a11y/useSemanticElements: parts of a list of options are groups
          <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
            <div id={`${list}-${group}`} className={classes.group}>
              {t(`palette.group.${group}`)}
            </div>
            {found.map((entry) => (
              <Line
                key={entry.id}
                id={`${list}-${entry.id}`}
                entry={entry}
                active={entry === current}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className={classes.none}>{t('palette.none')}</p>}
      </div>
      <span className="j-visually-hidden" role="status">
        {query !== '' && t('palette.found', { count: flat.length })}
      </span>
    </>
  )
}

function moveTo(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at + count - 1) % count
  if (key === 'PageDown') return Math.min(count - 1, at + 8)
  if (key === 'PageUp') return Math.max(0, at - 8)
  return undefined
}

interface LineProps {
  id: string
  entry: PaletteEntry
  active: boolean
  onChoose: (entry: PaletteEntry) => void
}

function Line({ id, entry, active, onChoose }: LineProps) {
  const { icon: Icon, mark, title, hint, keys, checked } = entry
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes.line}
      ref={active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(entry)}
      onKeyDown={undefined}
    >
      <span className={classes.icon}>{mark ?? (Icon && <Icon size={16} stroke={1.75} aria-hidden="true" />)}</span>
      <bdi className={classes.title}>{title}</bdi>
      {hint && <span className={classes.hint}>{hint}</span>}
      {checked && <IconCheck size={14} aria-hidden="true" />}
      {keys && <Keys keys={keys} />}
    </div>
  )
}
