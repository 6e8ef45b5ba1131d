import { Button } from '@mantine/core'
import { IconArrowRight, IconBulb, IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GUIDE_STEPS, type GuideStep } from '../../../document/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './guide.module.css'
import { PersonaCard } from './persona-card.tsx'
import { StepTimer } from './step-timer.tsx'
import { stepAfter, useGuide, useTakeGroup } from './use-guide.ts'

/** What the group is asked at a step: the question, an example, who it is about, the clock, and "we are done". */
export function GuideHead({ step }: { step: GuideStep }) {
  const { t } = useTranslation('workshop')
  const number = GUIDE_STEPS.indexOf(step) + 1
  return (
    <div className={classes.head}>
      <div className={classes.question}>
        <h3 className={classes.prompt} tabIndex={-1} data-place-heading data-autofocus>
          <span className={classes.promptStep}>
            {number}. {t(`place.${step}`)}
          </span>{' '}
          <span className={classes.promptWords}>{t(`prompt.${step}`)}</span>
        </h3>
        <div className={classes.tools}>
          <StepTimer step={step} />
          <DoneButton step={step} />
        </div>
      </div>
      <div className={classes.about}>
        <PersonaCard />
        <Example step={step} />
        <GroupElsewhere step={step} />
      </div>
    </div>
  )
}

/** How it was answered in Ana's story. */
function Example({ step }: { step: GuideStep }) {
  const { t } = useTranslation('workshop')
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={classes.example}>
      <Button
        variant="subtle"
        size="compact-sm"
        color="gray"
        aria-expanded={open}
        aria-controls={id}
        leftSection={<IconBulb size={14} stroke={1.75} aria-hidden="true" />}
        rightSection={<IconChevronDown size={14} aria-hidden="true" style={{ rotate: open ? '180deg' : '0deg' }} />}
        onClick={() => setOpen(!open)}
      >
        {t('guide.example')}
      </Button>
      <p id={id} className={classes.exampleText} hidden={!open}>
        {t(`example.${step}`)}
      </p>
    </div>
  )
}

/** The group says that it is done, and is led on; it may take that back. */
function DoneButton({ step }: { step: GuideStep }) {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const announce = useAnnounce()
  const { done, setDone } = useGuide(step)
  const takeGroup = useTakeGroup()
  const next = stepAfter(step)
  return (
    <div className={classes.done}>
      <Button
        variant={done ? 'light' : 'default'}
        aria-pressed={done}
        leftSection={<IconCheck size={16} stroke={2} aria-hidden="true" />}
        onClick={() => {
          setDone(!done)
          announce(t(done ? 'guide.saidNotDone' : 'guide.saidDone', { place: t(`place.${step}`) }))
        }}
      >
        {t('guide.done')}
      </Button>
      {done && (
        <Button
          rightSection={<IconArrowRight size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => (next ? takeGroup(next) : view.open('board'))}
        >
          {t('guide.next', { place: t(`place.${next ?? 'board'}`) })}
        </Button>
      )}
    </div>
  )
}

/** Whoever looks elsewhere is told where the group is, and can go there or call it here. */
function GroupElsewhere({ step }: { step: GuideStep }) {
  const { view, editor } = useWorkshop()
  const { t } = useTranslation('workshop')
  const current = useTold(({ session }) => session?.current)
  if (current === undefined || current === step) return null
  const place = t(`place.${current}`)
  return (
    <div className={classes.elsewhere} role="note">
      <span>{t('guide.elsewhere', { number: GUIDE_STEPS.indexOf(current) + 1, place })}</span>
      <Button variant="subtle" size="compact-sm" onClick={() => view.open(current)}>
        {t('guide.goThere')}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        color="gray"
        onClick={() => editor.execute('workshop.setSession', { current: step })}
      >
        {t('guide.comeHere')}
      </Button>
    </div>
  )
}
