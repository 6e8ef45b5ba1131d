import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { BOARD_COLOURS, type BoardColour } from '../../../../document/index.ts'
import { useTools } from '../tools-context.ts'
import classes from './tools.module.css'

/** A few that say what people say at a board. */
const EMOJI = [
  '👍',
  '👎',
  '❤️',
  '😀',
  '😡',
  '😢',
  '😮',
  '🎉',
  '⭐',
  '🔥',
  '💡',
  '❓',
  '⚠️',
  '✅',
  '❌',
  '💰',
  '⏰',
  '🚀',
] as const
const WIDTHS = [3, 6, 12] as const

/** What can be chosen for the tool in hand, over the tools. */
export function ToolOptions() {
  const { t } = useTranslation('board')
  const { board } = useTools()
  const view = useStore(board)
  if (view.tool === 'sticky')
    return (
      <div className={classes.options} role="toolbar" aria-label={t('tool.sticky')}>
        <Swatches
          kind="paper"
          value={view.stickyColour}
          onChange={(stickyColour) => board.setState({ stickyColour })}
        />
      </div>
    )
  if (view.tool === 'pen')
    return (
      <div className={classes.options} role="toolbar" aria-label={t('tool.pen')}>
        <Swatches kind="pen" value={view.penColour} onChange={(penColour) => board.setState({ penColour })} />
        <span className={classes.divider} />
        {WIDTHS.map((width, index) => (
          <button
            key={width}
            type="button"
            className={classes.width}
            aria-label={t('pen.width', { size: index + 1 })}
            aria-pressed={view.penWidth === width}
            onClick={() => board.setState({ penWidth: width })}
          >
            <span style={{ width: width + 3, height: width + 3 }} />
          </button>
        ))}
      </div>
    )
  return view.tool === 'stamp' ? <EmojiPicker /> : null
}

interface SwatchesProps {
  readonly kind: 'paper' | 'pen'
  readonly value: BoardColour | undefined
  readonly onChange: (colour: BoardColour) => void
}

export function Swatches({ kind, value, onChange }: SwatchesProps) {
  const { t } = useTranslation('board')
  return BOARD_COLOURS.map((colour) => (
    <button
      key={colour}
      type="button"
      className={classes.swatch}
      data-kind={kind}
      data-colour={colour}
      aria-label={t(`colour.${colour}`)}
      title={t(`colour.${colour}`)}
      aria-pressed={value === colour}
      onClick={() => onChange(colour)}
    />
  ))
}

/** Signs to put on things; any other can be typed. By mouse each press on the board lays one down, by key it lies at once. */
function EmojiPicker() {
  const { t } = useTranslation('board')
  const { board, handle } = useTools()
  const emoji = useStore(board, (view) => view.emoji)
  return (
    <div className={classes.options} role="toolbar" aria-label={t('tool.stamp')} data-wide>
      {EMOJI.map((each) => (
        <button
          key={each}
          type="button"
          className={classes.emoji}
          aria-label={t('emoji.choose', { emoji: each })}
          aria-pressed={each === emoji}
          onClick={(event) => {
            board.setState({ emoji: each })
            if (event.detail === 0) handle()?.addStamp()
          }}
        >
          {each}
        </button>
      ))}
      <input
        className={classes.emojiField}
        aria-label={t('emoji.other')}
        placeholder={t('emoji.otherShort')}
        maxLength={32}
        onChange={(event) => {
          const [first] = letters(event.currentTarget.value.trim())
          if (first) board.setState({ emoji: first })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') return
          event.stopPropagation()
          if (event.key === 'Enter' && event.currentTarget.value.trim() !== '') handle()?.addStamp()
        }}
      />
    </div>
  )
}

/** A text in what people take for letters: an emoji may be made of several signs. */
const letters = (text: string): string[] => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)
