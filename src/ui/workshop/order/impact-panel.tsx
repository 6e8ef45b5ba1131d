import { Button, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCalculator, IconClockExclamation } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { setPanel } from '../../../editor/index.ts'
import type { ImpactBeside } from '../../../workshop/index.ts'
import { testedVariant } from '../../../workshop/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useAnnounce, useFormat } from '../../kit/index.ts'
import type { Computing, ImpactProblem } from '../ideas/impacts.ts'
import type { Idea } from '../ideas/use-ideas.ts'
import { useComputing, useImpact, useImpacts } from '../ideas/use-impact.ts'
import { useTellings } from '../ideas/use-tellings.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './impact.module.css'
import { ImpactScale } from './impact-scale.tsx'
import { usePoints } from './impact-words.ts'

/** What a simulation makes of an idea, with the same people and the same luck, beside what the room guessed. */
export function ImpactPanel({ idea }: { idea: Idea }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const { age, beside } = useImpact(idea)
  const computing = useComputing(idea.id)
  const variant = useJourney(editor, (journey) => testedVariant(journey, idea.opportunity))
  return (
    <section className={classes.impact} aria-labelledby="workshop-impact">
      <h5 id="workshop-impact" className={classes.title}>
        {t('impact.title')}
      </h5>
      {beside && <Found idea={idea} beside={beside} />}
      {beside && age !== 'current' && age !== 'none' && (
        <p className={classes.stale} data-testid="impact-stale">
          <IconClockExclamation size={16} stroke={1.75} aria-hidden="true" /> {t(`impact.age.${age}`)}
        </p>
      )}
      {computing?.status === 'failed' && <Failed idea={idea} problem={computing.problem} />}
      {variant === undefined ? (
        <p className={classes.soft}>{t('impact.needsVariant')}</p>
      ) : (
        <Compute idea={idea} computing={computing} again={beside !== undefined} current={age === 'current'} />
      )}
    </section>
  )
}

interface ComputeProps {
  readonly idea: Idea
  readonly computing: Computing | undefined
  readonly again: boolean
  readonly current: boolean
}

function Compute({ idea, computing, again, current }: ComputeProps) {
  const { t } = useTranslation('workshopIdeas')
  const impacts = useImpacts()
  const underWay = computing !== undefined && computing.status !== 'failed'
  // One button for both: the keyboard stays where it was when its meaning changes.
  return (
    <div className={classes.computing}>
      <Button
        size="compact-sm"
        className={classes.compute ?? ''}
        variant={current || underWay ? 'default' : 'light'}
        leftSection={underWay ? undefined : <IconCalculator size={14} aria-hidden="true" />}
        onClick={() => (underWay ? impacts.cancel(idea.id) : impacts.compute([idea.id]))}
      >
        {underWay ? t('common:cancel') : t(again ? 'impact.again' : 'impact.compute')}
      </Button>
      {underWay && (
        <Progress
          className={classes.progress ?? ''}
          size="sm"
          value={computing.status === 'running' ? computing.progress * 100 : 0}
          aria-label={t('impact.progress')}
        />
      )}
    </div>
  )
}

/** The difference with its interval, in words, and the guess beside it. */
function Found({ idea, beside }: { idea: Idea; beside: ImpactBeside }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  const points = usePoints()
  const journey = useJourney(editor, (each) => each)
  const { computed } = idea.opportunity
  useNews(computed, t('impact.points', { points: points.signed(beside.difference) }))
  if (!computed) return null
  const take = (impact: number) => {
    editor.mark()
    editor.execute('workshop.rateOpportunity', { id: idea.id, impact })
    editor.mark()
  }
  const names = {
    goal: journey.settings.goals[computed.goal]?.name || computed.goal,
    variant: journey.variants[computed.variant]?.name || computed.variant,
    reality: journey.variants[computed.reality]?.name || computed.reality,
    scenario: journey.scenarios[computed.scenario]?.name || computed.scenario,
  }
  return (
    <div data-testid="computed-impact">
      <p className={classes.headline}>
        {t('impact.points', { points: points.signed(beside.difference) })}
        <span className={classes.interval}>{points.range(beside.ci95)}</span>
      </p>
      <p className={classes.text}>
        {t(`impact.code.${beside.code}`, {
          ...names,
          first: format.percent(computed.first, 2),
          second: format.percent(computed.second, 2),
        })}
      </p>
      <ImpactScale beside={beside} onTake={take} />
      <p className={classes.soft}>{t('impact.basis', { ...names, people: format.number(computed.people) })}</p>
    </div>
  )
}

/** What went wrong in plain words, with a way out. */
function Failed({ idea, problem }: { idea: Idea; problem: ImpactProblem }) {
  const { editor, services } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const { show } = useTellings(idea)
  const variant = problem.code === 'errors' ? problem.variant : undefined
  const name = useJourney(editor, ({ variants }) => (variant === undefined ? '' : (variants[variant]?.name ?? '')))
  return (
    <div className={classes.failed} role="alert">
      <p className={classes.failedText}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        {t(`impact.problem.${problem.code}`, { name })}
      </p>
      {variant !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            show(variant)
            setPanel(editor.view, 'problems', true)
          }}
        >
          {t('impact.showProblems')}
        </Button>
      )}
      {problem.code === 'noScenario' && (
        <Button size="compact-sm" variant="default" onClick={services.simulate}>
          {t('impact.makeScenario')}
        </Button>
      )}
    </div>
  )
}

/** Says a figure to those who cannot see that it has come. */
function useNews(computed: unknown, words: string): void {
  const announce = useAnnounce()
  const told = useRef(computed)
  useEffect(() => {
    if (told.current !== computed) announce(words)
    told.current = computed
  }, [computed, words, announce])
}
