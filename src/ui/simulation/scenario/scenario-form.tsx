import { Button } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { newScenario } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { EmptyState } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import type { Simulation } from '../simulation.ts'
import { ChannelsSection } from './channels-section.tsx'
import { EventsSection } from './events-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { RunSection } from './run-section.tsx'
import { SegmentsSection } from './segments-section.tsx'
import { useScenario } from './use-scenario.ts'

/** Everything a scenario assumes, in fields. Each change is a step that undo takes back. */
export function ScenarioForm({ editor, simulation }: { editor: Editor; simulation: Simulation }) {
  const { t } = useTranslation('simulation')
  const edit = useScenario(editor, simulation)
  if (!edit) {
    const make = () => editor.execute('scenario.put', { value: newScenario({ name: t('scenario.first') }) })
    return (
      <EmptyState
        icon={<IconUsersGroup size={20} stroke={1.5} />}
        title={t('scenario.none')}
        actions={<Button onClick={make}>{t('scenario.add')}</Button>}
      >
        {t('scenario.noneText')}
      </EmptyState>
    )
  }
  return (
    // Leaving a field ends its burst: what is typed into the next is a step of its own.
    <form
      className={classes.form}
      key={edit.id}
      onBlur={() => editor.mark()}
      onSubmit={(event) => event.preventDefault()}
    >
      <RunSection edit={edit} />
      <PeopleSection edit={edit} />
      <ChannelsSection edit={edit} />
      <EventsSection edit={edit} />
      <SegmentsSection edit={edit} />
    </form>
  )
}
