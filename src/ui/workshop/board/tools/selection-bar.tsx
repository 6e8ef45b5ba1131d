import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Board, BoardColour } from '../../../../document/index.ts'
import { deleteThings, duplicateThings, editThings, selectedThings } from '../../../canvas/board/index.ts'
import { IconButton } from '../../../kit/index.ts'
import { useTools } from '../tools-context.ts'
import { Swatches } from './tool-options.tsx'
import classes from './tools.module.css'

/** What can be done with the things selected: colours, what a picture shows, copies, away with them. */
export function SelectionBar() {
  const { t } = useTranslation('board')
  const tools = useTools()
  const { editor, board, bench, announce } = tools
  const selected = useStore(board, (view) => view.selected)
  const writing = useStore(board, (view) => view.writing)
  useStore(editor.document, ({ journey }) => journey.workshop?.board)
  const found = selectedThings(bench)
  const [only] = found
  if (selected.size === 0 || !only || writing !== undefined) return null
  const coloured = found.filter(({ kind }) => kind === 'stickies' || kind === 'strokes')
  const colours = new Set(coloured.map(({ kind, thing }) => colourOf(kind, thing)))
  const picture = found.length === 1 && only.kind === 'images' ? (only.thing as Board['images'][string]) : undefined
  return (
    <div className={classes.selection} role="toolbar" aria-label={t('selection.label')} data-testid="board-selection">
      {coloured.length > 0 && (
        <>
          <Swatches
            kind={coloured.every(({ kind }) => kind === 'strokes') ? 'pen' : 'paper'}
            value={colours.size === 1 ? [...colours][0] : undefined}
            onChange={(colour) => editThings(bench, ['stickies', 'strokes'], { colour })}
          />
          <span className={classes.divider} />
        </>
      )}
      {picture && <AltField key={only.flowId} id={only.id} alt={picture.alt} />}
      {found.length === 1 && only.kind === 'stickies' && (
        <IconButton label={t('selection.write')} keys="Enter" onClick={() => board.setState({ writing: only.flowId })}>
          <IconPencil size={16} />
        </IconButton>
      )}
      <IconButton
        label={t('selection.duplicate')}
        keys="mod+d"
        onClick={() => announce(t('said.added', { count: duplicateThings(bench) }))}
      >
        <IconCopy size={16} />
      </IconButton>
      <IconButton
        label={t('selection.delete')}
        keys="delete"
        onClick={() => announce(t('said.deleted', { count: deleteThings(bench) }))}
      >
        <IconTrash size={16} />
      </IconButton>
      {found.length > 1 && <span className={classes.count}>{t('selection.count', { count: found.length })}</span>}
    </div>
  )
}

const colourOf = (kind: string, thing: object): BoardColour =>
  (thing as { colour?: BoardColour }).colour ?? (kind === 'strokes' ? 'blue' : 'yellow')

/** What a picture shows, for those who do not see it. Asked for as long as it has not been said. */
function AltField({ id, alt }: { id: string; alt: string }) {
  const { t } = useTranslation('board')
  const { editor } = useTools()
  const field = useRef<HTMLInputElement>(null)
  const asked = useRef(alt === '')
  useEffect(() => {
    if (asked.current) field.current?.focus({ preventScroll: true })
  }, [])
  return (
    <input
      ref={field}
      className={classes.alt}
      aria-label={t('picture.alt')}
      placeholder={t('picture.alt')}
      dir="auto"
      maxLength={200}
      defaultValue={alt}
      onChange={(event) =>
        editor.execute('board.edit', { kind: 'images', id, parts: { alt: event.currentTarget.value } })
      }
      onBlur={() => editor.mark()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(`images:${id}`)}"]`)?.focus()
      }}
    />
  )
}
