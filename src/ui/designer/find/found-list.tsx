import { useTranslation } from 'react-i18next'
import { titleOf, useJourney, useSay } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './find.module.css'
import { excerptOf, type Occurrence } from './occurrences.ts'
import type { Finding } from './use-find.ts'

/** More than so many are not listed: whoever wants the others searches for more. */
const MOST = 100

/** What was found, each with where it stands; pressing one goes there. */
export function FoundList({ finding: { search, found, at, goTo } }: { finding: Finding }) {
  const { t } = useTranslation('commands')
  if (search.text === '') return null
  if (found.length === 0) return <p className={classes.none}>{t('find.none')}</p>
  return (
    <>
      <ol className={classes.list}>
        {found.slice(0, MOST).map((occurrence, index) => (
          <li key={`${occurrence.place.path.join('/')} ${occurrence.index}`}>
            <Found occurrence={occurrence} current={index === at} onPress={() => goTo(index)} />
          </li>
        ))}
      </ol>
      {found.length > MOST && <p className={classes.none}>{t('find.more', { count: found.length - MOST })}</p>}
    </>
  )
}

interface FoundProps {
  readonly occurrence: Occurrence
  readonly current: boolean
  readonly onPress: () => void
}

function Found({ occurrence, current, onPress }: FoundProps) {
  const { editor } = useDesigner()
  const { t } = useTranslation('commands')
  const say = useSay(editor)
  const { place } = occurrence
  const where = useJourney(editor, (journey) => {
    const variant = place.variant === undefined ? undefined : journey.variants[place.variant]
    const node = place.node === undefined ? undefined : variant?.nodes[place.node]
    return node ? titleOf(node, say) : place.field === 'variant' ? '' : (variant?.name ?? '')
  })
  const [before, match, after] = excerptOf(occurrence)
  return (
    <button
      type="button"
      className={classes.found}
      aria-current={current || undefined}
      ref={current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onClick={onPress}
    >
      <span className={classes.where}>
        {t(`find.field.${place.field}`)}
        {where !== '' && place.field !== 'name' && (
          <>
            {' · '}
            <bdi>{where}</bdi>
          </>
        )}
      </span>
      <bdi className={classes.text}>
        {before}
        <mark>{match}</mark>
        {after}
      </bdi>
    </button>
  )
}
