import { useTranslation } from 'react-i18next'
import type { VotedCards } from '../../../workshop/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './dots.module.css'
import { useDots } from './use-dots.ts'

/** More than so many are a number, not a picture. */
const MOST_DRAWN = 10

/** Whose dots they are and how many she has left; pressing it lets somebody else give hers. */
export function DotsLeft({ kind }: { kind: VotedCards }) {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const { person, each, left } = useDots(kind)
  return (
    <button type="button" className={classes.left} onClick={() => view.ask(true)}>
      {person === '' ? (
        t('dots.whoVotes', { count: each })
      ) : (
        <>
          <span className={classes.drawn} aria-hidden="true">
            {each <= MOST_DRAWN &&
              Array.from({ length: each }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: dots are all alike
                <span key={index} data-used={index >= left || undefined} />
              ))}
          </span>
          {t('dots.left', { person, count: left, each })}
        </>
      )}
    </button>
  )
}
