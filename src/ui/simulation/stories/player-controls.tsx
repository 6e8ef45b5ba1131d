import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PlayerButtons, type PlayerMove, type PlayerState, useFormat } from '../../kit/index.ts'
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

/** Play, pause, steps and speed of a story. */
export function PlayerControls({ state, move, last, speed, onSpeed }: ControlsProps) {
  const { t } = useTranslation('stories')
  const format = useFormat()
  return (
    <div className={classes.controls}>
      <PlayerButtons state={state} move={move} last={last}>
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
      </PlayerButtons>
    </div>
  )
}
