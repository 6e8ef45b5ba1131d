import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './icon-button.tsx'
import classes from './pieces.module.css'
import type { PlayerMove, PlayerState } from './use-player.ts'

interface PlayerButtonsProps {
  readonly state: PlayerState
  readonly move: (move: PlayerMove) => void
  /** Index of the story's last step. */
  readonly last: number
  /** What else belongs to the player: where it is, how fast it goes. */
  readonly children?: ReactNode
}

/** Says that a button does nothing now, and leaves it the keyboard's focus. */
export const doesNothing = (nothing: boolean) => (nothing ? { 'aria-disabled': true, 'data-disabled': true } : {})

/** Plays a story, pauses it, and goes through it step by step. */
export function PlayerButtons({ state, move, last, children }: PlayerButtonsProps) {
  const { t } = useTranslation('player')
  const atStart = doesNothing(state.step <= 0)
  const atEnd = doesNothing(state.step >= last)
  return (
    <fieldset className={classes.player} aria-label={t('controls')}>
      <IconButton label={t('first')} {...atStart} onClick={() => move({ type: 'to', step: 0 })}>
        <IconPlayerSkipBack size={16} />
      </IconButton>
      <IconButton label={t('back')} {...atStart} onClick={() => move({ type: 'by', steps: -1 })}>
        <IconPlayerTrackPrev size={16} />
      </IconButton>
      <IconButton
        label={t(state.running ? 'pause' : 'play')}
        variant="filled"
        color="accent"
        onClick={() => move({ type: 'playPause' })}
      >
        {state.running ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      </IconButton>
      <IconButton label={t('forward')} {...atEnd} onClick={() => move({ type: 'by', steps: 1 })}>
        <IconPlayerTrackNext size={16} />
      </IconButton>
      <IconButton label={t('last')} {...atEnd} onClick={() => move({ type: 'to', step: last })}>
        <IconPlayerSkipForward size={16} />
      </IconButton>
      {children}
    </fieldset>
  )
}

const KEYS: Readonly<Record<string, PlayerMove>> = {
  ArrowRight: { type: 'by', steps: 1 },
  ArrowLeft: { type: 'by', steps: -1 },
  Home: { type: 'to', step: 0 },
  End: { type: 'to', step: Number.MAX_SAFE_INTEGER },
}

/** Arrows step where nothing else wants them: not in a field. */
export function onPlayerKey(event: KeyboardEvent, move: (move: PlayerMove) => void): void {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return
  const chosen = KEYS[event.key]
  if (!chosen) return
  event.preventDefault()
  event.stopPropagation()
  move(chosen)
}
