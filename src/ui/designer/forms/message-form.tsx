import { Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Channel } from '../../../document/index.ts'
import { CHANNEL_ICONS, NumberField } from '../../kit/index.ts'
import classes from '../fields/fields.module.css'
import { TextAreaField, TextField } from '../fields/text-field.tsx'
import type { Form } from './form.ts'
import { MessagePreview } from './message-preview.tsx'

/** Channels whose messages have a line of their own above the text. */
const WITH_SUBJECT: ReadonlySet<Channel> = new Set(['email', 'push', 'inApp', 'web', 'ad', 'mail'])

export const MessageForm: Form<'message'> = ({ config, write }) => {
  const { t } = useTranslation(['designer', 'common'])
  const Icon = CHANNEL_ICONS[config.channel]
  return (
    <div className={classes.form}>
      <Select
        label={t('message.channel')}
        leftSection={<Icon size={16} aria-hidden="true" />}
        data={CHANNELS.map((value) => ({ value, label: t(`common:channel.${value}`) }))}
        value={config.channel}
        onChange={(channel) => channel && write({ ...config, channel: channel as Channel }, 'channel')}
      />
      {WITH_SUBJECT.has(config.channel) && (
        <TextField
          label={config.channel === 'email' ? t('message.subject') : t('message.title')}
          value={config.subject ?? ''}
          onWrite={(subject) => write({ ...config, subject }, 'subject')}
        />
      )}
      <TextAreaField
        label={config.channel === 'call' ? t('message.script') : t('message.body')}
        description={t('message.bodyHint', { placeholder: '{{ customer.name }}' })}
        minRows={4}
        maxRows={14}
        value={config.body ?? ''}
        onWrite={(body) => write({ ...config, body }, 'body')}
      />
      <MessagePreview
        channel={config.channel}
        subject={WITH_SUBJECT.has(config.channel) ? (config.subject ?? '') : ''}
        body={config.body ?? ''}
      />
      <NumberField
        label={t('message.cost')}
        description={t('message.costHint')}
        min={0}
        decimalScale={6}
        clearable
        value={config.cost}
        onChange={(cost) => write({ ...config, cost }, 'cost')}
      />
      <Switch
        label={t('message.consent')}
        description={t('message.consentHint')}
        checked={config.consent ?? true}
        onChange={(event) => write({ ...config, consent: event.currentTarget.checked ? undefined : false }, 'consent')}
      />
      <Switch
        label={t('message.urgent')}
        description={t('message.urgentHint')}
        checked={config.urgent ?? false}
        onChange={(event) => write({ ...config, urgent: event.currentTarget.checked || undefined }, 'urgent')}
      />
    </div>
  )
}
