import { Button } from '@mantine/core'
import { IconCloudOff, IconFileUnknown } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'wouter'
import { EmptyState } from '../../ui/kit/index.ts'
import classes from '../app.module.css'
import { type Services, useServices } from '../services.ts'
import { Waiting } from '../waiting.tsx'
import { Workbench } from './workbench.tsx'
import { type OpeningFailure, openWorkspace, type Workspace } from './workspace.ts'

/** The page of one journey: opens it, then hands over to the designer. */
export function JourneyPage() {
  const { id = '' } = useParams<{ id: string }>()
  const [attempt, setAttempt] = useState(0)
  return <OpenJourney key={`${id} ${attempt}`} id={id} onRetry={() => setAttempt(attempt + 1)} />
}

function OpenJourney({ id, onRetry }: { id: string; onRetry: () => void }) {
  const services = useServices()
  const opened = useWorkspace(id, services)
  if (opened === undefined) return <Waiting />
  if (typeof opened === 'string') return <CannotOpen why={opened} onRetry={onRetry} />
  return <Workbench workspace={opened} />
}

function useWorkspace(id: string, services: Services): Workspace | OpeningFailure | undefined {
  const { t } = useTranslation('app')
  const [opened, setOpened] = useState<Workspace | OpeningFailure>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of language must not open the journey anew
  useEffect(() => {
    const giving = new AbortController()
    let mine: Workspace | undefined
    void openWorkspace({ id, services, signal: giving.signal, scenarioName: () => t('firstScenario') }).then(
      (result) => {
        if (typeof result !== 'string') {
          if (giving.signal.aborted) return result.dispose()
          mine = result
        }
        if (!giving.signal.aborted) setOpened(result)
      },
    )
    return () => {
      giving.abort()
      mine?.dispose()
    }
  }, [id, services])
  return opened
}

function CannotOpen({ why, onRetry }: { why: OpeningFailure; onRetry: () => void }) {
  const { t } = useTranslation('app')
  return (
    <main className={classes.centre}>
      <h1 className="j-visually-hidden">{t(`cannotOpen.${why}.title`)}</h1>
      <EmptyState
        icon={why === 'offline' ? <IconCloudOff size={20} stroke={1.5} /> : <IconFileUnknown size={20} stroke={1.5} />}
        title={t(`cannotOpen.${why}.title`)}
        actions={
          <>
            {why !== 'missing' && (
              <Button variant="default" onClick={onRetry}>
                {t('common:retry')}
              </Button>
            )}
            <Button component={Link} to="/">
              {t('toLibrary')}
            </Button>
          </>
        }
      >
        {t(`cannotOpen.${why}.text`)}
      </EmptyState>
    </main>
  )
}
