import { Button, Tabs } from '@mantine/core'
import { IconChartBar, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../../../editor/index.ts'
import { setPanel } from '../../../editor/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { EmptyState, IconButton } from '../../kit/index.ts'
import { PeoplePanel } from '../people/people-panel.tsx'
import { PeopleTab } from '../people/people-tab.tsx'
import { ScenarioBar } from '../scenario/scenario-bar.tsx'
import { ScenarioForm } from '../scenario/scenario-form.tsx'
import classes from '../simulation.module.css'
import { RESULTS_TABS, type ResultsTab, type Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'
import { Experiments } from './experiments.tsx'
import { HeightHandle } from './height-handle.tsx'
import { Messages } from './messages.tsx'
import { namesOf, type ReportNames } from './names.ts'
import { Overview } from './overview.tsx'
import { RunNotice } from './run-notice.tsx'
import { Steps } from './steps.tsx'

interface ResultsPanelProps {
  editor: Editor
  simulation: Simulation
}

/** What the simulation says, and what it was told to assume. */
export function ResultsPanel({ editor, simulation }: ResultsPanelProps) {
  const { t } = useTranslation('simulation')
  const tab = useReadable(simulation.choice, (choice) => choice.tab)
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <HeightHandle />
      <Tabs
        className={classes.tabs ?? ''}
        value={tab}
        onChange={(next) => next && simulation.choice.setState({ tab: next as ResultsTab })}
        keepMounted={false}
      >
        <div className={classes.panelHead}>
          <Tabs.List className={classes.tabList ?? ''} aria-label={t('title')}>
            {RESULTS_TABS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {each === 'people' ? <PeopleTab editor={editor} /> : t(`tab.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <ScenarioBar editor={editor} simulation={simulation} />
          <IconButton label={t('closePanel')} onClick={() => setPanel(editor.view, 'results', false)}>
            <IconX size={16} />
          </IconButton>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling area can have the focus */}
        <div className={classes.panelBody} tabIndex={0}>
          {tab !== 'assumptions' && tab !== 'people' && <RunNotice editor={editor} simulation={simulation} />}
          <Tabs.Panel value="assumptions">
            <ScenarioForm editor={editor} simulation={simulation} />
          </Tabs.Panel>
          <Tabs.Panel value="people">
            <PeoplePanel editor={editor} />
          </Tabs.Panel>
          <ReportTab tab={tab} simulation={simulation} />
        </div>
      </Tabs>
    </section>
  )
}

const VIEWS: Record<
  Exclude<ResultsTab, 'assumptions' | 'people'>,
  (props: { report: Report; names: ReportNames }) => ReactNode
> = {
  overview: Overview,
  experiments: Experiments,
  messages: Messages,
  steps: Steps,
}

function ReportTab({ tab, simulation }: { tab: ResultsTab; simulation: Simulation }) {
  const { t } = useTranslation('simulation')
  const report = useReadable(simulation.run, (state) => state.report)
  const journey = useReadable(simulation.run, (state) => state.journey)
  const status = useReadable(simulation.run, (state) => state.status)
  if (tab === 'assumptions' || tab === 'people') return null
  const View = VIEWS[tab]
  if (report && journey) {
    return (
      <Tabs.Panel value={tab}>
        <View report={report} names={namesOf(journey, report.variant)} />
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
