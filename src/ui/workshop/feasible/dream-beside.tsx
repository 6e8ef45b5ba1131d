import { Button } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useJourney } from '../../canvas/index.ts'
import { WordsField } from '../ideas/idea-fields.tsx'
import { TellingLink } from '../ideas/telling-link.tsx'
import type { Idea } from '../ideas/use-ideas.ts'
import { useTellings } from '../ideas/use-tellings.ts'
import { useWorkshop } from '../workshop-context.ts'
import { Differences } from './differences.tsx'
import classes from './feasible.module.css'

/** The dream beside what is realistic of it: in words, as variants, and what differs between the two. */
export function DreamBeside({ idea }: { idea: Idea }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const { compare } = useTellings(idea)
  const { id, opportunity } = idea
  const variants = useJourney(editor, (journey) => journey.variants)
  const [dream, realistic] = [opportunity.dreamVariant, opportunity.variant]
  const both = dream !== undefined && realistic !== undefined && dream !== realistic
  const [before, after] = both ? [variants[dream], variants[realistic]] : []
  return (
    <section className={classes.panel} aria-labelledby="workshop-dream-beside">
      <h5 id="workshop-dream-beside" className={classes.panelTitle}>
        {t('feasible.beside')}
      </h5>
      <div className={classes.pair}>
        {(['dream', 'realistic'] as const).map((part) => (
          <div key={part} className={classes.half} data-part={part}>
            <WordsField id={id} opportunity={opportunity} part={part} />
            <TellingLink idea={idea} part={part === 'dream' ? 'dreamVariant' : 'variant'} />
          </div>
        ))}
      </div>
      {before && after && both && (
        <>
          <div className={classes.panelHead}>
            <h6 className={classes.panelTitle}>{t('feasible.takenAway')}</h6>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconArrowsDiff size={14} aria-hidden="true" />}
              onClick={() => compare(realistic, dream)}
            >
              {t('feasible.compare')}
            </Button>
          </div>
          <Differences before={before} after={after} />
        </>
      )}
    </section>
  )
}
