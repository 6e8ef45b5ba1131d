import { Select } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton, type PlayerMove, type PlayerState, useFormat } from '../../kit/index.ts'
import classes from './stories.module.css'

/** Steps per second and a half, by the name of a speed. */
export const SPEEDS = [0.5, 1, 2, 4] as const
export type Speed = (typeof SPEEDS)[number]

interface ControlsProps {
  readonly state: PlayerState
  readonly move: (move: PlayerMove) => void
  readonly last: number
  readonly speed: Speed
  readonly onSpeed: (speed: Speed) => void
}

/** Says that a button does nothing now, and leaves it the keyboard's focus. */
const off = (nothing: boolean) => (nothing ? { 'aria-disabled': true, 'data-disabled': true } : {})

/** Play, pause, steps and speed of a story. */
export function PlayerControls({ state, move, last, speed, onSpeed }: ControlsProps) {
  const { t } = useTranslation('stories')
  const format = useFormat()
  const atStart = state.step <= 0
  const atEnd = state.step >= last
  return (
    <fieldset className={classes.controls} aria-label={t('player.controls')}>
      <IconButton label={t('player.first')} {...off(atStart)} onClick={() => move({ type: 'to', step: 0 })}>
        <IconPlayerSkipBack size={16} />
      </IconButton>
      <IconButton label={t('player.back')} {...off(atStart)} onClick={() => move({ type: 'by', steps: -1 })}>
        <IconPlayerTrackPrev size={16} />
      </IconButton>
      <IconButton
        label={t(state.running ? 'player.pause' : 'player.play')}
        variant="filled"
        color="accent"
        onClick={() => move({ type: 'playPause' })}
      >
        {state.running ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      </IconButton>
      <IconButton label={t('player.forward')} {...off(atEnd)} onClick={() => move({ type: 'by', steps: 1 })}>
        <IconPlayerTrackNext size={16} />
      </IconButton>
      <IconButton label={t('player.last')} {...off(atEnd)} onClick={() => move({ type: 'to', step: last })}>
        <IconPlayerSkipForward size={16} />
      </IconButton>
      <span className={classes.position}>
        {state.step < 0 ? '' : t('player.position', { step: state.step + 1, count: last + 1 })}
      </span>
      <Select
        className={classes.speed ?? ''}
        size="xs"
        aria-label={t('player.speed')}
        data={SPEEDS.map((each) => ({ value: String(each), label: `${format.number(each, 1)}×` }))}
        value={String(speed)}
        allowDeselect={false}
        onChange={(next) => next !== null && onSpeed(Number(next) as Speed)}
      />
    </fieldset>
  )
}

const KEYS: Readonly<Record<string, PlayerMove>> = {
  ArrowRight: { type: 'by', steps: 1 },
  ArrowLeft: { type: 'by', steps: -1 },
  Home: { type: 'to', step: 0 },
  End: { type: 'to', step: Number.MAX_SAFE_INTEGER },
}

/** Arrows step where nothing else wants them. */
export function onPlayerKey(event: KeyboardEvent, move: (move: PlayerMove) => void): void {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return
  const chosen = KEYS[event.key]
  if (!chosen) return
  event.preventDefault()
  event.stopPropagation()
  move(chosen)
}
