import { Select } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type Editor, scenarioInView } from '../../../editor/index.ts'
import { IconButton } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import type { Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'

interface ScenarioBarProps {
  editor: Editor
  simulation: Simulation
}

/** Chooses the scenario to run, and leads to what it assumes. */
export function ScenarioBar({ editor, simulation }: ScenarioBarProps) {
  const { t } = useTranslation('simulation')
  const scenarios = useReadable(
    editor.document,
    useCallback((state) => state.journey.scenarios, []),
  )
  const wish = useReadable(
    simulation.choice,
    useCallback((state) => state.scenario, []),
  )
  const chosen = scenarioInView({ scenarios }, wish)
  if (chosen === undefined) return null
  return (
    <div className={classes.scenarioBar}>
      <Select
        aria-label={t('scenario.choose')}
        data={Object.entries(scenarios).map(([value, { name }]) => ({ value, label: name || value }))}
        value={chosen}
        className={classes.scenarioSelect ?? ''}
        onChange={(id) => id && simulation.choice.setState({ scenario: id })}
      />
      {simulation.openAssumptions && (
        <IconButton label={t('scenario.edit')} onClick={simulation.openAssumptions}>
          <IconUsersGroup size={16} />
        </IconButton>
      )}
    </div>
  )
}
