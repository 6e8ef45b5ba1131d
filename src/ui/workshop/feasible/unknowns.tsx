import { UnstyledButton } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Idea } from '../ideas/use-ideas.ts'
import classes from './feasible.module.css'
import { unknownsOf } from './open-questions.ts'

/** What is still unknown over all ideas, and who must answer what. */
export function Unknowns({ ideas, onChoose }: { ideas: readonly Idea[]; onChoose: (idea: string) => void }) {
  const { t } = useTranslation('workshopIdeas')
  const unknowns = unknownsOf(ideas)
  const asked = ideas.some(({ opportunity }) => opportunity.feasibility.length > 0)
  if (!asked) return null
  return (
    <section className={classes.unknowns} aria-labelledby="workshop-unknowns">
      <h4 id="workshop-unknowns" className={classes.sideTitle}>
        {t('feasible.unknowns')}
      </h4>
      {unknowns.length === 0 && (
        <p className={classes.allKnown}>
          <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" /> {t('feasible.allKnown')}
        </p>
      )}
      {unknowns.map(({ owner, questions }) => (
        <div key={owner} className={classes.owner}>
          <h5 className={classes.ownerName} dir="auto">
            {owner || t('feasible.nobody')} <span className={classes.count}>{questions.length}</span>
          </h5>
          <ul className={classes.list}>
            {questions.map(({ key, idea, title, question }) => (
              <li key={key}>
                <UnstyledButton className={classes.unknown} onClick={() => onChoose(idea)}>
                  <span dir="auto">{question}</span>
                  <span className={classes.soft} dir="auto">
                    {title}
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
