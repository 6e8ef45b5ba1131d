import type { TFunction } from 'i18next'
import type { Channel, Happening, Journey, JourneyTest, TestEvent } from '../../../document/index.ts'
import { graphOf } from '../../../document/index.ts'
import { type Clause, clauseOf, deedOf, type Headline, type Target } from '../../../simulator/people/index.ts'
import type { Format } from '../../kit/index.ts'

type T = TFunction<['people', 'common']>

const EXIT_REASONS: Readonly<Record<string, string>> = {
  'end of path': 'reason.endOfPath',
  'date passed': 'reason.datePassed',
  'entered again': 'reason.enteredAgain',
  'handed off': 'reason.handedOff',
}

/** A step in the past or the present: "used to get “SMS”", "leaves with “Done”". */
function clauseWords(t: T, tense: 'used' | 'now', { code, values }: Clause): string {
  const port = values.port || t(`role.${values.role}`)
  const reason =
    code === 'skipped'
      ? t(`skip.${values.reason}`)
      : t(EXIT_REASONS[values.reason] ?? '', { defaultValue: values.reason })
  const told = code === 'left' && values.role === 'next' ? 'passed' : code
  const words = { ...values, port, reason }
  return tense === 'used' ? t(`used.${told}`, words) : t(`now.${told}`, words)
}

/** What changed for a person, as one sentence: "Ana used to get “SMS”; now leaves with “Done”." */
export function headlineWords(t: T, format: Format, journey: Journey, test: JourneyTest, headline: Headline): string {
  const { name } = test.customer
  const clause = (step: Happening | undefined) => clauseOf(journey, test, step)
  switch (headline.code) {
    case 'instead':
      return t('headline.instead', {
        name,
        used: clauseWords(t, 'used', clause(headline.used)),
        now: clauseWords(t, 'now', clause(headline.now)),
      })
    case 'also':
      return t('headline.also', { name, now: clauseWords(t, 'now', clause(headline.now)) })
    case 'moved':
      return t('headline.moved', {
        name,
        now: clauseWords(t, 'now', clause(headline.step)),
        before: format.elapsed(headline.before, 'short'),
        after: format.elapsed(headline.after, 'short'),
      })
  }
}

/** A place that somebody could meet: "“Reminder” › Not sent". */
export function targetWords(
  t: T,
  journey: Journey,
  variantId: string,
  { kind, node = '', port, id = '' }: Target,
): string {
  const variant = journey.variants[variantId]
  const name = variant?.nodes[node]?.name || node
  if (kind === 'rule') return t('target.rule', { reason: journey.settings.exitRules[id]?.reason || id })
  if (kind === 'goal') return t('target.goal', { goal: journey.settings.goals[id]?.name || id })
  if (kind === 'past') return t('target.port', { node: name, port: t('target.past') })
  if (port === undefined) return t('target.node', { node: name })
  const way =
    variant &&
    graphOf(variant)
      .ports(node)
      .find((each) => each.id === port)
  return t('target.port', { node: name, port: way?.name || t(`role.${way?.role ?? 'branch'}`) })
}

/** Why nobody can meet a place. */
export function impossibleWords(t: T, { impossible }: Target): string {
  if (!impossible) return ''
  const { code, finding, text } = impossible
  if (code !== 'finding' || !finding) return t(`impossible.${code}`)
  return t(`diagnostics:${finding.code}.message`, { ...finding.values, defaultValue: text })
}

/** What a person does and when: "1 h after “Reminder” was sent: opens “Reminder”". */
export function deedWords(t: T, format: Format, journey: Journey, test: JourneyTest, event: TestEvent): string {
  const { code, node, event: label, channel, since, place, time, after } = deedOf(journey, test, event)
  const deed = t(`deed.${code}`, { node, event: label, channel: channel && t(`common:channel.${channel as Channel}`) })
  const clause = t(`after.${since}`, { span: format.elapsed(after, 'short'), place, deed })
  return time > 1 ? t('again', { clause, count: time }) : clause
}
