import { Select, Switch } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { Section } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import fields from '../fields/fields.module.css'
import { SpanField } from '../fields/span-field.tsx'
import { TextAreaField, TextField } from '../fields/text-field.tsx'
import classes from '../inspector/inspector.module.css'
import { AttributesField } from './attributes-field.tsx'
import { CapsField } from './caps-field.tsx'
import { EventsField } from './events-field.tsx'
import { ExitRulesField } from './exit-rules-field.tsx'
import { GoalsField } from './goals-field.tsx'
import { QuietHoursField } from './quiet-hours-field.tsx'
import { StagesField } from './stages-field.tsx'

/** The journey as a whole: what holds at every step. */
export function JourneySettings() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const name = useJourney(editor, (journey) => journey.name)
  const description = useJourney(editor, (journey) => journey.description)
  return (
    <>
      <h2 className={classes.title}>{t('settings.title')}</h2>
      <div className={`${classes.buttons} ${fields.form}`}>
        <TextField
          w="100%"
          label={t('settings.name')}
          maxLength={200}
          value={name}
          onWrite={(text) => editor.execute('journey.rename', { name: text })}
        />
        <TextAreaField
          w="100%"
          label={t('settings.description')}
          minRows={2}
          maxRows={8}
          value={description}
          onWrite={(text) => editor.execute('journey.describe', { description: text })}
        />
        <TimeZoneField />
      </div>
      <Section title={t('settings.goals')}>
        <GoalsField />
      </Section>
      <Section title={t('settings.reentry')}>
        <ReentryField />
      </Section>
      <Section title={t('settings.quietHours')}>
        <QuietHoursField />
      </Section>
      <Section title={t('settings.caps')}>
        <CapsField />
      </Section>
      <Section title={t('settings.exitRules')}>
        <ExitRulesField />
      </Section>
      <Section title={t('settings.attributes')}>
        <AttributesField />
      </Section>
      <Section title={t('settings.events')}>
        <EventsField />
      </Section>
      <Section title={t('settings.stages')}>
        <StagesField />
      </Section>
    </>
  )
}

function TimeZoneField() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const timeZone = useJourney(editor, (journey) => journey.timeZone)
  const zones = useMemo(() => [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])], [timeZone])
  return (
    <Select
      w="100%"
      label={t('settings.timeZone')}
      description={t('settings.timeZoneHint')}
      searchable
      limit={100}
      nothingFoundMessage={t('field.nothingFound')}
      data={zones}
      value={timeZone}
      onChange={(next) => next && editor.execute('journey.setTimeZone', { timeZone: next })}
    />
  )
}

const MODES = ['once', 'afterExit', 'always'] as const

function ReentryField() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const reentry = useJourney(editor, (journey) => journey.settings.reentry)
  const write = (next: Settings['reentry']) => editor.execute('settings.setReentry', { reentry: next })
  return (
    <div className={fields.form}>
      <Select
        aria-label={t('settings.reentry')}
        data={MODES.map((value) => ({ value, label: t(`reentry.${value}`) }))}
        value={reentry.mode}
        onChange={(mode) =>
          mode && write(mode === 'once' ? { mode } : { ...reentry, mode: mode as Settings['reentry']['mode'] })
        }
      />
      {reentry.mode !== 'once' && (
        <>
          <Switch
            label={t('reentry.pause')}
            checked={reentry.cooldown !== undefined}
            onChange={(event) =>
              write(event.currentTarget.checked ? { ...reentry, cooldown: 'P7D' } : { mode: reentry.mode })
            }
          />
          {reentry.cooldown !== undefined && (
            <SpanField
              label={t('reentry.cooldown')}
              value={reentry.cooldown}
              onWrite={(cooldown) => write({ ...reentry, cooldown })}
            />
          )}
        </>
      )}
    </div>
  )
}
