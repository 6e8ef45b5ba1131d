import { Checkbox, NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, EVIDENCE, type Evidence, type WorkshopStep } from '../../../../document/index.ts'
import type { ArgsOf } from '../../../../editor/index.ts'
import { Face, useCurveWords } from '../../curve/index.ts'
import { useTold, useWorkshop } from '../../workshop-context.ts'
import classes from './cells.module.css'

/** What is written in with in the cells of each lane. Each change is made at once. */

type Side = 'expectation' | 'reality'
type StepParts = ArgsOf<'workshop.editStep'>['parts']

interface FieldProps {
  readonly id: string
  readonly step: WorkshopStep
}

function useEdit(id: string): (parts: StepParts) => void {
  const { editor } = useWorkshop()
  return (parts) => void editor.execute('workshop.editStep', { id, parts })
}

export function ActionFields({ id, step }: FieldProps) {
  const { t } = useTranslation('board')
  const edit = useEdit(id)
  return (
    <>
      <textarea
        className={classes.plain}
        data-title
        aria-label={t('lane.action')}
        placeholder={t('hint.action')}
        dir="auto"
        rows={1}
        maxLength={200}
        defaultValue={step.name}
        onChange={(event) => edit({ name: event.currentTarget.value.replaceAll('\n', ' ') })}
      />
      <div className={classes.row}>
        <NativeSelect
          aria-label={t('place.label')}
          value={step.place ?? ''}
          data={[
            { value: '', label: t('place.untold') },
            { value: 'online', label: t('place.online') },
            { value: 'offline', label: t('place.offline') },
          ]}
          onChange={({ currentTarget: { value } }) =>
            edit({ place: value === 'online' || value === 'offline' ? value : undefined })
          }
        />
        <Checkbox
          label={t('entryPoint')}
          checked={step.entryPoint ?? false}
          onChange={(event) => edit({ entryPoint: event.currentTarget.checked || undefined })}
        />
      </div>
    </>
  )
}

/** A word that other steps may have used before: those are offered. */
export function WordField({ id, step, part }: FieldProps & { readonly part: 'touchpoint' | 'owner' }) {
  const { t } = useTranslation('board')
  const edit = useEdit(id)
  const list = useId()
  const known = useTold(({ steps }) =>
    [...new Set(Object.values(steps).flatMap((each) => each[part] ?? []))].sort().join('\n'),
  )
  return (
    <>
      <input
        className={classes.plain}
        aria-label={t(`lane.${part}`)}
        placeholder={t(`hint.${part}`)}
        dir="auto"
        list={list}
        maxLength={200}
        defaultValue={step[part] ?? ''}
        onChange={(event) => edit({ [part]: event.currentTarget.value || undefined })}
      />
      <datalist id={list}>
        {known.split('\n').map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </>
  )
}

export function ChannelField({ id, step }: FieldProps) {
  const { t } = useTranslation(['board', 'common'])
  const edit = useEdit(id)
  return (
    <NativeSelect
      aria-label={t('lane.channel')}
      value={step.channel ?? ''}
      data={[
        { value: '', label: t('untold') },
        ...CHANNELS.map((channel) => ({ value: channel, label: t(`common:channel.${channel}`) })),
      ]}
      onChange={({ currentTarget: { value } }) => edit({ channel: CHANNELS.find((each) => each === value) })}
    />
  )
}

export function ExperienceField({ id, step, side }: FieldProps & { readonly side: Side }) {
  const { t } = useTranslation('board')
  const { editor } = useWorkshop()
  return (
    <textarea
      className={classes.plain}
      aria-label={t(`lane.${side}`)}
      placeholder={t(`hint.${side}`)}
      dir="auto"
      rows={2}
      defaultValue={step[side]?.text ?? ''}
      onChange={(event) =>
        editor.execute('workshop.setExperience', { id, side, parts: { text: event.currentTarget.value } })
      }
    />
  )
}

const FEELINGS = [-2, -1, 0, 1, 2] as const

/** Five faces, as one choice: arrows go from one to the next; pressed again, it is not told. */
export function FeelingField({ id, step, side }: FieldProps & { readonly side: Side }) {
  const { t } = useTranslation('board')
  const { editor } = useWorkshop()
  const words = useCurveWords()
  const now = step[side]?.emotion
  const group = useRef<HTMLDivElement>(null)
  const set = (emotion: number | undefined) => {
    editor.execute('workshop.setExperience', { id, side, parts: { emotion } })
  }
  const nearest = now === undefined ? undefined : FEELINGS.find((each) => each === Math.round(now))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = Math.max(-2, Math.min(2, (nearest ?? 0) + (nearest === undefined ? 0 : by)))
    set(next)
    group.current?.querySelectorAll('button')[next + 2]?.focus()
  }
  return (
    <div>
      <div className={classes.label}>{t(`feels.${side}`)}</div>
      <div
        ref={group}
        role="radiogroup"
        aria-label={t(`feels.${side}`)}
        className={classes.feelings}
        onKeyDown={onKeyDown}
      >
        {FEELINGS.map((feeling) => (
          // biome-ignore lint/a11y/useSemanticElements: a face cannot be drawn in a radio button of the system
          <button
            key={feeling}
            type="button"
            role="radio"
            className={classes.feeling}
            aria-checked={feeling === nearest}
            aria-label={words.feeling(feeling)}
            title={words.feeling(feeling)}
            tabIndex={feeling === (nearest ?? 0) ? 0 : -1}
            onClick={() => set(feeling === nearest ? undefined : feeling)}
          >
            <svg width={24} height={24} aria-hidden="true">
              <Face feeling={feeling} size={24} ink="currentColor" />
            </svg>
          </button>
        ))}
      </div>
    </div>
  )
}

/** One thing a line. */
export function ListField({ id, step, part }: FieldProps & { readonly part: 'pains' | 'backstage' }) {
  const { t } = useTranslation('board')
  const edit = useEdit(id)
  const save = (text: string) => {
    const items = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    edit({ [part]: items.slice(0, 200) })
  }
  return (
    <>
      <textarea
        className={classes.plain}
        aria-label={t(`lane.${part}`)}
        placeholder={t(`hint.${part}`)}
        dir="auto"
        rows={2}
        defaultValue={(step[part] ?? []).join('\n')}
        onChange={(event) => save(event.currentTarget.value)}
      />
      <span className={classes.hint}>{t('hint.list')}</span>
    </>
  )
}

export function EvidenceField({ id, step, side }: FieldProps & { readonly side: Side }) {
  const { t } = useTranslation('board')
  const { editor } = useWorkshop()
  const set = (evidence: Evidence | undefined) => {
    editor.execute('workshop.setExperience', { id, side, parts: { evidence } })
  }
  return (
    <NativeSelect
      label={t(`lane.${side}`)}
      value={step[side]?.evidence ?? ''}
      data={[
        { value: '', label: t('untold') },
        ...EVIDENCE.map((evidence) => ({ value: evidence, label: t(`evidence.${evidence}`) })),
      ]}
      onChange={({ currentTarget: { value } }) => set(EVIDENCE.find((each) => each === value))}
    />
  )
}
