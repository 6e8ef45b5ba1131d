import { IconBuildingStore, IconBulb, IconDoorEnter, IconPlus, IconUser, IconWorld } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardLane, Experience, Opportunity, WorkshopStep } from '../../../../document/index.ts'
import { titleOf } from '../../../../workshop/index.ts'
import type { CellProps } from '../../../canvas/board/index.ts'
import { CHANNEL_ICONS, useFormat } from '../../../kit/index.ts'
import { useCurveWords } from '../../curve/index.ts'
import { useTold } from '../../workshop-context.ts'
import { ideasOf } from '../cell-words.ts'
import classes from './cells.module.css'

const NO_IDEAS: readonly (readonly [string, Opportunity])[] = []

/** What a step says in a lane. Who cannot see it hears the step, the lane and what it says. */
export function CellFace({ step: id, lane }: CellProps) {
  const { t } = useTranslation('board')
  const step = useTold(({ steps }) => steps[id])
  const ideas = useTold((workshop) => (lane === 'opportunity' ? ideasOf(workshop).get(id) : undefined)) ?? NO_IDEAS
  const spoken = useSpoken(step, lane, ideas)
  if (!step) return null
  return (
    <>
      <span className="j-visually-hidden">
        {t('cell.spoken', { lane: t(`lane.${lane}`), step: step.name, words: spoken || t('cell.empty') })}
      </span>
      <div className={classes.face} data-lane={lane} aria-hidden="true">
        {spoken === '' ? (
          <IconPlus className={classes.plus} size={14} />
        ) : (
          <Shown step={step} lane={lane} ideas={ideas} />
        )}
      </div>
    </>
  )
}

/** The words of a cell; empty where nothing has been told. */
function useSpoken(
  step: WorkshopStep | undefined,
  lane: BoardLane,
  ideas: readonly (readonly [string, Opportunity])[],
): string {
  const { t } = useTranslation('board')
  const format = useFormat()
  const feelings = useCurveWords()
  if (!step) return ''
  const meta = (told: Experience | undefined) =>
    [
      told?.text,
      told?.within && format.duration(told.within),
      told?.likelihood !== undefined && format.percent(told.likelihood, 0),
    ]
      .filter(Boolean)
      .join(', ')
  const sides = (of: (told: Experience) => string | undefined) =>
    (['expectation', 'reality'] as const)
      .flatMap((side) => {
        const told = step[side]
        const said = told && of(told)
        return said ? [t(`side.${side}`, { what: said })] : []
      })
      .join(', ')
  switch (lane) {
    case 'action':
      return [step.name, step.entryPoint && t('entryPoint'), step.place && t(`place.${step.place}`)]
        .filter(Boolean)
        .join(', ')
    case 'touchpoint':
      return step.touchpoint ?? ''
    case 'owner':
      return step.owner ?? ''
    case 'channel':
      return step.channel ? t(`common:channel.${step.channel}`) : ''
    case 'expectation':
    case 'reality':
      return meta(step[lane])
    case 'emotion':
      return sides(({ emotion }) => (emotion === undefined ? undefined : feelings.feeling(emotion)))
    case 'pains':
      return step.pains.join(', ')
    case 'backstage':
      return (step.backstage ?? []).join(', ')
    case 'evidence':
      return sides(({ evidence }) => evidence && t(`evidence.${evidence}`))
    case 'opportunity':
      return ideas.map(([, idea]) => titleOf(idea) || t('idea.unnamed')).join(', ')
  }
}

interface ShownProps {
  readonly step: WorkshopStep
  readonly lane: BoardLane
  readonly ideas: readonly (readonly [string, Opportunity])[]
}

function Shown({ step, lane, ideas }: ShownProps): ReactNode {
  switch (lane) {
    case 'action':
      return <ActionFace step={step} />
    case 'touchpoint':
      return step.touchpoint
    case 'owner':
      return (
        <span className={classes.withIcon}>
          <IconUser size={14} stroke={1.75} />
          {step.owner}
        </span>
      )
    case 'channel':
      return step.channel && <ChannelFace channel={step.channel} />
    case 'expectation':
    case 'reality':
      return <ExperienceFace told={step[lane]} />
    case 'emotion':
      return null
    case 'pains':
      return <Items items={step.pains} />
    case 'backstage':
      return <Items items={step.backstage ?? []} />
    case 'evidence':
      return <EvidenceFace step={step} />
    case 'opportunity':
      return ideas.map(([id, idea]) => <IdeaFace key={id} idea={idea} />)
  }
}

function ActionFace({ step: { name, entryPoint, place } }: { step: WorkshopStep }) {
  const { t } = useTranslation('board')
  const Place = place === 'offline' ? IconBuildingStore : IconWorld
  return (
    <>
      <span className={classes.name} dir="auto">
        {name || t('step.unnamed')}
      </span>
      {(entryPoint || place) && (
        <span className={classes.meta}>
          {entryPoint && (
            <span className={classes.chip}>
              <IconDoorEnter size={12} stroke={1.75} /> {t('entryPoint')}
            </span>
          )}
          {place && (
            <span className={classes.chip}>
              <Place size={12} stroke={1.75} /> {t(`place.${place}`)}
            </span>
          )}
        </span>
      )}
    </>
  )
}

function ChannelFace({ channel }: { channel: NonNullable<WorkshopStep['channel']> }) {
  const { t } = useTranslation('common')
  const Icon = CHANNEL_ICONS[channel]
  return (
    <span className={classes.withIcon}>
      <Icon size={14} stroke={1.75} color={`var(--j-channel-${channel === 'inApp' ? 'in-app' : channel})`} />
      {t(`channel.${channel}`)}
    </span>
  )
}

function ExperienceFace({ told }: { told: Experience | undefined }) {
  const format = useFormat()
  if (!told) return null
  const { text, within, likelihood } = told
  return (
    <>
      {text && (
        <span className={classes.text} dir="auto">
          {text}
        </span>
      )}
      {(within || likelihood !== undefined) && (
        <span className={classes.meta}>
          {within && <span className={classes.chip}>{format.duration(within, 'short')}</span>}
          {likelihood !== undefined && <span className={classes.chip}>{format.percent(likelihood, 0)}</span>}
        </span>
      )}
    </>
  )
}

const Items = ({ items }: { items: readonly string[] }) => (
  <ul className={classes.items}>
    {items.map((item, index) => (
      // Two may say the same.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <li key={index} dir="auto">
        {item}
      </li>
    ))}
  </ul>
)

function EvidenceFace({ step }: { step: WorkshopStep }) {
  const { t } = useTranslation('board')
  return (['expectation', 'reality'] as const).map((side) => {
    const evidence = step[side]?.evidence
    return (
      evidence && (
        <span key={side} className={classes.evidence}>
          <span className={classes.soft}>{t(`lane.${side}`)}</span>
          <span className={classes.dots} data-evidence={evidence} />
          {t(`evidence.${evidence}`)}
        </span>
      )
    )
  })
}

function IdeaFace({ idea }: { idea: Opportunity }) {
  const { t } = useTranslation('board')
  return (
    <span className={classes.idea}>
      <IconBulb size={14} stroke={1.75} />
      <span dir="auto">{titleOf(idea) || t('idea.unnamed')}</span>
    </span>
  )
}
