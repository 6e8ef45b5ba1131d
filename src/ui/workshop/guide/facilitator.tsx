import { IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { GuideStep } from '../../../document/index.ts'
import { dotsEach } from '../../../workshop/index.ts'
import { BufferedArea } from '../../fields/index.ts'
import { IconButton, NumberField, Section } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { Agenda } from './agenda.tsx'
import { missingIn } from './contents.ts'
import classes from './guide.module.css'
import { useGuide } from './use-guide.ts'

/** For whoever leads the group: notes, what to say, the time, and what is still missing. Not for the room. */
export function Facilitator() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const place = useStore(view.store, (state) => state.place)
  return (
    <aside className={classes.aside} aria-label={t('facilitator.title')}>
      <div className={classes.asideHead}>
        <h3 className={classes.asideTitle}>{t('facilitator.title')}</h3>
        <IconButton label={t('facilitator.hide')} keys="alt+shift+f" onClick={() => view.setFacilitator(false)}>
          <IconX size={16} />
        </IconButton>
      </div>
      {place !== 'board' && <StepNotes key={place} step={place} />}
      <Section title={t('facilitator.missing')} level={4}>
        <Missing />
      </Section>
      <Section title={t('facilitator.agenda')} level={4}>
        <Agenda />
      </Section>
      <Section title={t('facilitator.dots')} level={4}>
        <DotsEach />
      </Section>
    </aside>
  )
}

const SAYINGS = ['open', 'ask', 'close'] as const

function StepNotes({ step }: { step: GuideStep }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshop')
  const { notes, setNotes } = useGuide(step)
  return (
    <>
      <Section title={t('facilitator.say')} level={4}>
        <ul className={classes.sayings}>
          {SAYINGS.map((saying) => (
            <li key={saying}>{t(`say.${step}.${saying}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('facilitator.notes')} level={4}>
        <BufferedArea
          autosize
          minRows={3}
          maxRows={12}
          aria-label={t('facilitator.notesOf', { place: t(`place.${step}`) })}
          placeholder={t('facilitator.notesHint')}
          value={notes}
          onWrite={setNotes}
          onLeave={editor.mark}
        />
      </Section>
    </>
  )
}

/** What nobody has told yet, with the way there. */
function Missing() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const workshop = useTold((told) => told)
  const missing = useMemo(() => missingIn(workshop), [workshop])
  if (missing.length === 0) return <p className={classes.nothing}>{t('facilitator.nothingMissing')}</p>
  return (
    <ul className={classes.missing}>
      {missing.map(({ what, place, count }) => (
        <li key={what}>
          <button type="button" className={classes.missingItem} onClick={() => view.open(place)}>
            {t(`missing.${what}`, { count })}
          </button>
        </li>
      ))}
    </ul>
  )
}

function DotsEach() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshop')
  const each = useTold(dotsEach)
  return (
    <NumberField
      label={t('facilitator.dotsEach')}
      min={1}
      max={100}
      w={120}
      value={each}
      onChange={(dots) => dots !== undefined && editor.execute('workshop.setSession', { dots })}
    />
  )
}
