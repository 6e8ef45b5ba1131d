import { Button, Progress } from '@mantine/core'
import { IconChartBarPopular, IconPlayerStop } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { primaryGoal } from '../../../../document/index.ts'
import { type Editor, scenarioInView } from '../../../../editor/index.ts'
import type { Analyse } from '../../../../workers/analyse.ts'
import { EmptyState, useFormat } from '../../../kit/index.ts'
import classes from '../../simulation.module.css'
import type { Simulation } from '../../simulation.ts'
import { differsForSimulation } from '../../staleness.ts'
import { useReadable } from '../../use-readable.ts'
import { ChartCard } from '../chart-card.tsx'
import type { RunFacts } from '../csv.ts'
import { assumptions } from '../figures/assumptions.ts'
import { type SensitivityRun, type SensitivityState, sensitivityOf } from '../sensitivity-run.ts'
import { useWords } from '../use-words.ts'
import { TornadoCard } from './tornado-card.tsx'

interface MattersViewProps {
  editor: Editor
  simulation: Simulation
  analyse: Pick<Analyse, 'sensitivity'>
}

/** What the results rest on, and on which of it the main goal depends most. */
export function MattersView({ editor, simulation, analyse }: MattersViewProps) {
  const run = sensitivityOf({ editor, simulation, analyse })
  const state = useReadable(run.store, whole)
  return (
    <>
      <Question editor={editor} run={run} state={state} />
      {state.result && state.journey && <TornadoCard result={state.result} journey={state.journey} />}
      <Assumed editor={editor} simulation={simulation} />
    </>
  )
}

const whole = (state: SensitivityState) => state

function Question({ editor, run, state }: { editor: Editor; run: SensitivityRun; state: SensitivityState }) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const stale = useStale(editor, state)
  const hasGoal = useReadable(
    editor.document,
    useCallback(({ journey }) => primaryGoal(journey.settings.goals) !== undefined, []),
  )
  const ask = (
    <Button leftSection={<IconChartBarPopular size={14} />} onClick={() => void run.start()} disabled={!hasGoal}>
      {t('matters.ask')}
    </Button>
  )
  if (state.status === 'running') {
    return (
      <div className={classes.notice}>
        <Progress
          value={state.total > 0 ? (state.done / state.total) * 100 : 0}
          size="sm"
          flex={1}
          aria-label={t('matters.progress')}
        />
        <span className="j-numbers">
          {t('matters.done', { done: format.number(state.done), total: format.number(state.total) })}
        </span>
        <Button variant="default" size="compact-sm" leftSection={<IconPlayerStop size={14} />} onClick={run.cancel}>
          {t('matters.stop')}
        </Button>
      </div>
    )
  }
  if (state.status === 'failed') {
    return (
      <div className={classes.notice} data-tone="bad" role="alert">
        <span>{t('matters.failed', { message: state.failure })}</span>
        {ask}
      </div>
    )
  }
  if (state.result) {
    return stale ? (
      <div className={classes.notice} data-tone="warn">
        <span>{t('matters.stale')}</span>
        {ask}
      </div>
    ) : null
  }
  return (
    <EmptyState icon={<IconChartBarPopular size={20} stroke={1.5} />} title={t('matters.ask')} actions={ask}>
      {hasGoal ? t('matters.text') : t('goals.none')}
    </EmptyState>
  )
}

function useStale(editor: Editor, { result, journey }: SensitivityState): boolean {
  return useReadable(
    editor.document,
    useCallback(
      (document) =>
        result !== undefined &&
        journey !== undefined &&
        differsForSimulation(journey, document.journey, result.variant, result.scenario),
      [result, journey],
    ),
  )
}

/** Everything assumed now, with the way to change it. */
function Assumed({ editor, simulation }: { editor: Editor; simulation: Simulation }) {
  const { t } = useTranslation('results')
  const words = useWords()
  const journey = useReadable(
    editor.document,
    useCallback((state) => state.journey, []),
  )
  const variant = useReadable(
    editor.view,
    useCallback((state) => state.variant, []),
  )
  const chosen = useReadable(
    simulation.choice,
    useCallback((state) => state.scenario, []),
  )
  const id = scenarioInView(journey, chosen)
  const scenario = id === undefined ? undefined : journey.scenarios[id]
  if (id === undefined || !scenario) return null
  const { customers, seed, replications } = scenario
  const facts: RunFacts = { scenario: id, variant, seed, customers, replications, entered: customers }
  return (
    <ChartCard
      figure={assumptions({ scenario: id, variant }, journey, words)}
      report={facts}
      controls={
        simulation.openAssumptions && (
          <Button variant="default" size="compact-sm" onClick={simulation.openAssumptions}>
            {t('assume.change')}
          </Button>
        )
      }
    />
  )
}
