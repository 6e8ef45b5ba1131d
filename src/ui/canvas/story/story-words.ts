import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EXIT_REASONS, type Journey, type JourneyNode, portsOf } from '../../../document/index.ts'
import type { RunStory, RunStoryStep } from '../../../editor/index.ts'
import { type Say, titleOf } from '../kinds/say.ts'

export interface StoryWords {
  /** What happened: "Sent “Reminder”". */
  readonly what: (step: RunStoryStep) => string
  /** Why it went this way; empty where there is nothing to say. */
  readonly why: (step: RunStoryStep) => string
  /** A story in one line, to choose it by. */
  readonly title: (story: RunStory) => string
  /** How it ended: the goals reached, else why she left, else that she is still inside. */
  readonly outcome: (story: RunStory) => string
  /** An event, by its label or in our words. */
  readonly event: (name: string) => string
}

type Values = Record<string, string | number>
type Translate = (key: string, values?: Values) => string

/** Words for the stories of a run: steps and goals are called as in the document that was run. */
export function useStoryWords(journey: Journey, variant: string, say: Say): StoryWords {
  const { t, i18n } = useTranslation('machine')
  const english = i18n.language.startsWith('en')
  return useMemo(() => {
    const nodes = journey.variants[variant]?.nodes ?? {}
    const speaker: Speaker = { t: (key, values) => t(key, values ?? {}), say, journey, nodes }
    return {
      what: (step) => whatHappened(step, speaker),
      why: ({ reason, node }) => {
        if (!reason) return ''
        // The report's own sentence is English. A reason that is new to us is told in it as well.
        return english ? reason.text : (whyInWords(reason, node, speaker) ?? reason.text)
      },
      title: (story) => {
        const outcome = outcomeOf(story, speaker)
        return speaker.t('story.title', { customer: story.customer, outcome, count: story.steps.length })
      },
      outcome: (story) => outcomeOf(story, speaker),
      event: (name) => eventWords(speaker, name),
    }
  }, [t, english, journey, variant, say])
}

interface Speaker {
  readonly t: Translate
  readonly say: Say
  readonly journey: Journey
  readonly nodes: Readonly<Record<string, JourneyNode>>
}

const nodeWords = ({ nodes, say }: Speaker, id: string | undefined): string => {
  const node = id === undefined ? undefined : nodes[id]
  return node ? titleOf(node, say) : (id ?? '')
}

/** Answers of other systems are no events of the journey, and have words of their own. */
const ANSWERS: ReadonlyMap<string, string> = new Map([
  ['webhook.ok', 'answer.webhookOk'],
  ['webhook.error', 'answer.webhookError'],
  ['throttle.granted', 'answer.granted'],
])

function eventWords({ t, say }: Speaker, event = ''): string {
  const answer = ANSWERS.get(event)
  return answer === undefined ? say.event(event) : t(answer)
}

const goalWords = ({ journey }: Speaker, id = ''): string => journey.settings.goals[id]?.name || id

function portWords({ nodes, say }: Speaker, { node: id, port }: RunStoryStep): string {
  const node = id === undefined ? undefined : nodes[id]
  const ports = node ? portsOf(node) : []
  if (port === undefined || port === 'next' || ports.length < 2) return ''
  return ports.find((each) => each.id === port)?.name ?? say.t(`common:port.${port}`)
}

function whatHappened(step: RunStoryStep, speaker: Speaker): string {
  const { t } = speaker
  const node = nodeWords(speaker, step.node)
  switch (step.type) {
    case 'left': {
      const port = portWords(speaker, step)
      return port === '' ? t('step.left', { node }) : t('step.leftBy', { node, port })
    }
    case 'event': {
      const event = eventWords(speaker, step.event)
      return step.node === undefined ? event : t('step.eventOf', { event, node })
    }
    case 'converted':
      return t('step.converted', { goal: goalWords(speaker, step.goal) })
    default:
      return t(`step.${step.type}`, { node })
  }
}

type Reason = NonNullable<RunStoryStep['reason']>

/** A reason by its code and values; undefined when the code is unknown. */
function whyInWords({ code, values }: Reason, node: string | undefined, speaker: Speaker): string | undefined {
  const { t, say } = speaker
  const span = typeof values.ms === 'number' ? say.format.elapsed(values.ms) : ''
  switch (code) {
    case 'held':
      return t('why.held', { span })
    case 'waited':
      return values.ms === 0 ? t('why.noWait') : t('why.waited', { span })
    case 'timeout':
      return t('why.timeout', { span })
    case 'event':
    case 'eventAfterSend':
      return t(`why.${code}`, { event: eventWords(speaker, String(values.event)), span })
    case 'rule':
    case 'noRule':
      return ruleWhy(code, String(values.facts), String(values.branch), t)
    case 'bucket':
      return t('why.bucket', { bucket: say.format.number(Number(values.bucket), 3), arm: String(values.arm) })
    case 'chosen':
      return t('why.chosen', { arm: armName(speaker, node, String(values.arm)) })
    case 'left':
      return exitWords(String(values.reason), t)
    case 'consent':
    case 'quietHours':
    case 'cap':
      return t(`why.${code}`)
    default:
      return undefined
  }
}

/** A branch without conditions has no facts to tell. */
function ruleWhy(code: 'rule' | 'noRule', facts: string, branch: string, t: Translate): string {
  if (facts === '') return branch
  return code === 'rule' ? t('why.rule', { facts, branch }) : t('why.noRule', { facts })
}

function armName({ nodes }: Speaker, id: string | undefined, arm: string): string {
  const node = id === undefined ? undefined : nodes[id]
  return (node?.kind === 'nextBest' && node.config.arms[arm]?.name) || arm
}

const OWN_REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries(EXIT_REASONS).map(([key, reason]) => [reason, key]),
)

/** The author's reason as written; the machine's own in words. */
function exitWords(reason: string, t: Translate): string {
  const own = OWN_REASONS.get(reason)
  return own === undefined ? reason : t(`exit.${own}`)
}

function outcomeOf(story: RunStory, speaker: Speaker): string {
  const { t } = speaker
  const goals = story.steps.flatMap(({ type, goal }) => (type === 'converted' ? [goalWords(speaker, goal)] : []))
  const exit = story.steps.find(({ type }) => type === 'exited')?.reason
  const end = exit ? exitWords(String(exit.values.reason), t) : t('story.inside')
  return goals.length > 0 ? t('story.reached', { goals: speaker.say.format.list([...new Set(goals)]) }) : end
}
