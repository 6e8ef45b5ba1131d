import { Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton, NumberField, useFormat } from '../../kit/index.ts'
import classes from '../population.module.css'
import { without } from '../use-scenario.ts'

interface ZonesFieldProps {
  zones: Readonly<Record<string, number>>
  companyZone: string
  onChange: (zones: Record<string, number>) => void
}

/** Where the customers' clocks stand. None named means: all on the company's. */
export function ZonesField({ zones, companyZone, onChange }: ZonesFieldProps) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const known = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const entries = Object.entries(zones)
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  const most = Math.max(...entries.map(([, weight]) => weight))
  return (
    <fieldset className={classes.weights} aria-label={t('form.timeZones')}>
      {entries.length === 0 && <p className={classes.quiet}>{t('form.companyZone', { zone: companyZone })}</p>}
      {entries.map(([zone, weight]) => (
        <div key={zone} className={classes.weight}>
          <span className={classes.zone}>{zone.replaceAll('_', ' ')}</span>
          <NumberField
            aria-label={t('form.weightOf', { value: zone })}
            value={weight}
            min={0}
            w={72}
            onChange={(next) => next !== undefined && onChange({ ...zones, [zone]: next })}
          />
          <span className={classes.meterTrack} aria-hidden="true">
            <span style={{ width: `${most > 0 ? (weight / most) * 100 : 0}%` }} />
          </span>
          <span className={classes.weightShare}>{total > 0 ? format.percent(weight / total) : '–'}</span>
          <IconButton label={t('form.removeValue', { value: zone })} onClick={() => onChange(without(zones, zone))}>
            <IconX size={14} />
          </IconButton>
        </div>
      ))}
      <Select
        aria-label={t('form.addZone')}
        placeholder={t('form.addZone')}
        searchable
        limit={50}
        value={null}
        data={known.filter((zone) => !(zone in zones))}
        onChange={(zone) => zone && onChange({ ...zones, [zone]: 1 })}
      />
    </fieldset>
  )
}
