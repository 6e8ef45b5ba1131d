import { Button, FileButton, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconChalkboard,
  IconCloudOff,
  IconFileImport,
  IconPlus,
  IconSearch,
  IconSearchOff,
  IconStack2,
} from '@tabler/icons-react'
import { type ReactNode, useCallback, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Journey, newJourney } from '../../document/index.ts'
import { EmptyState } from '../kit/index.ts'
import { TemplateGallery } from './gallery/template-gallery.tsx'
import { withTexts } from './gallery/templates.ts'
import { ImportProblems } from './import/import-problems.tsx'
import { useFileDrop, useImport, usePaste } from './import/use-import.ts'
import { copyOf } from './journeys/copy-of.ts'
import { JourneyList } from './journeys/journey-list.tsx'
import { previewOptions } from './journeys/preview-query.ts'
import { search } from './journeys/rows.ts'
import { useJourneys } from './journeys/use-journeys.ts'
import { useRowActions } from './journeys/use-row-actions.tsx'
import classes from './library.module.css'
import type { LibraryServices } from './services.ts'

interface LibraryScreenProps {
  services: LibraryServices
  /** Right end of the bar: language, appearance. */
  trailing?: ReactNode
}

/** The first screen: templates that work, and everything made from them. */
export function LibraryScreen({ services, trailing }: LibraryScreenProps) {
  const { t } = useTranslation('library')
  const [query, setQuery] = useState('')
  const takeIn = useTakeIn(services)
  const { takeText, takeFile, busy, failed, dismiss } = useImport(takeIn)
  const drop = useFileDrop(takeFile)
  usePaste(
    useCallback((text: string) => takeText(text, t('import.pasted')), [takeText, t]),
    takeFile,
  )
  const made = (name: string): Journey => {
    const id = copyOf(newJourney({ id: 'new', name, timeZone: 'UTC' }), name, services.randomSuffix()).id
    const words = {
      '/variants/v1/name': t('mine.first.variant'),
      '/variants/v1/nodes/n1/name': t('mine.first.step'),
      '/scenarios/s1/name': t('mine.first.scenario'),
    }
    return withTexts(newJourney({ id, name, timeZone: services.timeZone() }), words)
  }
  const create = () => {
    const journey = made(t('mine.newJourney'))
    services.open(journey.id, journey)
  }
  const choose = (template: Journey) => {
    const journey = copyOf(template, template.name, services.randomSuffix())
    services.open(journey.id, journey)
  }
  return (
    <div className={classes.screen} data-over={drop.over || undefined} {...drop.handlers}>
      <a href="#content" className={classes.skip}>
        {t('common:skipToContent')}
      </a>
      <header className={classes.bar}>
        <Wordmark />
        <TextInput
          type="search"
          className={classes.search}
          aria-label={t('mine.search')}
          placeholder={t('mine.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <div className={classes.barActions}>
          <FileButton onChange={(file) => file && takeFile(file)} accept=".json,application/json">
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={busy}
                leftSection={<IconFileImport size={16} stroke={1.75} />}
              >
                {t('common:import')}
              </Button>
            )}
          </FileButton>
          {services.workshop && (
            <Button
              variant="default"
              leftSection={<IconChalkboard size={16} stroke={1.75} />}
              onClick={() => services.workshop?.open(made(t('workshop.newName')))}
            >
              {t('workshop.start')}
            </Button>
          )}
          <Button onClick={create} leftSection={<IconPlus size={16} stroke={2} />}>
            {t('mine.newJourney')}
          </Button>
          {trailing}
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        <h1 className="j-visually-hidden">{t('title')}</h1>
        <TemplateGallery
          onChoose={choose}
          query={query}
          workshop={services.workshop}
          onChooseWorkshop={(example) =>
            services.workshop?.open(copyOf(example, example.name, services.randomSuffix()))
          }
        />
        <MyJourneys services={services} query={query} />
      </main>
      {drop.over && (
        <div className={classes.dropHint}>
          <IconFileImport size={24} stroke={1.5} />
          {t('import.drop')}
        </div>
      )}
      <ImportProblems failed={failed} onClose={dismiss} />
    </div>
  )
}

function MyJourneys({ services, query }: { services: LibraryServices; query: string }) {
  const { t } = useTranslation('library')
  const heading = useId()
  const { rows, state, offline, more, retry } = useJourneys(services)
  const { actions, hidden } = useRowActions(services)
  const shown = search(
    rows.filter((row) => !hidden.has(row.id)),
    query,
  )
  return (
    <section aria-labelledby={heading} aria-busy={state === 'loading'}>
      <h2 id={heading} className={classes.heading}>
        {t('mine.title')}
      </h2>
      {offline && (
        <div className={classes.offline} role="status">
          <IconCloudOff size={16} stroke={1.75} aria-hidden="true" />
          <span>{t('mine.offline')}</span>
          <Button variant="subtle" size="compact-xs" onClick={retry}>
            {t('common:retry')}
          </Button>
        </div>
      )}
      {state === 'loading' && <div className={classes.listWaiting} aria-hidden="true" />}
      {shown.length > 0 && (
        <JourneyList
          rows={shown}
          offline={offline}
          now={services.now()}
          actions={actions}
          loadPreview={(row) => previewOptions(services, row)}
        />
      )}
      {more && (
        <Button variant="default" mt="md" onClick={more}>
          {t('mine.more')}
        </Button>
      )}
      {state === 'ready' && rows.length === 0 && query.trim() === '' && (
        <EmptyState icon={<IconStack2 size={20} stroke={1.5} />} title={t('mine.emptyTitle')}>
          {t('mine.emptyText')}
        </EmptyState>
      )}
      {state === 'ready' && query.trim() !== '' && shown.length === 0 && (
        <EmptyState icon={<IconSearchOff size={20} stroke={1.5} />} title={t('mine.noneTitle', { query })}>
          {t('mine.noneText')}
        </EmptyState>
      )}
    </section>
  )
}

/** Opens a journey that came from outside; under another id when one of that id is here already. */
function useTakeIn(services: LibraryServices) {
  const { t } = useTranslation('library')
  return useCallback(
    async (journey: Journey) => {
      const taken = (await services.keeper.load(journey.id)) !== undefined
      const document = taken ? copyOf(journey, journey.name, services.randomSuffix()) : journey
      notifications.show({ message: t(taken ? 'import.doneCopy' : 'import.done', { name: journey.name }) })
      services.open(document.id, document)
    },
    [services, t],
  )
}

function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <rect width="22" height="22" rx="6" fill="var(--mantine-color-accent-6)" />
        <path
          d="M7 5.5v4.2a3.3 3.3 0 0 0 3.3 3.3h1.4a3.3 3.3 0 0 1 3.3 3.3v.2"
          fill="none"
          stroke="#fff"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
        <circle cx="7" cy="5.5" r="2" fill="#fff" />
        <circle cx="15" cy="16.5" r="2" fill="#fff" />
      </svg>
      Jornada
    </span>
  )
}
