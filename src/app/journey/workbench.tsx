import { IconChevronLeft } from '@tabler/icons-react'
import { Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeJourney } from '../../document/index.ts'
import {
  Designer,
  DesignerHelp,
  type DesignerServices,
  type DesignerSlots,
  outlineOf,
  showHelp,
} from '../../ui/designer/index.ts'
import { onDemand, onDemandOrNothing } from '../../ui/kit/index.ts'
import { PopulationButton, PopulationScreen } from '../../ui/population/index.ts'
import { PublishingScreen } from '../../ui/publishing/index.ts'
import {
  ComparisonDialog,
  FlowOverlay,
  PeopleWatch,
  ResultsPanel,
  runUntilPrecise,
  SimulateButton,
  StoriesPanel,
} from '../../ui/simulation/index.ts'
import { WorkshopButton, WorkshopScreen } from '../../ui/workshop/index.ts'
import classes from '../app.module.css'
import { offerFile } from '../offer-file.ts'
import { PreferencesMenu } from '../preferences.tsx'
import { useServices } from '../services.ts'
import { checker } from './checker.ts'
import { exportMachine } from './export-machine.ts'
import { useWorkshopAddress } from './use-workshop-address.ts'
import { useWorkshopServices } from './use-workshop-services.ts'
import type { Workspace } from './workspace.ts'

const SaveIndicator = onDemandOrNothing(async () => (await import('./save-indicator.tsx')).SaveIndicator)
// All is well at first, nearly always.
const SafetyBanner = onDemandOrNothing(async () => (await import('./safety-banner.tsx')).SafetyBanner)
// Conflicts are rare: their dialog comes when the first one does.
const ConflictDialog = onDemand(async () => (await import('./conflict-dialog.tsx')).ConflictDialog)

/** The designer with everything plugged in: saving, simulating, the way back. */
export function Workbench({ workspace }: { workspace: Workspace }) {
  const { editor, autosave, simulation, population, publishing, workshop, stories, comparing } = workspace
  const { analyse } = useServices()
  const { t } = useTranslation('app')
  const [resolving, setResolving] = useState(false)
  useTitle(workspace)
  useWarmth()
  useWorkshopAddress(workshop)
  const slots = useMemo<DesignerSlots>(
    () => ({
      leading: (
        <Link to="/" className={classes.back} aria-label={t('toLibrary')} title={t('toLibrary')}>
          <IconChevronLeft size={18} />
        </Link>
      ),
      saveState: <SaveIndicator autosave={autosave} onResolve={() => setResolving(true)} />,
      simulateButton: (
        <>
          <WorkshopButton view={workshop} />
          <PopulationButton population={population} />
          <SimulateButton simulation={simulation} />
        </>
      ),
      trailing: <PreferencesMenu onHelp={showHelp} />,
      status: <PeopleWatch editor={editor} />,
      overCanvas: <FlowOverlay editor={editor} simulation={simulation} />,
      resultsPanel: (
        <ResultsPanel
          editor={editor}
          simulation={simulation}
          analyse={analyse}
          beyond={{ whoWasHere: stories.show, compare: () => comparing.open() }}
        />
      ),
      storiesPanel: <StoriesPanel editor={editor} simulation={simulation} stories={stories} />,
    }),
    [editor, autosave, simulation, analyse, population, workshop, stories, comparing, t],
  )
  const journeys = useOtherJourneys(editor.document.getState().journey.id)
  const services = useMemo<DesignerServices>(
    () => ({
      exportDocument: writeJourney,
      exportMachine,
      compileVariant: checker.compile,
      simulate: simulation.start,
      scenario: {
        current: () => simulation.choice.getState().scenario,
        choose: (scenario) => simulation.choice.setState({ scenario }),
      },
      compare: comparing.open,
      publish: publishing.open,
      assumptions: () => population.open(),
      workshop: workshop.open,
      whoWasHere: (place) => (place ? stories.show(place) : stories.open()),
      journeys,
    }),
    [journeys, simulation, stories, comparing, publishing, population, workshop],
  )
  const workshopServices = useWorkshopServices(workspace)
  const journeyName = useCallback((id: string) => journeys?.find((each) => each.id === id)?.name ?? id, [journeys])
  const closeDialog = useCallback(() => setResolving(false), [])
  return (
    <div className={classes.workspace}>
      <Suspense fallback={null}>
        <SafetyBanner workspace={workspace} onResolve={() => setResolving(true)} />
      </Suspense>
      <Designer editor={editor} run={simulation.run} slots={slots} services={services} />
      <PopulationScreen
        editor={editor}
        population={population}
        chosen={simulation.choice}
        onChoose={(scenario) => simulation.choice.setState({ scenario })}
        onSimulate={simulation.start}
        onSimulateUntil={(within) => void runUntilPrecise({ editor, simulation, analyse, within })}
      />
      <DesignerHelp editor={editor} />
      <PublishingScreen
        editor={editor}
        publishing={publishing}
        run={simulation.run}
        chosen={simulation.choice}
        outlineOf={outlineOf}
        journeyName={journeyName}
        save={offerFile}
      />
      <WorkshopScreen editor={editor} view={workshop} services={workshopServices} />
      <ComparisonDialog editor={editor} comparing={comparing} />
      {resolving && (
        <Suspense fallback={null}>
          <ConflictDialog autosave={autosave} restore={workspace.restore} onClose={closeDialog} />
        </Suspense>
      )}
    </div>
  )
}

/** Once the page has nothing else to do, it gets ready to simulate. */
function useWarmth(): void {
  const { warmUp } = useServices()
  useEffect(() => {
    // Not every browser tells when it is idle.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(warmUp, WARM_AFTER_MS)
      return () => clearTimeout(timer)
    }
    const waiting = requestIdleCallback(warmUp, { timeout: WARM_AFTER_MS })
    return () => cancelIdleCallback(waiting)
  }, [warmUp])
}

const WARM_AFTER_MS = 2_000

/** What a step may hand customers to: the journeys that the server lists, without the one that is open. */
function useOtherJourneys(open: string): DesignerServices['journeys'] {
  const { client } = useServices()
  const [journeys, setJourneys] = useState<DesignerServices['journeys']>()
  useEffect(() => {
    const leaving = new AbortController()
    void client.list({ limit: MOST_JOURNEYS, signal: leaving.signal }).then((page) => {
      if (page.ok) setJourneys(page.value.journeys.filter(({ id }) => id !== open))
    })
    return () => leaving.abort()
  }, [client, open])
  return journeys
}

// The most that one page of the list can have.
const MOST_JOURNEYS = 200

function useTitle({ editor }: Workspace): void {
  const { t } = useTranslation()
  const name = useSyncExternalStore(editor.document.subscribe, () => editor.document.getState().journey.name)
  useEffect(() => {
    document.title = name.trim() === '' ? t('appName') : `${name} – ${t('appName')}`
  }, [name, t])
}
