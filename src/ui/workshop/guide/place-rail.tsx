import { IconCheck, IconLayoutBoardSplit } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Keys, useFormat } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { WORKSHOP_PLACES, type WorkshopPlace } from '../workshop-view.ts'
import { contentsOf } from './contents.ts'
import classes from './guide.module.css'
import { RunningClock } from './step-timer.tsx'

/** The six steps and the board: where the group is, what is done, how much is there, and the way to any of them. */
export function PlaceRail() {
  const { t } = useTranslation('workshop')
  const workshop = useTold((told) => told)
  const contents = useMemo(() => contentsOf(workshop), [workshop])
  return (
    <nav className={classes.rail} aria-label={t('steps')}>
      <ol className={classes.railList}>
        {WORKSHOP_PLACES.map((place, index) => (
          <li key={place} className={classes.railEntry} data-board={place === 'board' || undefined}>
            <RailItem place={place} number={index + 1} count={contents[place]} />
          </li>
        ))}
      </ol>
      <p className={classes.railHint}>
        <Keys keys="alt+1" /> … <Keys keys="alt+7" /> {t('guide.keysHint')}
      </p>
    </nav>
  )
}

interface RailItemProps {
  place: WorkshopPlace
  number: number
  count: number
}

function RailItem({ place, number, count }: RailItemProps) {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const format = useFormat()
  const here = useStore(view.store, (state) => state.place === place)
  const isBoard = place === 'board'
  const state = useTold(({ session }) => (isBoard ? undefined : session?.guide?.[place]))
  const group = useTold(({ session }) => session?.current === place)
  const done = state?.done === true
  return (
    <button
      type="button"
      className={classes.railItem}
      aria-current={here ? 'step' : undefined}
      aria-keyshortcuts={`Alt+${number}`}
      data-done={done || undefined}
      onClick={() => view.open(place)}
    >
      <span className={classes.number} aria-hidden="true">
        {isBoard ? (
          <IconLayoutBoardSplit size={16} stroke={1.75} />
        ) : done ? (
          <IconCheck size={14} stroke={2.5} />
        ) : (
          number
        )}
      </span>
      <span className={classes.railWords}>
        <span>{t(`place.${place}`)}</span>
        <span className={classes.railNote}>
          {done && <span className="j-visually-hidden">{t('guide.isDone')} </span>}
          {t(`guide.contents.${place}`, { count, shown: format.number(count) })}
          {group && <span className={classes.groupHere}>{t('guide.groupHere')}</span>}
        </span>
      </span>
      {!isBoard && <RunningClock step={place} />}
    </button>
  )
}
