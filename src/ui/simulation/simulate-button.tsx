import { Button, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Keys, useFormat } from '../kit/index.ts'
import { RunAnnouncer } from './results/run-announcer.tsx'
import { useResultsSoon } from './results-soon.ts'
import classes from './simulation.module.css'
import type { Simulation } from './simulation.ts'
import { useReadable } from './use-readable.ts'

const KEYS = 'mod+enter'

/** Runs the journey; while it runs, shows how far it is and stops it. */
export function SimulateButton({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const running = useReadable(simulation.run, (state) => state.status === 'running')
  const share = useReadable(simulation.run, (state) =>
    state.total > 0 ? Math.floor((state.done / state.total) * 100) / 100 : 0,
  )
  useResultsSoon()
  useHotkeys([[KEYS, simulation.start]], [])
  return (
    <>
      {running ? (
        <Button
          className={classes.running ?? ''}
          variant="light"
          data-tour="simulate"
          onClick={simulation.cancel}
          leftSection={<IconPlayerStopFilled size={14} />}
        >
          {t('run.stopAt', { share: format.percent(share, 0) })}
        </Button>
      ) : (
        <Tooltip
          label={
            <>
              {t('simulateHint')} <Keys keys={KEYS} />
            </>
          }
        >
          <Button data-tour="simulate" onClick={simulation.start} leftSection={<IconPlayerPlayFilled size={14} />}>
            {t('simulate')}
          </Button>
        </Tooltip>
      )}
      <RunAnnouncer simulation={simulation} />
    </>
  )
}
