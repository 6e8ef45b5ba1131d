import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type FrequencyCap } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { NumberField } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { CardList } from '../fields/card-list.tsx'
import { SpanField } from '../fields/span-field.tsx'

/** How many messages a customer may get in a span of time. */
export function CapsField() {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const caps = useJourney(editor, (journey) => journey.settings.frequencyCaps)
  const write = (next: readonly FrequencyCap[]) => editor.execute('settings.setFrequencyCaps', { caps: next })
  const change = (index: number, part: Partial<FrequencyCap>) =>
    write(caps.map((cap, at) => (at === index ? { ...cap, ...part } : cap)))
  const channels = [
    { value: 'any', label: t('caps.any') },
    ...CHANNELS.map((value) => ({ value: value as string, label: t(`common:channel.${value}`) })),
  ]
  return (
    <CardList
      label={t('caps.caps')}
      hideLabel
      addLabel={t('caps.add')}
      onAdd={() => write([...caps, { channel: 'any', max: 3, per: 'P7D' }])}
      onRemove={(id) => write(caps.filter((_, at) => String(at) !== id))}
      cards={caps.map((cap, index) => ({
        id: String(index),
        name: cap.channel === 'any' ? t('caps.any') : t(`common:channel.${cap.channel}`),
        head: (
          <Select
            aria-label={t('message.channel')}
            data={channels}
            value={cap.channel}
            onChange={(channel) => channel && change(index, { channel: channel as FrequencyCap['channel'] })}
          />
        ),
        body: (
          <>
            <NumberField
              label={t('caps.max')}
              min={0}
              allowDecimal={false}
              value={cap.max}
              onChange={(max) => max !== undefined && change(index, { max })}
            />
            <SpanField label={t('caps.per')} value={cap.per} onWrite={(per) => change(index, { per })} />
          </>
        ),
      }))}
    />
  )
}
