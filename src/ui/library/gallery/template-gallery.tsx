import { useQueries } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Journey } from '../../../document/index.ts'
import { CHANNEL_ICONS } from '../../kit/index.ts'
import classes from '../library.module.css'
import { GraphPreview } from './graph-preview.tsx'
import { previewOf } from './preview-model.ts'
import { loadTemplate, TEMPLATE_IDS } from './templates.ts'

/** Journeys that work, to begin with. One click makes a copy and opens it. */
export function TemplateGallery({ onChoose }: { onChoose: (template: Journey) => void }) {
  const { t, i18n } = useTranslation('library')
  const heading = useId()
  const templates = useQueries({
    queries: TEMPLATE_IDS.map((id) => ({
      queryKey: ['template', id, i18n.language],
      queryFn: () => loadTemplate(id, i18n.language),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className={classes.heading}>
        {t('templates.title')}
      </h2>
      <p className={classes.lead}>{t('templates.lead')}</p>
      <ul className={classes.gallery}>
        {templates.map((template, index) => (
          <li key={TEMPLATE_IDS[index]}>
            {template.data ? (
              <TemplateCard template={template.data} onChoose={onChoose} />
            ) : (
              <div className={classes.cardWaiting} aria-hidden="true" />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function TemplateCard({ template, onChoose }: { template: Journey; onChoose: (template: Journey) => void }) {
  const { t } = useTranslation('library')
  const nodes = Object.values(template.variants[template.mainVariant]?.nodes ?? {})
  const channels = CHANNELS.filter((channel) =>
    nodes.some((node) => node.kind === 'message' && node.config.channel === channel),
  )
  const description = useId()
  return (
    <div className={classes.card}>
      <div className={classes.cardPicture}>
        <GraphPreview preview={previewOf(template)} />
      </div>
      <button
        type="button"
        className={classes.cardName}
        aria-describedby={description}
        onClick={() => onChoose(template)}
      >
        {template.name}
      </button>
      <p id={description} className={classes.cardText}>
        {template.description}
      </p>
      <div className={classes.cardFoot}>
        <span>{t('steps', { count: nodes.length })}</span>
        <ChannelSigns channels={channels} />
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
