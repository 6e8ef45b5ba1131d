import { Button, Drawer, Tabs } from '@mantine/core'
import { IconPlayerPlayFilled, IconUsersGroup, IconX } from '@tabler/icons-react'
import { type ComponentType, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { HistoryButtons, useOverlayKeys } from '../fields/index.ts'
import { AS_IT_IS, EmptyState, IconButton } from '../kit/index.ts'
import { AssumptionsTab } from './assumptions/assumptions-tab.tsx'
import { BehaviourTab } from './behaviour/behaviour-tab.tsx'
import { EventsTab } from './events/events-tab.tsx'
import type { PopulationScreenProps } from './on-demand.tsx'
import { PeopleTab } from './people/people-tab.tsx'
import classes from './population.module.css'
import { POPULATION_TABS, type PopulationTab } from './population.ts'
import { PresetMenu } from './presets/preset-menu.tsx'
import { RunTab } from './run/run-tab.tsx'
import { ScenarioBar } from './scenarios/scenario-bar.tsx'
import { SystemsTab } from './systems/systems-tab.tsx'
import { type ScenarioEdit, useScenario } from './use-scenario.ts'

interface TabProps {
  readonly edit: ScenarioEdit
  readonly onSimulateUntil?: ((within: number) => void) | undefined
}

const VIEWS: Readonly<Record<PopulationTab, ComponentType<TabProps>>> = {
  people: PeopleTab,
  behaviour: BehaviourTab,
  events: EventsTab,
  systems: SystemsTab,
  run: RunTab,
  assumptions: AssumptionsTab,
}

/** Everything a simulation assumes, over the canvas. Each change is a step that undo takes back. */
export function PopulationScreen(props: PopulationScreenProps) {
  const { population, editor } = props
  const { t } = useTranslation('population')
  const open = useStore(population.view, (view) => view.open)
  const screen = useRef<HTMLDivElement>(null)
  useOverlayKeys({ open, screen, editor, close: population.close })
  return (
    <Drawer.Root
      opened={open}
      onClose={population.close}
      position="right"
      size={1200}
      closeOnEscape={false}
      classNames={{ content: classes.drawer ?? '' }}
    >
      <Drawer.Overlay backgroundOpacity={0.3} />
      <Drawer.Content ref={screen} aria-label={t('title')}>
        <Screen {...props} />
      </Drawer.Content>
    </Drawer.Root>
  )
}

function Screen({ editor, population, chosen, onChoose, onSimulate, onSimulateUntil }: PopulationScreenProps) {
  const { t } = useTranslation('population')
  const edit = useScenario({ editor, chosen })
  const tab = useStore(population.view, (view) => view.tab)
  const body = useRef<HTMLDivElement>(null)
  const View = VIEWS[tab]
  const make = () => editor.execute('scenario.add', { name: t('scenario.first', AS_IT_IS) })
  const simulate = () => {
    population.close()
    onSimulate()
  }
  const simulateUntil =
    onSimulateUntil &&
    ((within: number) => {
      population.close()
      onSimulateUntil(within)
    })
  return (
    <Tabs
      className={classes.tabs ?? ''}
      value={tab}
      onChange={(next) => {
        population.open(next as PopulationTab)
        body.current?.scrollTo({ top: 0 })
      }}
    >
      <header className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        {edit && <ScenarioBar edit={edit} onChoose={onChoose} />}
        <span className={classes.gap} />
        {edit && <PresetMenu edit={edit} />}
        <HistoryButtons editor={editor} />
        {edit && (
          <Button leftSection={<IconPlayerPlayFilled size={14} />} onClick={simulate}>
            {t('simulate')}
          </Button>
        )}
        <IconButton label={t('close')} keys="Escape" onClick={population.close}>
          <IconX size={16} />
        </IconButton>
      </header>
      {edit ? (
        <>
          <Tabs.List className={classes.tabList ?? ''} aria-label={t('title')}>
            {POPULATION_TABS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`tab.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling area can have the focus */}
          <div className={classes.body} ref={body} tabIndex={0}>
            <Tabs.Panel value={tab}>
              {/* Leaving a field ends its burst: what is typed into the next is a step of its own. */}
              <form key={edit.id} onBlur={() => editor.mark()} onSubmit={(event) => event.preventDefault()}>
                <View edit={edit} onSimulateUntil={simulateUntil} />
              </form>
            </Tabs.Panel>
          </div>
        </>
      ) : (
        <EmptyState
          icon={<IconUsersGroup size={20} stroke={1.5} />}
          title={t('scenario.none')}
          actions={<Button onClick={make}>{t('scenario.add')}</Button>}
        >
          {t('scenario.noneText')}
        </EmptyState>
      )}
    </Tabs>
  )
}
