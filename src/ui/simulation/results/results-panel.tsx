import { Button, Tabs } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import {
  IconArrowsDiff,
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconChartBar,
  IconPrinter,
  IconX,
} from '@tabler/icons-react'
import { type ReactNode, Suspense, useCallback, useDeferredValue, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreApi } from 'zustand/vanilla'
import type { Editor } from '../../../editor/index.ts'
import { setPanel } from '../../../editor/index.ts'
import type { Analyse } from '../../../workers/analyse.ts'
import { EmptyState, IconButton, onDemand } from '../../kit/index.ts'
import { useBeyond } from '../beyond.ts'
import { PeoplePanel } from '../people/people-panel.tsx'
import { PeopleTab } from '../people/people-tab.tsx'
import { useGroups } from '../playback/use-groups.ts'
import { ScenarioBar } from '../scenario/scenario-bar.tsx'
import classes from '../simulation.module.css'
import type { Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'
import { ChartHeight, chartHeightIn } from './chart-height.ts'
import { HeightHandle } from './height-handle.tsx'
import { namesOf } from './names.ts'
import { type PanelView, panelViewOf, RESULTS_TABS, type ResultsTab } from './panel-view.ts'
import { runUntilPrecise } from './precise-run.ts'
import results from './results.module.css'
import { RunNotice } from './run-notice.tsx'
import { sensitivityFor } from './sensitivity-run.ts'
import { useLargeView } from './use-large-view.ts'
import { Experiments } from './views/experiments.tsx'
import { FlowView } from './views/flow-view.tsx'
import { GoalsView } from './views/goals-view.tsx'
import { MattersView } from './views/matters-view.tsx'
import { Messages } from './views/messages.tsx'
import { Overview } from './views/overview.tsx'
import { Steps } from './views/steps.tsx'
import type { ViewProps } from './views/view.ts'

const ReportView = onDemand(async () => (await import('../report/report-view.tsx')).ReportView)

export interface ResultsPanelProps {
  editor: Editor
  simulation: Simulation
  /** Questions that take many simulations; what needs them is not there without. */
  analyse?: Pick<Analyse, 'sensitivity' | 'precision'>
}

/** What the simulation says. */
export function ResultsPanel({ editor, simulation, analyse }: ResultsPanelProps) {
  const { t } = useTranslation(['simulation', 'results'])
  const view = panelViewOf(editor)
  const tab = useReadable(view, (state) => state.tab)
  const large = useReadable(view, (state) => state.large)
  const panel = useRef<HTMLElement>(null)
  const body = useElementSize<HTMLDivElement>()
  useLargeView(
    panel,
    large,
    useCallback(() => view.setState({ large: false }), [view]),
  )
  const onPrecise = useMemo(
    () => analyse && ((within: number) => void runUntilPrecise({ editor, simulation, analyse, within })),
    [editor, simulation, analyse],
  )
  return (
    <section
      className={`${classes.panel} ${results.panel}`}
      data-large={large || undefined}
      aria-label={t('title')}
      ref={panel}
    >
      {!large && <HeightHandle />}
      <Tabs
        className={classes.tabs ?? ''}
        value={tab}
        onChange={(next) => next && view.setState({ tab: next as ResultsTab })}
        keepMounted={false}
      >
        <div className={classes.panelHead}>
          <Tabs.List className={`${classes.tabList} ${results.tabList}`} aria-label={t('title')}>
            {RESULTS_TABS.filter((each) => each !== 'matters' || analyse).map((each) => (
              <Tabs.Tab key={each} value={each} data-tab={each}>
                <TabName tab={each} editor={editor} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <ScenarioBar editor={editor} simulation={simulation} />
          <PanelButtons editor={editor} simulation={simulation} view={view} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling area can have the focus */}
        <div className={classes.panelBody} tabIndex={0} ref={body.ref}>
          {tab !== 'matters' && tab !== 'people' && <RunNotice editor={editor} simulation={simulation} />}
          {analyse && (
            <Tabs.Panel value="matters">
              <MattersView editor={editor} simulation={simulation} analyse={analyse} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="people">
            <PeoplePanel editor={editor} />
          </Tabs.Panel>
          <ChartHeight value={chartHeightIn(body.height)}>
            <ReportTab tab={tab} simulation={simulation} view={view} onPrecise={onPrecise} />
          </ChartHeight>
        </div>
      </Tabs>
      <OnPaper editor={editor} simulation={simulation} view={view} />
    </section>
  )
}

/** The report to print, while it is open. */
function OnPaper({ editor, simulation, view }: Omit<ResultsPanelProps, 'analyse'> & Pick<ReportTabProps, 'view'>) {
  const { chosen } = useGroups(editor, simulation)
  const printing = useReadable(view, (state) => state.printing)
  const limit = useReadable(view, (state) => state.limit)
  const report = useReadable(simulation.run, (state) => state.report)
  const journey = useReadable(simulation.run, (state) => state.journey)
  const close = useCallback(() => view.setState({ printing: false }), [view])
  if (!printing || !report || !journey) return null
  return (
    <Suspense fallback={null}>
      <ReportView
        report={report}
        journey={journey}
        limit={limit}
        group={chosen?.words}
        matters={sensitivityFor(editor, report, journey)}
        onClose={close}
      />
    </Suspense>
  )
}

function TabName({ tab, editor }: { tab: ResultsTab; editor: Editor }) {
  const { t } = useTranslation('results')
  if (tab === 'people') return <PeopleTab editor={editor} />
  return t(`tab.${tab}`)
}

function PanelButtons({ editor, simulation, view }: ResultsPanelProps & { view: StoreApi<PanelView> }) {
  const { t } = useTranslation(['simulation', 'results', 'comparison'])
  const large = useReadable(view, (state) => state.large)
  const hasReport = useReadable(simulation.run, (state) => state.report !== undefined)
  const { compare } = useBeyond()
  return (
    <>
      {compare && (
        <IconButton label={t('comparison:open')} onClick={compare}>
          <IconArrowsDiff size={16} />
        </IconButton>
      )}
      {hasReport && (
        <IconButton label={t('results:openReport')} onClick={() => view.setState({ printing: true })}>
          <IconPrinter size={16} />
        </IconButton>
      )}
      <IconButton
        label={large ? t('results:small') : t('results:large')}
        data-testid="large-view"
        aria-pressed={large}
        onClick={() => view.setState({ large: !large })}
      >
        {large ? <IconArrowsMinimize size={16} /> : <IconArrowsMaximize size={16} />}
      </IconButton>
      <IconButton
        label={t('closePanel')}
        onClick={() => {
          view.setState({ large: false })
          setPanel(editor.view, 'results', false)
        }}
      >
        <IconX size={16} />
      </IconButton>
    </>
  )
}

const VIEWS: Record<Exclude<ResultsTab, 'matters' | 'people'>, (props: ViewProps) => ReactNode> = {
  overview: Overview,
  flow: FlowView,
  goals: GoalsView,
  messages: Messages,
  experiments: Experiments,
  steps: Steps,
}

interface ReportTabProps {
  tab: ResultsTab
  simulation: Simulation
  view: StoreApi<PanelView>
  onPrecise?: ((within: number) => void) | undefined
}

function ReportTab({ tab, simulation, view, onPrecise }: ReportTabProps) {
  const { t } = useTranslation('simulation')
  // The canvas shows its figures first: charts take longer to draw, and may be overtaken by the next partial report.
  const report = useDeferredValue(useReadable(simulation.run, (state) => state.report))
  const journey = useDeferredValue(useReadable(simulation.run, (state) => state.journey))
  const status = useReadable(simulation.run, (state) => state.status)
  const names = useMemo(() => (journey && report ? namesOf(journey, report.variant) : undefined), [journey, report])
  if (tab === 'matters' || tab === 'people') return null
  const View = VIEWS[tab]
  if (report && names) {
    return (
      <Tabs.Panel value={tab}>
        <View report={report} names={names} view={view} {...(status === 'running' ? {} : { onPrecise })} />
      </Tabs.Panel>
    )
  }
  // Something else is on its way or has gone wrong, and says so itself.
  if (status === 'running' || status === 'failed') return <Tabs.Panel value={tab}>{null}</Tabs.Panel>
  return (
    <Tabs.Panel value={tab}>
      <EmptyState
        icon={<IconChartBar size={20} stroke={1.5} />}
        title={t('empty.title')}
        actions={<Button onClick={simulation.start}>{t('simulate')}</Button>}
      >
        {t('empty.text')}
      </EmptyState>
    </Tabs.Panel>
  )
}
