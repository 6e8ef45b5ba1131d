import { IconClockHour4, IconInfoCircle, IconMoodCheck, IconUsersMinus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ConfigOf } from '../../../document/index.ts'
import type { Editor, ReadableStore, RunState } from '../../../editor/index.ts'
import { experimentFacts } from '../../../simulator/analysis/index.ts'
import { useJourney, useView } from '../../canvas/index.ts'
import { NumberField, PercentInput, useFormat } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import fields from '../fields/fields.module.css'
import classes from './power.module.css'
import { knownTraffic, type PowerKnown, type PowerWishes, type PowerWords, powerAnswer } from './power-answer.ts'

const NO_RUN: ReadableStore<RunState> = createStore<RunState>(() => ({
  status: 'idle',
  done: 0,
  total: 0,
  report: undefined,
  failure: undefined,
  journey: undefined,
}))

const USUAL: PowerWishes = { lift: 0.1 }
/** What was asked of each test, as long as its journey is open. */
const asked = new WeakMap<Editor, Map<string, PowerWishes>>()

/** "Is the test big enough?": how long it takes to see the smallest change worth seeing. */
export function PowerBlock({ id, config }: { id: string; config: ConfigOf<'experiment'> }) {
  const { t } = useTranslation('power')
  const format = useFormat()
  const heading = useId()
  const known = useKnown(id, config)
  const [wishes, change] = useWishes(id)
  const traffic = knownTraffic(known)
  const perWeek = traffic && 'perWeek' in traffic ? Math.round(traffic.perWeek) : undefined
  const crowd = traffic && 'atOnce' in traffic ? t('atOnce', { people: format.number(traffic.atOnce) }) : ''
  const source = known.facts && wishes.baseline === undefined ? t('fromRun') : undefined
  return (
    <section className={classes.block} aria-labelledby={heading}>
      <h4 id={heading} className={classes.title}>
        {t('title')}
      </h4>
      <div className={fields.pair}>
        <NumberField
          label={t('perWeek')}
          placeholder={crowd}
          min={1}
          max={1_000_000_000}
          decimalScale={0}
          grouped
          clearable
          value={wishes.perWeek ?? perWeek}
          onChange={(next) => change({ perWeek: next })}
        />
        <NumberField
          label={t('lift')}
          suffix=" %"
          min={1}
          max={1_000}
          decimalScale={1}
          value={Number((wishes.lift * 100).toFixed(4))}
          onChange={(percent) => percent !== undefined && change({ lift: percent / 100 })}
        />
      </div>
      <PercentInput
        label={t('baseline')}
        description={source}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        clearable
        decimalScale={2}
        value={wishes.baseline ?? rounded(known.facts?.baseline)}
        onChange={(baseline) => change({ baseline })}
      />
      <Answer words={powerAnswer(known, wishes)} lift={wishes.lift} />
    </section>
  )
}

const rounded = (share: number | undefined): number | undefined => share && Number(share.toFixed(4))

/** What scenario and simulation tell of the experiment. */
function useKnown(id: string, { arms }: ConfigOf<'experiment'>): PowerKnown {
  const { editor, run = NO_RUN } = useDesigner()
  const variant = useView(editor, (view) => view.variant)
  const report = useStore(run, (state) => state.report)
  const scenarios = useJourney(editor, (journey) => journey.scenarios)
  const main = useJourney(editor, (journey) => journey.mainVariant)
  const mine = report?.variant === variant ? report : undefined
  const ids = Object.keys(scenarios).sort()
  const fitting = ids.find((each) => (scenarios[each]?.variant ?? main) === variant) ?? ids[0] ?? ''
  const control = Object.keys(arms).find((arm) => arms[arm]?.control)
  return {
    arms,
    scenario: scenarios[mine?.scenario ?? fitting],
    facts: mine && experimentFacts(mine, id, control),
  }
}

function useWishes(id: string): [PowerWishes, (change: Partial<PowerWishes>) => void] {
  const { editor } = useDesigner()
  const [wishes, setWishes] = useState(() => asked.get(editor)?.get(id) ?? USUAL)
  return [
    wishes,
    (change) => {
      const next = { ...wishes, ...change }
      const ofJourney = asked.get(editor) ?? new Map<string, PowerWishes>()
      asked.set(editor, ofJourney.set(id, next))
      setWishes(next)
    },
  ]
}

const ICONS = { yes: IconMoodCheck, no: IconUsersMinus, time: IconClockHour4, ask: IconInfoCircle } as const

function Answer({ words, lift }: { words: PowerWords; lift: number }) {
  const { t } = useTranslation('power')
  const format = useFormat()
  const { icon, sentence, more } = useSentences(words, lift)
  const Icon = ICONS[icon]
  return (
    <div role="status" className={classes.answer} data-verdict={icon}>
      <p className={classes.sentence}>
        <Icon size={16} stroke={1.75} aria-hidden="true" className={classes.icon} />
        <span>{sentence}</span>
      </p>
      {more.map((each) => (
        <p key={each} className={classes.more}>
          {each}
        </p>
      ))}
      {words.kind !== 'problem' && (
        <p className={classes.more}>
          {t('sure', { power: format.percent(words.needed.power, 0), alpha: format.percent(words.needed.alpha, 0) })}
        </p>
      )}
    </div>
  )
}

interface Sentences {
  readonly icon: keyof typeof ICONS
  readonly sentence: string
  readonly more: readonly string[]
}

/** The answer in words: the verdict, then what stands behind it. */
function useSentences(words: PowerWords, lift: number): Sentences {
  const { t } = useTranslation('power')
  const format = useFormat()
  if (words.kind === 'problem') return { icon: 'ask', sentence: t(`problem.${words.problem}`), more: [] }
  const { needed } = words
  const change = format.change(lift, 0)
  const people = t('people', {
    people: format.number(needed.people),
    from: format.percent(needed.baseline, 2),
    to: format.percent(needed.expected, 2),
  })
  if (words.kind === 'crowd') {
    const enough = words.there >= needed.people
    const values = { lift: change, there: format.number(words.there), people: format.number(needed.people) }
    const smallest = words.smallest === null ? t('seesNothing') : t('sees', { lift: format.change(words.smallest, 0) })
    return {
      icon: enough ? 'yes' : 'no',
      sentence: t(enough ? 'enough' : 'notEnough', values),
      more: [people, smallest],
    }
  }
  const { weeks, sooner } = words
  const sentence =
    weeks === null
      ? t('tooLong', { lift: change })
      : t('weeks', { count: weeks, weeks: format.number(weeks), lift: change })
  const early = sooner ? [t('sooner', { weeks: format.number(sooner.weeks), lift: format.change(sooner.lift, 0) })] : []
  return { icon: weeks === null ? 'no' : 'time', sentence, more: [people, ...early] }
}
