import { Button, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import classes from '../library.module.css'
import type { LibraryServices } from '../services.ts'
import { TemplateCard, WorkshopCard } from './template-card.tsx'
import { exampleOptions, templateOptions } from './template-options.ts'
import { templateMatches } from './template-search.ts'
import { PURPOSES, type Purpose, TEMPLATE_IDS, TEMPLATES, type TemplateId } from './templates.ts'

/** So many are shown before one asks for all: two rows of a wide screen, so that one's own journeys stay in sight. */
const FIRST = 6
const CHOICES = ['all', ...PURPOSES] as const
type Choice = (typeof CHOICES)[number]

interface TemplateGalleryProps {
  readonly onChoose: (template: Journey) => void
  /** What is searched for on the whole screen; with words here, only templates that have them are shown, if any. */
  readonly query: string
  /** The example of a workshop, where there are workshops. */
  readonly workshop?: LibraryServices['workshop']
  readonly onChooseWorkshop: (example: Journey) => void
}

/** Journeys that work, to begin with. One click makes a copy and opens it. */
export function TemplateGallery({ onChoose, query, workshop, onChooseWorkshop }: TemplateGalleryProps) {
  const { t } = useTranslation('library')
  const heading = useId()
  const [choice, setChoice] = useState<Choice>('all')
  const [all, setAll] = useState(false)
  const searching = query.trim() !== ''
  const found = useFound(query, searching)
  const exampleFound = useExampleFound(workshop, query, searching)
  const withExample = workshop !== undefined && (searching ? exampleFound : choice === 'all')
  const shown = searching ? found : offered(choice, all ? undefined : FIRST - (withExample ? 1 : 0))
  if (searching && shown.length === 0 && !withExample) return null
  return (
    <section aria-labelledby={heading}>
      <div className={classes.galleryHead}>
        <div>
          <h2 id={heading} className={classes.heading}>
            {t('templates.title')}
          </h2>
          <p className={classes.lead}>{t('templates.lead')}</p>
        </div>
        {!searching && (
          <SegmentedControl
            size="xs"
            aria-label={t('templates.purpose')}
            data={CHOICES.map((value) => ({ value, label: t(`templates.for.${value}`) }))}
            value={choice}
            onChange={(value) => setChoice(value as Choice)}
          />
        )}
      </div>
      <ul className={classes.gallery}>
        {shown.map((id) => (
          <li key={id}>
            <TemplateCard id={id} onChoose={onChoose} />
          </li>
        ))}
        {withExample && (
          <li>
            <WorkshopCard load={workshop.loadExample} onChoose={onChooseWorkshop} />
          </li>
        )}
      </ul>
      {!searching && choice === 'all' && (
        <ShowAll count={TEMPLATE_IDS.length + (withExample ? 1 : 0)} all={all} onChange={setAll} />
      )}
    </section>
  )
}

function ShowAll({ count, all, onChange }: { count: number; all: boolean; onChange: (all: boolean) => void }) {
  const { t } = useTranslation('library')
  return (
    <Button
      className={classes.showAll ?? ''}
      variant="subtle"
      size="compact-sm"
      aria-expanded={all}
      rightSection={<IconChevronDown size={14} style={{ rotate: all ? '180deg' : '0deg' }} aria-hidden="true" />}
      onClick={() => onChange(!all)}
    >
      {all ? t('templates.fewer') : t('templates.all', { count })}
    </Button>
  )
}

/** All for one purpose; of all there are, the first few. */
const offered = (choice: Choice, most: number | undefined): readonly TemplateId[] =>
  choice === 'all' ? TEMPLATE_IDS.slice(0, most) : TEMPLATE_IDS.filter((id) => isFor(id, choice))

const isFor = (id: TemplateId, purpose: Purpose) => TEMPLATES[id] === purpose

/** The templates that have the words; they are only all fetched when somebody searches. */
function useFound(query: string, searching: boolean): TemplateId[] {
  const { t, i18n } = useTranslation('library')
  const templates = useQueries({
    queries: TEMPLATE_IDS.map((id) => ({ ...templateOptions(id, i18n.language), enabled: searching })),
  })
  return TEMPLATE_IDS.filter((id, index) => {
    const template = templates[index]?.data
    return searching && template !== undefined && templateMatches(template, t(`shows.${id}`), query)
  })
}

const NO_WORKSHOPS = () => Promise.reject(new Error('There are no workshops here'))

function useExampleFound(workshop: LibraryServices['workshop'], query: string, searching: boolean): boolean {
  const { t, i18n } = useTranslation('library')
  const { data } = useQuery({
    ...exampleOptions(workshop?.loadExample ?? NO_WORKSHOPS, i18n.language),
    enabled: searching && workshop !== undefined,
  })
  const words = `${t('workshop.badge')} ${t('workshop.shows')}`
  return searching && data !== undefined && templateMatches(data, words, query)
}
