import {
  IconArrowDown,
  IconBuildingStore,
  IconGripVertical,
  IconMapPin,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopStep } from '../../../document/index.ts'
import type { Named } from '../../../workshop/index.ts'
import { CHANNEL_ICONS } from '../../kit/index.ts'
import classes from './course.module.css'

interface StepCardProps {
  readonly step: Named<WorkshopStep>
  /** Its place in the course, from 1. */
  readonly number: number
  readonly selected: boolean
  /** The one card that the Tab key stops at. */
  readonly reachable: boolean
  /** How far it has been dragged, in pixels. */
  readonly shift: { readonly x: number; readonly y: number } | undefined
  readonly onSelect: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
}

/** A step on the path: its station on the line and its card beneath. */
export function StepCard({ step: [id, step], number, selected, reachable, shift, ...on }: StepCardProps) {
  const { t } = useTranslation('workshopCourse')
  return (
    <li className={classes.stop} data-lifted={shift !== undefined || undefined}>
      <div className={classes.station} data-entry={step.entryPoint || undefined} aria-hidden="true">
        {step.entryPoint && (
          <span className={classes.entry}>
            {t('step.entryPoint')}
            <IconArrowDown size={12} stroke={2.25} />
          </span>
        )}
        <span className={classes.dot}>{number}</span>
      </div>
      <button
        type="button"
        className={classes.card}
        data-step={id}
        aria-pressed={selected}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Delete"
        aria-describedby="workshop-course-keys"
        tabIndex={reachable ? 0 : -1}
        style={shift && { transform: `translate(${shift.x}px, ${shift.y}px) rotate(-1deg)` }}
        onClick={on.onSelect}
        onKeyDown={on.onKeyDown}
        onPointerDown={on.onPointerDown}
      >
        <span className={classes.grip} data-grip aria-hidden="true">
          <IconGripVertical size={14} stroke={1.75} />
        </span>
        <span className="j-visually-hidden">{`${number}. `}</span>
        <span className={classes.name} dir="auto">
          {step.name || t('step.unnamed')}
        </span>
        {step.entryPoint && <span className="j-visually-hidden">{` ${t('step.entryPoint')}. `}</span>}
        <Facts step={step} />
      </button>
    </li>
  )
}

/** Where she meets it and whose it is. */
function Facts({ step }: { step: WorkshopStep }) {
  const { t } = useTranslation(['workshopCourse', 'common'])
  const Channel = step.channel && CHANNEL_ICONS[step.channel]
  const Place = step.place === 'offline' ? IconBuildingStore : IconWorld
  const touchpoint = step.touchpoint ?? (step.channel && t(`common:channel.${step.channel}`))
  return (
    <>
      {touchpoint && (
        <span className={classes.fact}>
          {Channel ? (
            <Channel
              size={14}
              stroke={1.75}
              color={`var(--j-channel-${step.channel === 'inApp' ? 'in-app' : step.channel})`}
              aria-hidden="true"
            />
          ) : (
            <IconMapPin size={14} stroke={1.75} aria-hidden="true" />
          )}
          <span dir="auto">{touchpoint}</span>
        </span>
      )}
      {step.owner && (
        <span className={classes.fact}>
          <IconUsers size={14} stroke={1.75} aria-hidden="true" />
          <span dir="auto">{step.owner}</span>
        </span>
      )}
      {step.place && (
        <span className={classes.fact}>
          <Place size={14} stroke={1.75} aria-hidden="true" />
          {t(`step.places.${step.place}`)}
        </span>
      )}
    </>
  )
}
