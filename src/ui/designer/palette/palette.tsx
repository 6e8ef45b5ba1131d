import { ScrollArea, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addStep } from '../../../editor/index.ts'
import {
  CATEGORIES,
  DRAG_TYPE,
  type PaletteItem,
  StepMark,
  searchPalette,
  usePaletteWords,
} from '../../canvas/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { carryByHand } from './carry.ts'
import classes from './palette.module.css'

/** The left side: every kind of step, to be dragged onto the canvas, or added by pressing or by Enter. */
export function Palette() {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'kinds'])
  const words = usePaletteWords()
  const announce = useAnnounce()
  const [query, setQuery] = useState('')
  const found = searchPalette(query, words.search)
  const add = (item: PaletteItem) => {
    const name = words.name(item)
    if (addStep(editor, { ...item, name }).ok) announce(t('palette.added', { name }))
  }
  return (
    <nav className={classes.palette} aria-label={t('palette.label')} data-testid="palette">
      <div className={classes.search}>
        <TextInput
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          placeholder={t('palette.search')}
          aria-label={t('palette.search')}
          type="search"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) add(found[0])
            if (event.key === 'Escape') setQuery('')
          }}
        />
      </div>
      <ScrollArea className={classes.scroll} type="auto" scrollbarSize={8}>
        {CATEGORIES.map((category) => {
          const items = found.filter((item) => item.category === category)
          if (items.length === 0) return null
          return (
            <section key={category} className={classes.group} aria-labelledby={`palette-${category}`}>
              <h2 id={`palette-${category}`} className={classes.title}>
                {t(`kinds:category.${category}`)}
              </h2>
              <ul className={classes.list}>
                {items.map((item) => (
                  <li key={item.id}>
                    <Entry item={item} name={words.name(item)} about={words.about(item)} onAdd={add} />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
        {found.length === 0 && <p className={classes.none}>{t('palette.none')}</p>}
      </ScrollArea>
    </nav>
  )
}

interface EntryProps {
  item: PaletteItem
  name: string
  about: string
  onAdd: (item: PaletteItem) => void
}

function Entry({ item, name, about, onAdd }: EntryProps) {
  const ghost = useRef<HTMLButtonElement>(null)
  const { editor } = useDesigner()
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(DRAG_TYPE, item.id)
    event.dataTransfer.effectAllowed = 'copy'
    if (ghost.current) event.dataTransfer.setDragImage(ghost.current, 24, 16)
  }
  return (
    <UnstyledButton
      ref={ghost}
      className={classes.entry}
      draggable
      title={about}
      data-item={item.id}
      onDragStart={onDragStart}
      onPointerDown={(event) => carryByHand(event, editor, item)}
      onClick={() => onAdd(item)}
    >
      <StepMark item={item} />
      <span className={classes.name}>{name}</span>
    </UnstyledButton>
  )
}
