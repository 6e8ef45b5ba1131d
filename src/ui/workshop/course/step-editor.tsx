import { SegmentedControl, Select, Switch } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { CHANNELS, type Channel, type WorkshopStep } from '../../../document/index.ts'
import type { ArgsOf } from '../../../editor/index.ts'
import { inOrder, type Named } from '../../../workshop/index.ts'
import { BufferedText } from '../../fields/index.ts'
import { FieldRow, IconButton } from '../../kit/index.ts'
import { BesideFigures, LinkSteps } from '../link/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './course.module.css'
import { alreadyTold, slotBeside } from './course-model.ts'
import { LinesField } from './lines-field.tsx'
import { StepSheet } from './step-sheet.tsx'
import { ToldField } from './told-field.tsx'
import { type Course, useCourseMoves, useStretches } from './use-course.ts'

interface StepEditorProps {
  readonly course: Course
  readonly step: Named<WorkshopStep>
  readonly onSelect: (id: string | undefined) => void
}

type Edit = (parts: ArgsOf<'workshop.editStep'>['parts']) => void

/** The sheet of a step: what it is, whose it is, how she comes to it, and what it is on the canvas. */
export function StepEditor({ course, step: [id, step], onSelect }: StepEditorProps) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const edit: Edit = (parts) => editor.execute('workshop.editStep', { id, parts })
  const leave = () => editor.mark()
  return (
    <StepSheet
      at={course.steps.findIndex(([each]) => each === id)}
      name={step.name}
      actions={<Moves course={course} id={id} onSelect={onSelect} />}
    >
      <div>
        <FieldRow label={t('field.name')} htmlFor="workshop-step-name">
          <BufferedText
            id="workshop-step-name"
            maxLength={200}
            value={step.name}
            onWrite={(name) => edit({ name })}
            onLeave={leave}
          />
        </FieldRow>
        <StageField id={id} stage={step.stage} course={course} />
        <TouchpointFields step={step} edit={edit} leave={leave} />
      </div>
      <div>
        <OwnerField owner={step.owner} edit={edit} leave={leave} />
        <FieldRow label={t('field.place')}>
          <SegmentedControl
            fullWidth
            aria-label={t('field.place')}
            data={[
              { value: 'online', label: t('step.places.online') },
              { value: 'offline', label: t('step.places.offline') },
              { value: '', label: t('step.places.none') },
            ]}
            value={step.place ?? ''}
            onChange={(place) => edit({ place: place === 'online' || place === 'offline' ? place : undefined })}
          />
        </FieldRow>
        <FieldRow label={t('field.entry')} htmlFor="workshop-step-entry" hint={t('field.entryHint')}>
          <Switch
            id="workshop-step-entry"
            checked={step.entryPoint ?? false}
            onChange={(event) => edit({ entryPoint: event.currentTarget.checked || undefined })}
          />
        </FieldRow>
        <LinesField
          label={t('field.backstage')}
          placeholder={t('field.backstageExample')}
          lines={step.backstage ?? []}
          onWrite={(backstage) => edit({ backstage: backstage.length > 0 ? backstage : undefined })}
          onLeave={leave}
        />
      </div>
      <div>
        <h4 className={classes.sheetTitle}>{t('sheet.canvas')}</h4>
        <LinkSteps stepId={id} />
        {step.nodes.length > 0 && <BesideFigures stepId={id} />}
      </div>
    </StepSheet>
  )
}

interface MovesProps {
  readonly course: Course
  readonly id: string
  readonly onSelect: (id: string | undefined) => void
}

/** What moves it along the course, and takes it away. */
function Moves({ course, id, onSelect }: MovesProps) {
  const { t } = useTranslation('workshopCourse')
  const stretches = useStretches(course)
  const moves = useCourseMoves(course)
  const at = course.steps.findIndex(([each]) => each === id)
  const move = (by: -1 | 1) => {
    const slot = slotBeside(stretches, id, by)
    if (slot) moves.put(stretches, id, slot)
  }
  return (
    <>
      <IconButton
        label={t('sheet.back')}
        keys="alt+left"
        disabled={!slotBeside(stretches, id, -1)}
        onClick={() => move(-1)}
      >
        <IconArrowLeft size={16} stroke={1.75} />
      </IconButton>
      <IconButton
        label={t('sheet.on')}
        keys="alt+right"
        disabled={!slotBeside(stretches, id, 1)}
        onClick={() => move(1)}
      >
        <IconArrowRight size={16} stroke={1.75} />
      </IconButton>
      <IconButton
        label={t('sheet.remove')}
        onClick={() => {
          onSelect((course.steps[at + 1] ?? course.steps[at - 1])?.[0])
          moves.remove(id)
        }}
      >
        <IconTrash size={16} stroke={1.75} />
      </IconButton>
    </>
  )
}

function StageField({ id, stage, course }: { id: string; stage: string | undefined; course: Course }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const stages = useStore(editor.document, ({ journey }) => journey.stages)
  const stretches = useStretches(course)
  const { setStage } = useCourseMoves(course)
  return (
    <FieldRow label={t('field.stage')} htmlFor="workshop-step-stage">
      <Select
        id="workshop-step-stage"
        data={[
          { value: '', label: t('stage.none') },
          ...inOrder(stages).map(([value, { name }]) => ({ value, label: name })),
        ]}
        value={stage !== undefined && Object.hasOwn(stages, stage) ? stage : ''}
        onChange={(next) => next !== null && setStage(stretches, id, next === '' ? undefined : next)}
      />
    </FieldRow>
  )
}

interface PartProps {
  readonly edit: Edit
  readonly leave: () => void
}

function TouchpointFields({ step, edit, leave }: PartProps & { step: WorkshopStep }) {
  const { t } = useTranslation(['workshopCourse', 'common'])
  const workshop = useTold((told) => told)
  return (
    <>
      <FieldRow label={t('field.touchpoint')} htmlFor="workshop-step-touchpoint">
        <ToldField
          id="workshop-step-touchpoint"
          placeholder={t('field.touchpointExample')}
          value={step.touchpoint ?? ''}
          suggestions={alreadyTold(workshop, 'touchpoint')}
          onWrite={(text) => edit({ touchpoint: text.trim() === '' ? undefined : text })}
          onLeave={leave}
        />
      </FieldRow>
      <FieldRow label={t('field.channel')} htmlFor="workshop-step-channel">
        <Select
          id="workshop-step-channel"
          data={[
            { value: '', label: t('field.noChannel') },
            ...CHANNELS.map((value) => ({ value, label: t(`common:channel.${value}`) })),
          ]}
          value={step.channel ?? ''}
          onChange={(channel) => edit({ channel: channel ? (channel as Channel) : undefined })}
        />
      </FieldRow>
    </>
  )
}

function OwnerField({ owner, edit, leave }: PartProps & { owner: string | undefined }) {
  const { t } = useTranslation('workshopCourse')
  const workshop = useTold((told) => told)
  return (
    <FieldRow label={t('field.owner')} htmlFor="workshop-step-owner">
      <ToldField
        id="workshop-step-owner"
        placeholder={t('field.ownerExample')}
        value={owner ?? ''}
        suggestions={alreadyTold(workshop, 'owner')}
        onWrite={(text) => edit({ owner: text.trim() === '' ? undefined : text })}
        onLeave={leave}
      />
    </FieldRow>
  )
}
