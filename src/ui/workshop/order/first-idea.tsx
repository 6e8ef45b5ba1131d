import { Button } from '@mantine/core'
import { IconFlag, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { testedVariant } from '../../../workshop/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useChosenIdea } from '../ideas/chosen-idea.ts'
import type { Idea } from '../ideas/use-ideas.ts'
import { useTellings } from '../ideas/use-tellings.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './order.module.css'

/** The first in order: what the group leaves with. */
export function FirstIdea({ ideas }: { ideas: readonly Idea[] }) {
  const { t } = useTranslation('workshopIdeas')
  const [first] = ideas
  if (!first?.zone || first.zone === 'no')
    return (
      <div className={classes.first} data-empty>
        <p className={classes.firstText}>{t('first.none')}</p>
      </div>
    )
  return <First idea={first} />
}

function First({ idea }: { idea: Idea }) {
  const { editor, view } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const { simulate } = useTellings(idea)
  const [, choose] = useChosenIdea()
  const variant = useJourney(editor, (journey) => testedVariant(journey, idea.opportunity))
  return (
    <section className={classes.first} aria-label={t('first.title')} data-testid="first-idea">
      <p className={classes.firstLabel}>
        <IconFlag size={14} stroke={2} aria-hidden="true" /> {t('first.title')}
      </p>
      <p className={classes.firstTitle} dir="auto">
        {idea.title}
      </p>
      {variant === undefined ? (
        <>
          <p className={classes.firstText}>{t('first.noVariant')}</p>
          <Button
            variant="light"
            onClick={() => {
              choose(idea.id)
              view.open('feasible')
            }}
          >
            {t('first.makeVariant')}
          </Button>
        </>
      ) : (
        <Button leftSection={<IconPlayerPlay size={16} aria-hidden="true" />} onClick={() => simulate(variant)}>
          {t('first.simulate')}
        </Button>
      )}
    </section>
  )
}
