import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../canvas-context.ts'
import { type NoteNode, noteIdOf } from '../model/flow-model.ts'
import { noteBoxOf } from '../model/geometry.ts'
import { ContrastBadge } from './contrast-badge.tsx'
import classes from './note-card.module.css'

/** A sticky note. Double click or Enter writes on it. */
export const NoteCard = memo(
  function NoteCard({ id, data, selected }: NodeProps<NoteNode>) {
    const { note } = data
    const { editor, readOnly } = useCanvas()
    const { t } = useTranslation('canvas')
    const [writing, setWriting] = useState(false)
    const noteId = noteIdOf(id) ?? id
    const { width, height } = noteBoxOf(note)
    return (
      <div
        className={classes.note}
        style={{ width, height, background: `var(--j-note-${note.colour ?? 'yellow'})` }}
        data-selected={selected || undefined}
      >
        <ContrastBadge of={`note ${noteId}`} />
        {!readOnly && (
          <NodeResizer
            isVisible={selected}
            minWidth={80}
            minHeight={48}
            onResizeEnd={(_, size) => {
              editor.execute('note.edit', { note: noteId, size: { width: size.width, height: size.height } })
              editor.mark()
            }}
          />
        )}
        {writing || (selected && note.text === '' && !readOnly) ? (
          <Paper
            text={note.text}
            onWrite={(text) => editor.execute('note.edit', { note: noteId, text })}
            onDone={() => {
              editor.mark()
              setWriting(false)
            }}
          />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: the inspector has a field for the same; this is a shortcut to it
          <div className={classes.text} dir="auto" onDoubleClick={() => setWriting(!readOnly)}>
            {note.text || <span className={classes.empty}>{t('note.empty')}</span>}
          </div>
        )}
      </div>
    )
  },
  (before, after) => before.data === after.data && before.selected === after.selected,
)

function Paper({ text, onWrite, onDone }: { text: string; onWrite: (text: string) => void; onDone: () => void }) {
  const { t } = useTranslation('canvas')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <textarea
      ref={field}
      className={`${classes.paper} nodrag nowheel nopan`}
      aria-label={t('note.text')}
      defaultValue={text}
      onChange={(event) => onWrite(event.currentTarget.value)}
      onBlur={onDone}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onDone()
      }}
    />
  )
}
