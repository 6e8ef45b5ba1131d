import { IconBulb } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Journey } from '../../../document/index.ts'
import { CHANNEL_ICONS } from '../../kit/index.ts'
import classes from '../library.module.css'
import { useSeen } from '../use-seen.ts'
import { GraphPreview } from './graph-preview.tsx'
import { previewOf } from './preview-model.ts'
import { exampleOptions, templateOptions } from './template-options.ts'
import type { TemplateId } from './templates.ts'

interface TemplateCardProps {
  readonly id: TemplateId
  readonly onChoose: (template: Journey) => void
}

/** One template: its picture, what it is for and what can be learned from it. Fetched when it comes into sight. */
export function TemplateCard({ id, onChoose }: TemplateCardProps) {
  const { t, i18n } = useTranslation('library')
  return <LoadedCard options={templateOptions(id, i18n.language)} shows={t(`shows.${id}`)} onChoose={onChoose} />
}

interface WorkshopCardProps {
  readonly load: (language: string) => Promise<Journey>
  readonly onChoose: (example: Journey) => void
}

/** The example of a workshop among the templates. */
export function WorkshopCard({ load, onChoose }: WorkshopCardProps) {
  const { t, i18n } = useTranslation('library')
  return (
    <LoadedCard
      options={exampleOptions(load, i18n.language)}
      shows={t('workshop.shows')}
      badge={t('workshop.badge')}
      onChoose={onChoose}
    />
  )
}

interface LoadedCardProps extends Omit<CardProps, 'template'> {
  readonly options: ReturnType<typeof templateOptions>
}

function LoadedCard({ options, ...props }: LoadedCardProps) {
  const { place, seen } = useSeen()
  const { data } = useQuery({ ...options, enabled: seen })
  return (
    <div ref={place} className={classes.cardPlace}>
      {data ? <Card {...props} template={data} /> : <div className={classes.cardWaiting} aria-hidden="true" />}
    </div>
  )
}

interface CardProps {
  readonly template: Journey
  /** What can be learned from it. */
  readonly shows: string
  /** What it is, where it is no plain journey. */
  readonly badge?: string | undefined
  readonly onChoose: (template: Journey) => void
}

function Card({ template, shows, badge, onChoose }: CardProps) {
  const { t } = useTranslation('library')
  const nodes = Object.values(template.variants[template.mainVariant]?.nodes ?? {})
  const channels = CHANNELS.filter((channel) =>
    nodes.some((node) => node.kind === 'message' && node.config.channel === channel),
  )
  const [description, lesson] = [useId(), useId()]
  return (
    <div className={classes.card}>
      <div className={classes.cardPicture}>
        <GraphPreview preview={previewOf(template)} />
      </div>
      <div className={classes.cardWords}>
        <button
          type="button"
          className={classes.cardName}
          aria-describedby={`${description} ${lesson}`}
          onClick={() => onChoose(template)}
        >
          {template.name}
          {badge !== undefined && <span className={classes.cardBadge}>{badge}</span>}
        </button>
        <p id={description} className={classes.cardText}>
          {template.description}
        </p>
        <p id={lesson} className={classes.cardShows}>
          <IconBulb size={14} stroke={1.75} aria-hidden="true" />
          <span>{shows}</span>
        </p>
        <div className={classes.cardFoot}>
          <span>{t('steps', { count: nodes.length })}</span>
          <ChannelSigns channels={channels} />
        </div>
      </div>
    </div>
  )
}

/** The channels a journey speaks through, as icons with their names. */
export function ChannelSigns({ channels }: { channels: readonly (typeof CHANNELS)[number][] }) {
  const { t } = useTranslation()
  return (
    <span className={classes.channels}>
      {channels.map((channel) => {
        const Icon = CHANNEL_ICONS[channel]
        return (
          <span
            key={channel}
            title={t(`channel.${channel}`)}
            style={{ color: `var(--j-channel-${channel === 'inApp' ? 'in-app' : channel})` }}
          >
            <Icon size={14} stroke={1.75} aria-hidden="true" />
            <span className="j-visually-hidden">{t(`channel.${channel}`)} </span>
          </span>
        )
      })}
    </span>
  )
}
