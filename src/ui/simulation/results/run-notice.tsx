import { Button, Progress } from '@mantine/core'
import { IconAlertTriangle, IconHistory, IconPlayerStop, IconTargetArrow } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type Editor, type RunState, setPanel } from '../../../editor/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import type { Simulation } from '../simulation.ts'
import { differsForSimulation } from '../staleness.ts'
import { useReadable } from '../use-readable.ts'
import { goalName, namesOf } from './names.ts'
import { precisionOf } from './precise-run.ts'

interface RunNoticeProps {
  editor: Editor
  simulation: Simulation
}

/** How the run is doing, above its figures: under way, given up, failed, or about an older state of the journey. */
export function RunNotice({ editor, simulation }: RunNoticeProps) {
  const state = useReadable(
    simulation.run,
    useCallback((run: RunState<Report>) => run, []),
  )
  const stale = useStale(editor, state)
  if (state.status === 'running') return <Running state={state} onCancel={simulation.cancel} />
  if (state.status === 'failed') return <Failed editor={editor} simulation={simulation} state={state} />
  if (state.status === 'cancelled' && state.report) return <Stopped simulation={simulation} state={state} />
  if (stale) return <Stale simulation={simulation} />
  return <Precise editor={editor} state={state} />
}

function useStale(editor: Editor, { report, journey }: RunState<Report>): boolean {
  const select = useCallback(
    (document: { readonly journey: RunState['journey'] }) =>
      report !== undefined &&
      journey !== undefined &&
      document.journey !== undefined &&
      differsForSimulation(journey, document.journey, report.variant, report.scenario),
    [report, journey],
  )
  return useReadable(editor.document, select)
}

function Running({ state, onCancel }: { state: RunState<Report>; onCancel: () => void }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const share = state.total > 0 ? state.done / state.total : 0
  return (
    <div className={classes.notice}>
      <Progress value={share * 100} size="sm" flex={1} aria-label={t('run.progress')} />
      <span className="j-numbers">
        {t('run.done', { done: format.number(state.done), total: format.number(state.total) })}
      </span>
      <Button variant="default" size="compact-sm" leftSection={<IconPlayerStop size={14} />} onClick={onCancel}>
        {t('run.stop')}
      </Button>
    </div>
  )
}

function Stopped({ simulation, state }: { simulation: Simulation; state: RunState<Report> }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  return (
    <div className={classes.notice} data-tone="warn">
      <IconPlayerStop size={16} stroke={1.75} aria-hidden="true" />
      <span>{t('run.stopped', { done: format.number(state.done), total: format.number(state.total) })}</span>
      <Button variant="default" size="compact-sm" onClick={simulation.start}>
        {t('run.again')}
      </Button>
    </div>
  )
}

function Stale({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('simulation')
  return (
    <div className={classes.notice} data-tone="warn">
      <IconHistory size={16} stroke={1.75} aria-hidden="true" />
      <span>{t('run.stale')}</span>
      <Button variant="default" size="compact-sm" onClick={simulation.start}>
        {t('run.again')}
      </Button>
    </div>
  )
}

/** How well the main goal is known, after a run that went on until it was. */
function Precise({ editor, state }: { editor: Editor; state: RunState<Report> }) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const last = useReadable(
    precisionOf(editor),
    useCallback((each) => each.last, []),
  )
  if (!last || last.report !== state.report || !state.journey) return null
  const points = (share: number) => format.number(share * 100, 3)
  const said = {
    goal: goalName(namesOf(state.journey, last.report.variant), last.goal),
    wished: points(last.wished),
    within: points(last.within),
    rounds: t('precise.rounds', { count: last.rounds.length }),
  }
  return (
    <div className={classes.notice} {...(last.reached ? {} : { 'data-tone': 'warn' })}>
      <IconTargetArrow size={16} stroke={1.75} aria-hidden="true" />
      <span>{last.reached ? t('precise.reached', said) : t('precise.notReached', said)}</span>
    </div>
  )
}

function Failed({ editor, simulation, state }: RunNoticeProps & { state: RunState<Report> }) {
  const { t } = useTranslation('simulation')
  const errors = useReadable(
    editor.diagnostics,
    useCallback(({ list }) => list.filter((finding) => finding.severity === 'error').length, []),
  )
  const byJourney = errors > 0
  return (
    <div className={classes.notice} data-tone="bad" role="alert">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      <span>
        {byJourney ? t('run.hasErrors', { count: errors }) : t('run.failed', { message: state.failure?.message ?? '' })}
      </span>
      {byJourney ? (
        <Button variant="default" size="compact-sm" onClick={() => setPanel(editor.view, 'problems', true)}>
          {t('run.showProblems')}
        </Button>
      ) : (
        <Button variant="default" size="compact-sm" onClick={simulation.start}>
          {t('run.again')}
        </Button>
      )}
    </div>
  )
}
