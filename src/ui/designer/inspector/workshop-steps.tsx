import { Button, Select } from '@mantine/core'
import { IconLinkOff, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Experience, WorkshopStep } from '../../../document/index.ts'
import { feelingWords, orderedSteps } from '../../../workshop/index.ts'
import { useJourney, useRun, useVariant } from '../../canvas/index.ts'
import { BesideTable, dataFigures, measuredStep, type StepFigures, simulatedStep } from '../../fields/index.ts'
import { IconButton, Section, useAnnounce, useFormat } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { makeWorkshopSteps, offerWorkshopSteps } from './make-workshop-steps.ts'
import classes from './workshop-steps.module.css'

/** What the workshop tells of a step on the canvas: what is expected, what happens, and what the simulation says of it. */
export function WorkshopSteps({ id }: { id: string }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('workshopLink')
  const workshop = useJourney(editor, (journey) => journey.workshop)
  const steps = workshop ? orderedSteps(workshop) : []
  const mine = steps.filter(([, step]) => step.nodes.includes(id))
  const others = steps.filter(([, step]) => !step.nodes.includes(id))
  return (
    <Section title={t('node.title')}>
      <div className={classes.steps} data-testid="workshop-steps">
        {mine.map(([stepId, step]) => (
          <LinkedStep key={stepId} id={stepId} step={step} node={id} />
        ))}
        {others.length > 0 && (
          <Select
            aria-label={t('node.link')}
            placeholder={t('node.link')}
            searchable
            nothingFoundMessage={t('node.nothingFound')}
            data={others.map(([value, { name }]) => ({ value, label: name.trim() || value }))}
            value={null}
            onChange={(chosen) => {
              const step = others.find(([other]) => other === chosen)?.[1]
              if (chosen !== null && step)
                editor.execute('workshop.editStep', { id: chosen, parts: { nodes: [...step.nodes, id] } })
            }}
          />
        )}
        <MakeStep node={id} />
      </div>
    </Section>
  )
}

function MakeStep({ node }: { node: string }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('workshopLink')
  const announce = useAnnounce()
  const make = async () => {
    const count = await makeWorkshopSteps(editor, [node])
    announce(count > 0 ? t('node.made', { count }) : t('node.notMade'))
  }
  return (
    <Button variant="default" leftSection={<IconUsers size={14} aria-hidden="true" />} onClick={() => void make()}>
      {t('node.make')}
    </Button>
  )
}

/** Makes steps of the workshop of all that is selected. */
export function MakeWorkshopSteps({ nodes }: { nodes: readonly string[] }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['workshopLink', 'common'])
  const announce = useAnnounce()
  const make = async () => {
    const words = { made: (count: number) => t('node.made', { count }), undo: t('common:undo') }
    if (!(await offerWorkshopSteps(editor, nodes, words))) announce(t('node.notMade'), 'assertive')
  }
  return (
    <Button variant="default" leftSection={<IconUsers size={14} aria-hidden="true" />} onClick={() => void make()}>
      {t('node.makeMany')}
    </Button>
  )
}

function LinkedStep({ id, step, node }: { id: string; step: WorkshopStep; node: string }) {
  const { editor, services } = useDesigner()
  const { t } = useTranslation('workshopLink')
  const name = step.name.trim() || id
  const unlink = () =>
    editor.execute('workshop.editStep', { id, parts: { nodes: step.nodes.filter((each) => each !== node) } })
  return (
    <article className={classes.step} aria-label={name}>
      <header className={classes.head}>
        {services.workshop ? (
          <button type="button" className={classes.open} title={t('node.open')} onClick={() => services.workshop?.()}>
            {name}
          </button>
        ) : (
          <span className={classes.name}>{name}</span>
        )}
        <IconButton size="sm" label={t('node.unlink', { name })} onClick={unlink}>
          <IconLinkOff size={14} stroke={1.75} />
        </IconButton>
      </header>
      <dl className={classes.told}>
        <Told title={t('node.expectation')} experience={step.expectation} />
        <Told title={t('node.reality')} experience={step.reality} />
      </dl>
      <Beside step={step} />
    </article>
  )
}

function Told({ title, experience }: { title: string; experience: Experience | undefined }) {
  const { t } = useTranslation('takeAway')
  const format = useFormat()
  if (!experience) return null
  const { text, within, likelihood, emotion } = experience
  const figures = [
    ...(within === undefined ? [] : [format.duration(within, 'short')]),
    ...(likelihood === undefined ? [] : [format.percent(likelihood, 0)]),
    ...(emotion === undefined
      ? []
      : [feelingWords({ t: (key, values) => t(key as 'takeAway:feeling.good', values ?? {}) }, emotion)]),
  ].join(' · ')
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {text}
        {figures !== '' && <span className={classes.figures}>{figures}</span>}
      </dd>
    </div>
  )
}

function Beside({ step }: { step: WorkshopStep }) {
  const { editor, run: store } = useDesigner()
  const journey = useJourney(editor, (each) => each)
  const variant = useVariant(editor)
  const run = useRun(store, (each) => each)
  const data = useStore(dataFigures, (all) => all[journey.id])
  const measured = measuredStep(step, data, variant.edges)
  return (
    <>
      {measured?.state === 'found' && <BesideTable found={measured} name={step.name} />}
      <Simulated figures={simulatedStep(journey, step, run)} name={step.name} />
    </>
  )
}

function Simulated({ figures, name }: { figures: StepFigures; name: string }) {
  const { t } = useTranslation('workshopLink')
  if (figures.state === 'found') return <BesideTable found={figures} name={name} />
  if (figures.state === 'unlinked') return null
  return (
    <p className={classes.text}>
      {figures.state === 'elsewhere'
        ? t('beside.elsewhere', { name: figures.telling })
        : t(figures.running ? 'beside.running' : 'beside.none')}
    </p>
  )
}
