import { Button } from '@mantine/core'
import { IconBulb, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../kit/index.ts'
import { useChosenIdea } from '../ideas/chosen-idea.ts'
import { useIdeas } from '../ideas/use-ideas.ts'
import { useWorkshop } from '../workshop-context.ts'
import { GapList } from './gap-list.tsx'
import { IdeaCard } from './idea-card.tsx'
import classes from './opportunities.module.css'

/** Step 4: the gaps, the worst first, and what could be wonderful instead. */
export function OpportunitiesStep() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const ideas = useIdeas()
  const [chosen, choose] = useChosenIdea()
  // A fresh idea is named at once: its first field takes the keyboard.
  const [fresh, setFresh] = useState<string>()
  const addButton = useRef<HTMLButtonElement>(null)
  const add = (step?: string) => {
    const made = editor.execute('workshop.addOpportunity', step === undefined ? {} : { step })
    if (!made.ok) return
    choose(made.value)
    setFresh(made.value)
  }
  return (
    <div className={classes.columns}>
      <GapList ideas={ideas} onMake={add} onChoose={choose} />
      <section className={classes.column} aria-labelledby="workshop-ideas">
        <div className={classes.columnHead}>
          <h4 id="workshop-ideas" className={classes.columnTitle}>
            {t('idea.title')} {ideas.length > 0 && <span className={classes.count}>{ideas.length}</span>}
          </h4>
          <Button
            ref={addButton}
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => add()}
          >
            {t('idea.add')}
          </Button>
        </div>
        {ideas.length === 0 ? (
          <div className={classes.hollow}>
            <EmptyState icon={<IconBulb size={20} stroke={1.5} />} title={t('idea.emptyTitle')}>
              {t('idea.emptyText')}
            </EmptyState>
          </div>
        ) : (
          <ul className={classes.ideas}>
            {ideas.map((idea) => (
              <IdeaCard
                key={idea.id}
                idea={idea}
                open={idea.id === chosen}
                fresh={idea.id === fresh}
                onRemoved={() => addButton.current?.focus()}
                onToggle={() => choose(idea.id === chosen ? undefined : idea.id)}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
