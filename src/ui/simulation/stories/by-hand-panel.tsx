import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconChevronRight, IconRestore, IconUserPlus } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import { type Editor, scenarioInView } from '../../../editor/index.ts'
import type { HandState } from '../../../simulator/index.ts'
import { useJourney, useSay, useStoryWords, useView } from '../../canvas/index.ts'
import { AS_IT_IS, EmptyState, IconButton, showUndo } from '../../kit/index.ts'
import type { Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'
import { HandChances } from './hand-chances.tsx'
import { HandSetupForm } from './hand-setup.tsx'
import classes from './stories.module.css'
import { Timeline } from './timeline.tsx'
import { type Hand, useHand } from './use-hand.ts'
import { useTelling } from './use-telling.ts'

interface ByHandProps {
  readonly editor: Editor
  readonly simulation: Simulation
}

const chosenScenario = (choice: { readonly scenario: string | undefined }) => choice.scenario

/** One person whom somebody at the screen leads through the journey: "what if she clicks now?" */
export function ByHandPanel({ editor, simulation }: ByHandProps) {
  const { t } = useTranslation('stories')
  const journey = useJourney(editor, (open) => open)
  const variant = useView(editor, (view) => view.variant)
  const chosen = useReadable(simulation.choice, chosenScenario)
  const scenario = journey.scenarios[scenarioInView(journey, chosen) ?? '']
  const hand = useHand({ journey, variant, scenario, name: t('setup.firstName') })
  const say = useSay(editor)
  const words = useStoryWords(journey, variant, say)
  const { state } = hand
  if (!state) {
    return (
      <EmptyState icon={<IconAlertTriangle size={20} stroke={1.5} />} title={t('broken.title')}>
        {t('broken.text')}
      </EmptyState>
    )
  }
  return (
    <div className={classes.byHand}>
      <Who journey={journey} state={state}>
        <HandSetupForm {...{ journey, variant, say, setup: state.setup, onChange: hand.change }} />
      </Who>
      <HandChances {...{ journey, variant, scenario, say, words, state, onAct: hand.do }} />
      <HandStory {...{ editor, journey, variant, words, hand, state }} />
    </div>
  )
}

/** Who she is in one line; opened, all of it can be changed. */
function Who({ journey, state, children }: { journey: Journey; state: HandState; children: React.ReactNode }) {
  const { t } = useTranslation('stories')
  const { customer } = state.setup
  const facts = Object.entries(customer.attributes)
    .filter(([name]) => journey.attributes[name]?.type === 'category')
    .map(([, value]) => String(value))
  return (
    <details className={classes.who}>
      <summary>
        <IconChevronRight className={classes.chevron} size={14} aria-hidden="true" />
        <span className={classes.person}>{customer.name || t('setup.firstName')}</span>
        <span className={classes.outcome}>
          {[...facts, customer.timeZone.split('/').at(-1)?.replaceAll('_', ' ')].join(' · ')}
        </span>
      </summary>
      {children}
    </details>
  )
}

interface HandStoryProps {
  readonly editor: Editor
  readonly journey: Journey
  readonly variant: string
  readonly words: ReturnType<typeof useStoryWords>
  readonly hand: Hand
  readonly state: HandState
}

function HandStory({ editor, journey, variant, words, hand, state }: HandStoryProps) {
  const { t } = useTranslation('stories')
  const { story } = state
  const last = story.steps.length - 1
  // Where somebody looks back to; whatever happens next is looked at again.
  const [looking, setLooking] = useState<{ readonly story: HandState['story']; readonly step: number }>()
  const step = looking?.story === story ? looking.step : last
  const stay = useCallback(() => undefined, [])
  useTelling(editor, { story, variant, step, words, onStopped: stay })
  return (
    <section className={classes.story} aria-label={t('byHand.story')}>
      <div className={classes.storyHead}>
        <h3 className={classes.subtitle}>{t('byHand.story')}</h3>
        <IconButton label={t('byHand.back')} disabled={state.acts.length === 0} onClick={hand.back}>
          <IconArrowBackUp size={16} />
        </IconButton>
        <IconButton label={t('byHand.restart')} disabled={state.acts.length === 0} onClick={hand.restart}>
          <IconRestore size={16} />
        </IconButton>
        <Keep {...{ editor, journey, variant, hand, state }} />
      </div>
      {state.refused && <p className={classes.old}>{t('byHand.refused')}</p>}
      {state.stuck && <p className={classes.old}>{t('byHand.stuck')}</p>}
      <Timeline story={story} step={step} words={words} onStep={(next) => setLooking({ story, step: next })} />
    </section>
  )
}

function Keep({ editor, journey, variant, hand, state }: Omit<HandStoryProps, 'words'>) {
  const { t } = useTranslation(['stories', 'common'])
  const keep = () => {
    const taken = new Set(Object.values(journey.tests ?? {}).map(({ name }) => name))
    const name = freshName(t('byHand.testName', { name: state.setup.customer.name, ...AS_IT_IS }), taken)
    const test = hand.asTest(name)
    const kept = test && editor.execute('test.add', { tests: [test] }, { variant })
    if (kept?.ok) showUndo({ message: t('byHand.kept', { name }), undo: t('common:undo'), onUndo: () => editor.undo() })
  }
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconUserPlus size={14} aria-hidden="true" />}
      disabled={state.refused || state.stuck}
      onClick={keep}
    >
      {t('byHand.keep')}
    </Button>
  )
}

function freshName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`
}
