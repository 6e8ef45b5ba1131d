import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard, useBoardView } from '../board-context.ts'
import { readThingId, type StickyNode } from '../model/board-things.ts'
import classes from './things.module.css'

/** A sticky. Double click or Enter writes on it. */
export const StickyCard = memo(function StickyCard({ id, data, selected }: NodeProps<StickyNode>) {
  const { store, resize } = useBoard()
  const { t } = useTranslation('board')
  const writing = useBoardView((view) => view.writing === id)
  const { text, colour = 'yellow', author } = data.thing
  return (
    <div
      className={classes.sticky}
      style={{ background: `var(--j-note-${colour})` }}
      data-selected={selected || undefined}
      data-small={text.length > 120 || undefined}
      data-signed={author ? true : undefined}
    >
      <NodeResizer
        isVisible={selected && !writing}
        minWidth={96}
        minHeight={56}
        onResize={(_, box) => resize(id, box, false)}
        onResizeEnd={(_, box) => resize(id, box, true)}
      />
      {writing ? (
        <Paper id={id} text={text} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter on the sticky does the same
        <div className={classes.stickyText} dir="auto" onDoubleClick={() => store.setState({ writing: id })}>
          {text || <span className={classes.faint}>{t('sticky.empty')}</span>}
        </div>
      )}
      {author && !writing && <span className={classes.author}>{author}</span>}
    </div>
  )
})

function Paper({ id, text }: { id: string; text: string }) {
  const { editor, store } = useBoard()
  const { t } = useTranslation('board')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const paper = field.current
    paper?.focus({ preventScroll: true })
    paper?.setSelectionRange(paper.value.length, paper.value.length)
  }, [])
  const named = readThingId(id)
  const done = (grab: boolean) => {
    editor.mark()
    if (store.getState().writing === id) store.setState({ writing: undefined })
    const face = field.current?.closest<HTMLElement>('.react-flow__node')
    if (grab) face?.focus({ preventScroll: true })
  }
  return (
    <textarea
      ref={field}
      className={`${classes.paper} nodrag nowheel nopan nokey`}
      aria-label={t('sticky.text')}
      placeholder={t('sticky.empty')}
      dir="auto"
      defaultValue={text}
      onChange={(event) => {
        if (named) editor.execute('board.edit', { ...named, parts: { text: event.currentTarget.value } })
      }}
      onBlur={() => done(false)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) done(true)
      }}
    />
  )
}
