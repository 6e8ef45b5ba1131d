import { Radio, Switch } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Choice, useFormat } from '../../../kit/index.ts'
import { useWorkshop } from '../../workshop-context.ts'
import { type Page, SHEET_PAPERS } from '../page/paper.ts'
import type { TakenAway } from '../speech.ts'
import { type Choices, SCALES, SHEET_FORMATS, WHATS } from './choices.ts'
import { missingIn } from './missing.ts'
import classes from './take-away.module.css'

interface SettingsProps {
  choices: Choices
  change: (change: Partial<Choices>) => void
  taken: TakenAway
  pages: readonly Page[]
}

export function Settings(props: SettingsProps) {
  const { choices, change } = props
  const { t } = useTranslation('takeAway')
  return (
    <>
      <Radio.Group
        label={t('what.label')}
        classNames={{ label: classes.label ?? '' }}
        value={choices.what}
        onChange={(value) => {
          const what = WHATS.find((each) => each === value)
          if (what) change({ what })
        }}
      >
        <div className={classes.whats}>
          {WHATS.map((what) => (
            <Radio key={what} value={what} label={t(`what.${what}`)} description={t(`what.${what}Hint`)} />
          ))}
        </div>
      </Radio.Group>
      {choices.what === 'sheet' && <SheetSettings {...props} />}
      {(choices.what === 'sheet' || choices.what === 'report') && <WithSimulation {...props} />}
      <StillMissing {...props} />
    </>
  )
}

function SheetSettings({ choices, change, pages }: SettingsProps) {
  const { t } = useTranslation('takeAway')
  const format = useFormat()
  const [page] = pages
  return (
    <>
      <Choice
        label={t('dialog.format')}
        value={choices.format}
        values={SHEET_FORMATS}
        words={(each) => each.toUpperCase()}
        onChange={(each) => change({ format: each })}
      />
      <Choice
        label={t('dialog.paper')}
        value={choices.paper}
        values={SHEET_PAPERS}
        words={(each) => each.toUpperCase()}
        onChange={(paper) => change({ paper })}
      />
      {choices.format === 'png' && (
        <Choice
          label={t('dialog.scale')}
          value={String(choices.scale)}
          values={SCALES.map(String)}
          words={(scale) => t('dialog.scaleBy', { scale })}
          onChange={(scale) => change({ scale: SCALES.find((each) => String(each) === scale) ?? 2 })}
          hint={
            page &&
            t('dialog.points', {
              width: format.number(Math.round(page.width * choices.scale)),
              height: format.number(Math.round(page.height * choices.scale)),
            })
          }
        />
      )}
    </>
  )
}

function WithSimulation({ choices, change }: SettingsProps) {
  const { services } = useWorkshop()
  const { t } = useTranslation('takeAway')
  const simulated = useStore(services.run, (run) => run.report !== undefined)
  return (
    <Switch
      label={t('dialog.simulated')}
      description={simulated ? undefined : t('dialog.noSimulation')}
      checked={choices.simulated && simulated}
      disabled={!simulated}
      onChange={(event) => change({ simulated: event.currentTarget.checked })}
    />
  )
}

/** What the pages will be without: said here, where it can still be told. */
function StillMissing({ choices: { what }, taken: { workshop } }: SettingsProps) {
  const { services } = useWorkshop()
  const { t } = useTranslation('takeAway')
  const simulated = useStore(services.run, (run) => run.report !== undefined)
  // Only pages show figures of a simulation.
  const missing = missingIn(workshop, simulated || (what !== 'sheet' && what !== 'report'))
  const id = useId()
  if (missing.length === 0) return null
  return (
    <div>
      <div id={id} className={classes.label}>
        {t('dialog.missing')}
      </div>
      <ul className={classes.missing} aria-labelledby={id} data-testid="take-away-missing">
        {missing.map((each) => (
          <li key={each}>{t(`missing.${each}`)}</li>
        ))}
      </ul>
    </div>
  )
}
