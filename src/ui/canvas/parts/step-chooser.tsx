import { FocusTrap, Paper, Portal, TextInput } from '@mantine/core'
import { useClickOutside } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChooserRequest } from '../canvas-context.ts'
import { type PaletteItem, searchPalette } from '../model/palette.ts'
import classes from './step-chooser.module.css'
import { StepMark } from './step-mark.tsx'
import { usePaletteWords } from './use-palette-words.ts'

const WIDTH = 264
const HEIGHT = 340
const MARGIN = 8

interface StepChooserProps {
  request: ChooserRequest
  onChoose: (item: PaletteItem) => void
  onClose: () => void
}

/** Puts the keyboard into the field as soon as it is there: what is typed next is meant for it. */
const atOnce = (field: HTMLInputElement | null) => field?.focus()

/** A list of steps at the pointer: type to narrow it, arrows and Enter to take one. */
export function StepChooser({ request, onChoose, onClose }: StepChooserProps) {
  const { t } = useTranslation('canvas')
  const words = usePaletteWords()
  const title = t(request.replace === undefined ? 'chooser.title' : 'chooser.replace')
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const outside = useClickOutside(onClose)
  const entries = searchPalette(query, words.search).filter(
    (item) => item.kind !== 'entry' || !(request.after || request.edge || request.replace),
  )
  const current = entries[Math.min(at, entries.length - 1)]
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && current) onChoose(current)
    else if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, entries.length))
    else if (event.key === 'ArrowUp') setAt((at + entries.length - 1) % Math.max(1, entries.length))
    else return
    event.preventDefault()
  }
  return (
    <Portal>
      <FocusTrap active>
        <Paper
          ref={outside}
          className={classes.chooser}
          shadow="lg"
          role="dialog"
          aria-label={title}
          style={placeOnScreen(request.screen)}
          onKeyDown={onKeyDown}
        >
          <TextInput
            ref={atOnce}
            className={classes.search}
            leftSection={<IconSearch size={14} aria-hidden="true" />}
            placeholder={request.replace === undefined ? t('chooser.search') : title}
            aria-label={t('chooser.search')}
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={current && `${list}-${current.id}`}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setAt(0)
            }}
          />
          <div className={classes.list} role="listbox" id={list} aria-label={title}>
            {entries.map((item) => (
              <Entry
                key={item.id}
                id={`${list}-${item.id}`}
                item={item}
                active={item === current}
                name={words.name(item)}
                onChoose={onChoose}
              />
            ))}
            {entries.length === 0 && <p className={classes.none}>{t('chooser.none')}</p>}
          </div>
        </Paper>
      </FocusTrap>
    </Portal>
  )
}

interface EntryProps {
  id: string
  item: PaletteItem
  active: boolean
  name: string
  onChoose: (item: PaletteItem) => void
}

function Entry({ id, item, active, name, onChoose }: EntryProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes.entry}
      ref={active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onChoose(item)}
      onKeyDown={undefined}
    >
      <StepMark item={item} />
      {name}
    </div>
  )
}

/** Beside the point asked for, but wholly on the screen. */
function placeOnScreen({ x, y }: ChooserRequest['screen']) {
  return {
    left: Math.max(MARGIN, Math.min(x, window.innerWidth - WIDTH - MARGIN)),
    top: Math.max(MARGIN, Math.min(y, window.innerHeight - HEIGHT - MARGIN)),
    width: WIDTH,
    maxHeight: HEIGHT,
  }
}
