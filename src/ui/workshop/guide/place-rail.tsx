import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { WORKSHOP_PLACES } from '../workshop-view.ts'
import classes from './guide.module.css'

/** The six steps and the board: where the group is, what is done, and the way to any of them. */
export function PlaceRail() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const place = useStore(view.store, (state) => state.place)
  const guide = useTold(({ session }) => session?.guide)
  return (
    <nav className={classes.rail} aria-label={t('steps')}>
      {WORKSHOP_PLACES.map((each, index) => (
        <button
          key={each}
          type="button"
          className={classes.railItem}
          aria-current={each === place ? 'step' : undefined}
          data-done={(each !== 'board' && guide?.[each]?.done) || undefined}
          onClick={() => view.open(each)}
        >
          <span className={classes.number} aria-hidden>
            {each === 'board' ? '' : index + 1}
          </span>
          {t(`place.${each}`)}
        </button>
      ))}
    </nav>
  )
}
