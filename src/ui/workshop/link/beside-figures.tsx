import { Button } from '@mantine/core'
import { IconPlayerPlay, IconTableImport } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { variantInView } from '../../../editor/index.ts'
import { useJourney, useView } from '../../canvas/index.ts'
import { BesideTable, dataFigures, measuredStep, type StepFigures, simulatedStep } from '../../fields/index.ts'
import { onDemand, useOnceOpen } from '../../kit/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './link.module.css'

const DataDialog = onDemand(async () => (await import('./data-dialog.tsx')).DataDialog)

/** Where figures of real customers come in; its code comes with the first who wants them. */
function RealFigures({ known }: { known: boolean }) {
  const { t } = useTranslation('workshopLink')
  const [open, setOpen] = useState(false)
  const opened = useOnceOpen(open)
  return (
    <div className={classes.row}>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-haspopup="dialog"
        leftSection={<IconTableImport size={12} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t(known ? 'data.change' : 'data.add')}
      </Button>
      {opened && (
        <Suspense fallback={null}>
          <DataDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** What the room guessed of a step beside what the simulation says, and the data where there are any. */
export function BesideFigures({ stepId }: { stepId: string }) {
  const { editor, services } = useWorkshop()
  const journey = useJourney(editor, (each) => each)
  const variant = useView(editor, (view) => view.variant)
  const run = useStore(services.run)
  const data = useStore(dataFigures, (all) => all[journey.id])
  const steps = journey.workshop?.steps
  const step = steps && Object.hasOwn(steps, stepId) ? steps[stepId] : undefined
  if (!step) return null
  const measured = measuredStep(step, data, variantInView(journey, { variant })?.variant.edges)
  return (
    <>
      {measured?.state === 'found' && <BesideTable found={measured} name={step.name} />}
      <Simulated figures={simulatedStep(journey, step, run)} name={step.name} />
      {step.nodes.length > 0 && <RealFigures known={data !== undefined} />}
    </>
  )
}

function Simulated({ figures, name }: { figures: StepFigures; name: string }) {
  const { services } = useWorkshop()
  const { t } = useTranslation('workshopLink')
  if (figures.state === 'found') return <BesideTable found={figures} name={name} />
  if (figures.state === 'unlinked') return <p className={classes.text}>{t('beside.unlinked')}</p>
  if (figures.state === 'elsewhere')
    return <p className={classes.text}>{t('beside.elsewhere', { name: figures.telling })}</p>
  return (
    <div className={classes.row}>
      <p className={classes.text}>{t(figures.running ? 'beside.running' : 'beside.none')}</p>
      {!figures.running && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlayerPlay size={12} aria-hidden="true" />}
          onClick={services.simulate}
        >
          {t('beside.simulate')}
        </Button>
      )}
    </div>
  )
}
