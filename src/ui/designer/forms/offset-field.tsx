import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DurationInput } from '../../kit/index.ts'
import classes from '../fields/fields.module.css'

/** On the day, so long before it, or so long after it. Writes a signed ISO duration. */
export function OffsetField({
  value,
  onWrite,
}: {
  value: string | undefined
  onWrite: (offset: string | undefined) => void
}) {
  const { t } = useTranslation('designer')
  const side = !value ? 'on' : value.startsWith('-') ? 'before' : 'after'
  const span = (value ?? 'P1D').replace(/^[+-]/, '')
  const put = (next: string, iso: string) => onWrite(next === 'on' ? undefined : next === 'before' ? `-${iso}` : iso)
  return (
    <div className={classes.group}>
      <Select
        label={t('delay.offset')}
        data={['on', 'before', 'after'].map((each) => ({ value: each, label: t(`delay.offsets.${each}`) }))}
        value={side}
        onChange={(next) => next && put(next, span)}
      />
      {side !== 'on' && <DurationInput label={t('delay.offset')} value={span} onChange={(iso) => put(side, iso)} />}
    </div>
  )
}
