import { Badge, Button } from '@mantine/core'
import { IconBulb, IconHeartBroken, IconSparkles } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type RankedStep, rankSteps, statementsOf } from '../../../workshop/index.ts'
import { EmptyState, useFormat } from '../../kit/index.ts'
import { useGapWords } from '../ideas/use-gap-words.ts'
import type { Idea } from '../ideas/use-ideas.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './opportunities.module.css'

interface GapListProps {
  readonly ideas: readonly Idea[]
  readonly onMake: (step: string) => void
  readonly onChoose: (idea: string) => void
}

/** Where reality falls behind, the worst first: first those for which nobody has thought of anything. */
export function GapList({ ideas, onMake, onChoose }: GapListProps) {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const workshop = useTold((told) => told)
  const gaps = rankSteps(workshop).filter(({ score = 0 }) => score > 0)
  const untold = Object.keys(workshop.steps).length - rankSteps(workshop).filter(({ known }) => known > 0).length
  const ideasOf = (step: string) => ideas.filter(({ opportunity }) => opportunity.step === step)
  const groups = [
    { key: 'open', gaps: gaps.filter(({ step }) => ideasOf(step).length === 0) },
    { key: 'met', gaps: gaps.filter(({ step }) => ideasOf(step).length > 0) },
  ] as const
  if (gaps.length === 0)
    return (
      <div className={classes.column}>
        <div className={classes.columnHead}>
          <h4 className={classes.columnTitle}>{t('gap.title')}</h4>
        </div>
        <div className={classes.hollow}>
          <EmptyState
            icon={<IconHeartBroken size={20} stroke={1.5} />}
            title={t('gap.emptyTitle')}
            actions={<Button onClick={() => view.open('reality')}>{t('gap.toReality')}</Button>}
          >
            {t('gap.emptyText')}
          </EmptyState>
        </div>
      </div>
    )
  return (
    <div className={classes.column}>
      {groups.map(
        (group) =>
          group.gaps.length > 0 && (
            <section key={group.key} aria-labelledby={`workshop-gaps-${group.key}`}>
              <div className={classes.columnHead}>
                <h4 id={`workshop-gaps-${group.key}`} className={classes.columnTitle}>
                  {t(`gap.group.${group.key}`)} <span className={classes.count}>{group.gaps.length}</span>
                </h4>
              </div>
              <ol className={classes.gaps}>
                {group.gaps.map((gap) => (
                  <Gap key={gap.step} gap={gap} ideas={ideasOf(gap.step)} onMake={onMake} onChoose={onChoose} />
                ))}
              </ol>
            </section>
          ),
      )}
      {untold > 0 && (
        <p className={classes.note}>
          {t('gap.untold', { count: untold })}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => view.open('reality')}>
            {t('gap.toReality')}
          </Button>
        </p>
      )}
    </div>
  )
}

interface GapProps extends GapListProps {
  readonly gap: RankedStep
}

function Gap({ gap, ideas, onMake, onChoose }: GapProps) {
  const { t } = useTranslation('workshopIdeas')
  const words = useGapWords()
  const step = useTold(({ steps }) => steps[gap.step])
  const name = useId()
  if (!step) return null
  return (
    <li className={classes.gap} aria-labelledby={name}>
      <div className={classes.gapHead}>
        <span id={name} className={classes.gapName} dir="auto">
          {step.name || t('gap.unnamed')}
        </span>
        <Badge color="gray" size="sm">
          {t(`evidence.${gap.evidence}`)}
        </Badge>
      </div>
      <Score score={gap.score ?? 0} known={gap.known} />
      <ul className={classes.whys}>
        {statementsOf(step).map((statement) => (
          <li key={statement.code}>{words(statement)}</li>
        ))}
      </ul>
      <div className={classes.gapActions}>
        {ideas.map((idea) => (
          <Button
            key={idea.id}
            size="compact-sm"
            variant="subtle"
            leftSection={<IconBulb size={14} aria-hidden="true" />}
            onClick={() => onChoose(idea.id)}
          >
            {idea.title}
          </Button>
        ))}
        <Button
          size="compact-sm"
          variant={ideas.length === 0 ? 'light' : 'subtle'}
          color={ideas.length === 0 ? 'accent' : 'gray'}
          leftSection={<IconSparkles size={14} aria-hidden="true" />}
          aria-describedby={name}
          onClick={() => onMake(gap.step)}
        >
          {t(ideas.length === 0 ? 'gap.make' : 'gap.another')}
        </Button>
      </div>
    </li>
  )
}

/** How far it falls behind, of 100. */
function Score({ score, known }: { score: number; known: number }) {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  return (
    <div className={classes.score}>
      <span className={classes.scoreBar} aria-hidden="true">
        <span className={classes.scoreFill} style={{ inlineSize: `${Math.max(2, score)}%` }} />
      </span>
      <span className={classes.scoreValue} title={t('gap.scoreHint', { count: known })}>
        {t('gap.score', { score: format.number(score) })}
      </span>
    </div>
  )
}
