import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Attribute, CHANNELS, type Channel, type ValueDistribution } from '../../../document/index.ts'
import { IconButton, PercentInput, Section, useFormat } from '../../kit/index.ts'
import { ValueDist } from '../fields/dist-fields.tsx'
import { kindsFor } from '../fields/distributions.ts'
import classes from '../population.module.css'
import { channelsInPlay, type ScenarioEdit, without } from '../use-scenario.ts'
import { ArrivalsField } from './arrivals-field.tsx'
import { ChannelName } from './channel-name.tsx'
import { PeopleSample } from './people-sample.tsx'
import { ZonesField } from './zones-field.tsx'

/** Who the invented customers are. */
export function PeopleTab({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const { scenario, journey, change } = edit
  const { population } = scenario
  const names = [...new Set([...Object.keys(journey.attributes), ...Object.keys(population.attributes)])]
  return (
    <>
      <Section title={t('people.attributes')}>
        <p className={classes.quiet}>{t(names.length > 0 ? 'people.attributesHint' : 'people.noAttributes')}</p>
        <div className={classes.cards}>
          {names.map((name) => (
            <AttributeCard key={name} edit={edit} name={name} />
          ))}
        </div>
      </Section>
      <Section title={t('people.where')}>
        <div className={classes.cards}>
          <div className={classes.card}>
            <div className={classes.cardHead}>
              <h4>{t('form.timeZones')}</h4>
            </div>
            <ZonesField
              zones={population.timeZones}
              companyZone={journey.timeZone}
              onChange={(timeZones) => change({ population: { ...population, timeZones } })}
            />
          </div>
          <ConsentCard edit={edit} />
          <div className={classes.card}>
            <div className={classes.cardHead}>
              <h4>{t('form.arrivals')}</h4>
            </div>
            <ArrivalsField edit={edit} />
          </div>
        </div>
      </Section>
      <PeopleSample edit={edit} />
    </>
  )
}

function AttributeCard({ edit, name }: { edit: ScenarioEdit; name: string }) {
  const { t } = useTranslation('population')
  const { journey, scenario, change } = edit
  const { population } = scenario
  const attribute = journey.attributes[name]
  const dist = population.attributes[name]
  const label = attribute?.label || name
  const set = (attributes: typeof population.attributes) => change({ population: { ...population, attributes } })
  return (
    <fieldset className={classes.card} aria-label={label} data-quiet={dist ? undefined : ''}>
      <div className={classes.cardHead}>
        <h4>
          <bdi>{label}</bdi>
          {attribute && <span className={classes.tag}>{t(`type.${attribute.type}`)}</span>}
        </h4>
        {dist ? (
          <IconButton
            label={t('form.removeAttribute', { name: label })}
            onClick={() => set(without(population.attributes, name))}
          >
            <IconTrash size={14} />
          </IconButton>
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            aria-label={t('people.giveTo', { name: label })}
            onClick={() => set({ ...population.attributes, [name]: startingFrom(attribute) })}
          >
            {t('people.give')}
          </Button>
        )}
      </div>
      {dist ? (
        <ValueDist
          label={label}
          value={dist}
          kinds={kindsFor(attribute?.type)}
          suggestions={attribute?.values?.map(String)}
          onChange={(next) => set({ ...population.attributes, [name]: next })}
        />
      ) : (
        <p className={classes.quiet}>{t('people.unknown')}</p>
      )}
    </fieldset>
  )
}

/** Who may be written to on which channel. */
function ConsentCard({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const { population } = edit.scenario
  const shown = channelsInPlay(edit)
  const channels: readonly Channel[] = shown.length > 0 ? shown : CHANNELS.slice(0, 3)
  const set = (channel: Channel, share: number | undefined) =>
    edit.change({
      population: {
        ...population,
        consent:
          share === undefined ? without(population.consent, channel) : { ...population.consent, [channel]: share },
      },
    })
  return (
    <div className={classes.card}>
      <div className={classes.cardHead}>
        <h4>{t('form.consent')}</h4>
      </div>
      <p className={classes.quiet}>{t('people.consentHint')}</p>
      {channels.map((channel) => (
        <div key={channel} className={classes.meter}>
          <ChannelName channel={channel} />
          <span className={classes.meterTrack} aria-hidden="true">
            <span style={{ width: `${(population.consent[channel] ?? 1) * 100}%` }} />
          </span>
          <PercentInput
            clearable
            w={84}
            aria-label={`${t(`common:channel.${channel}`)}: ${t('form.consent')}`}
            placeholder={format.percent(1, 0)}
            value={population.consent[channel]}
            onChange={(share) => set(channel, share)}
          />
        </div>
      ))}
    </div>
  )
}

/** A first guess for an attribute, from its type and the values it may have. */
function startingFrom(attribute: Attribute | undefined): ValueDistribution {
  const values = attribute?.values?.map(String) ?? []
  if (attribute?.type === 'boolean') return { dist: 'boolean', p: 0.5 }
  if (attribute?.type === 'number') return { dist: 'uniform', min: 0, max: 100 }
  if (values.length > 0) return { dist: 'category', weights: Object.fromEntries(values.map((value) => [value, 1])) }
  return { dist: 'constant', value: '' }
}
