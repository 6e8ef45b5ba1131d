import { Button, UnstyledButton } from '@mantine/core'
import { IconBulb, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../kit/index.ts'
import { useChosenIdea } from '../ideas/chosen-idea.ts'
import { type Idea, useIdeas } from '../ideas/use-ideas.ts'
import { useWorkshop } from '../workshop-context.ts'
import { DreamBeside } from './dream-beside.tsx'
import classes from './feasible.module.css'
import { Questions } from './questions.tsx'
import { Unknowns } from './unknowns.tsx'

/** Step 5: what can be done, who knows, and the realistic version beside the dream. */
export function FeasibleStep() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const ideas = useIdeas()
  const [chosen, choose] = useChosenIdea()
  const current = ideas.find(({ id }) => id === chosen) ?? ideas[0]
  if (!current)
    return (
      <EmptyState
        icon={<IconBulb size={20} stroke={1.5} />}
        title={t('feasible.emptyTitle')}
        actions={<Button onClick={() => view.open('opportunities')}>{t('feasible.toOpportunities')}</Button>}
      >
        {t('feasible.emptyText')}
      </EmptyState>
    )
  return (
    <div className={classes.columns}>
      <div className={classes.side}>
        <nav aria-label={t('idea.title')}>
          <ul className={classes.list}>
            {ideas.map((idea) => (
              <IdeaItem key={idea.id} idea={idea} current={idea.id === current.id} onChoose={() => choose(idea.id)} />
            ))}
          </ul>
        </nav>
        <Unknowns ideas={ideas} onChoose={choose} />
      </div>
      <section className={classes.main} aria-label={current.title}>
        <h4 className={classes.title} dir="auto">
          {current.title}
        </h4>
        {/* Fields keep what is typed: of another idea they are other fields. */}
        <Questions key={`questions ${current.id}`} idea={current} />
        <DreamBeside key={`dream ${current.id}`} idea={current} />
      </section>
    </div>
  )
}

function IdeaItem({ idea, current, onChoose }: { idea: Idea; current: boolean; onChoose: () => void }) {
  const { t } = useTranslation('workshopIdeas')
  const { feasibility } = idea.opportunity
  const open = feasibility.filter(({ answer }) => answer === 'unknown').length
  const state = feasibility.length === 0 ? 'none' : open > 0 ? 'open' : 'answered'
  return (
    <li>
      <UnstyledButton className={classes.item} aria-current={current || undefined} onClick={onChoose}>
        <span className={classes.itemTitle} dir="auto">
          {idea.title}
        </span>
        <span className={classes.itemState} data-state={state}>
          {state === 'open' && <IconHelpCircle size={14} stroke={1.75} aria-hidden="true" />}
          {state === 'answered' && <IconCircleCheck size={14} stroke={1.75} aria-hidden="true" />}
          {t(`feasible.state.${state}`, { count: open })}
        </span>
      </UnstyledButton>
    </li>
  )
}
