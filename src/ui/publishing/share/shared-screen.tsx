import { Button, Loader, useComputedColorScheme } from '@mantine/core'
import { IconFileUnknown, IconLink } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import type { Result } from '../../../kernel/result.ts'
import { JourneyPicture, sayOf } from '../../canvas/index.ts'
import { EmptyState } from '../../kit/index.ts'
import { useSpeech } from '../dialog/use-publishing-words.ts'
import { journeyIn, type LinkProblem } from './link.ts'
import classes from './shared.module.css'

interface SharedScreenProps {
  /** Opens the journey as a new one of this person's own. */
  readonly onOpen: (journey: Journey) => void
  readonly onLibrary: () => void
}

type Read = Result<Journey, LinkProblem>

/** What the address carries now: another link may be put into the same tab. */
function useShared(): Read | undefined {
  const [read, setRead] = useState<Read>()
  useEffect(() => {
    let latest = 0
    const look = () => {
      latest += 1
      const mine = latest
      void journeyIn(window.location.hash).then((found) => {
        if (mine === latest) setRead(found)
      })
    }
    look()
    window.addEventListener('hashchange', look)
    return () => {
      latest = -1
      window.removeEventListener('hashchange', look)
    }
  }, [])
  return read
}

/** A journey that came in a link: shown first, and taken in only when the person says so, as a copy. */
export function SharedScreen({ onOpen, onLibrary }: SharedScreenProps) {
  const { t } = useTranslation(['publishing', 'common'])
  const read = useShared()
  useEffect(() => {
    document.title = `${t('shared.title')} – ${t('common:appName')}`
  }, [t])
  if (!read)
    return (
      <main className={classes.page} aria-busy="true">
        <Loader size="sm" aria-label={t('shared.reading')} />
      </main>
    )
  if (!read.ok) return <Unreadable problem={read.error} onLibrary={onLibrary} />
  return <Offer journey={read.value} onOpen={onOpen} onLibrary={onLibrary} />
}

function Unreadable({ problem, onLibrary }: { problem: LinkProblem; onLibrary: () => void }) {
  const { t } = useTranslation('publishing')
  const why = typeof problem === 'string' ? problem : 'problems'
  return (
    <main className={classes.page}>
      <h1 className="j-visually-hidden">{t(`shared.${why}.title`)}</h1>
      <EmptyState
        icon={<IconFileUnknown size={20} stroke={1.5} />}
        title={t(`shared.${why}.title`)}
        actions={<Button onClick={onLibrary}>{t('shared.library')}</Button>}
      >
        {t(`shared.${why}.text`)}
      </EmptyState>
    </main>
  )
}

/** More steps than this make a picture too small to say anything. */
const MOST_STEPS = 400
const ROOM = { width: 640, height: 420 }

function Offer({ journey, onOpen, onLibrary }: { journey: Journey } & SharedScreenProps) {
  const { t: words } = useTranslation('publishing')
  const { t, format } = useSpeech(false)
  const scheme = useComputedColorScheme('light')
  const variant = journey.variants[journey.mainVariant]
  const count = Object.keys(variant?.nodes ?? {}).length
  return (
    <main className={classes.page}>
      <section className={classes.card}>
        <p className={classes.lead}>
          <IconLink size={16} stroke={1.75} aria-hidden="true" />
          {words('shared.lead')}
        </p>
        <h1>
          <bdi>{journey.name}</bdi>
        </h1>
        <p className={classes.lead}>{words('shared.steps', { count })}</p>
        {journey.description && (
          <p className={classes.description} dir="auto">
            {journey.description}
          </p>
        )}
        {variant && count > 0 && count <= MOST_STEPS && (
          <div className={classes.picture}>
            <JourneyPicture
              variant={variant}
              stages={journey.stages}
              say={sayOf({ journey, variant: journey.mainVariant, t, format })}
              scheme={scheme}
              title={journey.name}
              within={ROOM}
            />
          </div>
        )}
        <div className={classes.foot}>
          <span className={classes.lead}>{words('shared.note')}</span>
          <Button variant="default" onClick={onLibrary}>
            {words('shared.library')}
          </Button>
          <Button onClick={() => onOpen(journey)}>{words('shared.add')}</Button>
        </div>
      </section>
    </main>
  )
}
