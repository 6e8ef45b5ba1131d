import { type Journey, type JourneyNode, orderedBranches, type Port, primaryGoal } from '../../../document/index.ts'
import { assumptionsOf } from '../../../simulator/analysis/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { type Say, sayOf, sentenceOf, titleOf } from '../../canvas/index.ts'
import { assumptionName, assumptionValue } from '../../fields/index.ts'
import type { Format } from '../../kit/index.ts'
import { bold, item, md, paragraphs, table } from './markdown.ts'
import { ruleSentence } from './rule-sentence.ts'
import { settingsOf } from './settings.ts'

/** Where a way ends that has no step below it. */
type End = { readonly type: 'leaves' } | { readonly type: 'to'; readonly node: string; readonly back: boolean }

/** The journey as nested text, each step once: whoever writes the brief brings it. Levels count from 1. */
export type OutlineLine = { readonly level: number } & (
  | { readonly type: 'step'; readonly node: string }
  | { readonly type: 'way'; readonly node: string; readonly port: Port; readonly end: End | undefined }
  | { readonly type: 'end'; readonly node: string; readonly end: End }
  | { readonly type: 'apart' }
)

export interface BriefOptions {
  readonly journey: Journey
  readonly variant: string
  /** Whose assumptions are told; absent: none. */
  readonly scenario: string | undefined
  readonly outline: readonly OutlineLine[]
  /** The latest simulation of this variant, if there is one. */
  readonly report?: Report | undefined
  /** Speaks `publishing`, `kinds`, `common` and `results`, names as they are. */
  readonly t: Say['t']
  readonly format: Format
  readonly journeyName?: ((id: string) => string) | undefined
}

/** What sections are written with. */
export interface Writing extends BriefOptions {
  readonly say: Say
}

/** The journey in words, as Markdown: for people who decide about it, and for those who were not there. */
export function briefOf(options: BriefOptions): string {
  const { journey, variant: id, t } = options
  const variant = journey.variants[id]
  if (!variant) return ''
  const writing: Writing = { ...options, say: sayOf(options) }
  const purpose = t(`publishing:purpose.${variant.purpose}`)
  const lines = [
    `# ${md(journey.name) || t('publishing:brief.untitled')}`,
    '',
    ...paragraphs(journey.description),
    `*${t('publishing:brief.variant')}*: ${bold(variant.name)} (${purpose})`,
    '',
    ...section(t('publishing:brief.goals'), goals(writing)),
    ...section(t('publishing:brief.entries'), entries(writing)),
    ...section(t('publishing:brief.steps'), steps(writing)),
    ...section(t('publishing:brief.experiments'), experiments(writing)),
    ...section(t('publishing:brief.settings'), settingsOf(writing)),
    ...section(
      t('publishing:brief.notes'),
      Object.values(variant.notes).flatMap(({ text }) => (text.trim() ? [item(0, md(text))] : [])),
    ),
    ...section(t('publishing:brief.assumptions'), assumptions(writing)),
    ...section(t('publishing:brief.results'), results(writing)),
  ]
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines, '']

function goals({ journey, say, t, format }: Writing): readonly string[] {
  const main = primaryGoal(journey.settings.goals)
  return Object.entries(journey.settings.goals).map(([id, goal]) => {
    const parts = [
      t('publishing:brief.goal', { event: say.event(goal.event) }),
      ruleSentence(goal.where, say, t),
      goal.window === undefined ? '' : t('publishing:brief.within', { duration: format.duration(goal.window) }),
      id === main ? t('publishing:brief.mainGoal') : '',
    ]
    return item(0, `${bold(goal.name || id)}: ${md(parts.filter(Boolean).join(', '))}`)
  })
}

function entries({ journey, variant, say, t }: Writing): readonly string[] {
  return Object.values(journey.variants[variant]?.nodes ?? {}).flatMap((node) => {
    if (node.kind !== 'entry') return []
    const trigger = node.config.trigger
    const where = 'where' in trigger ? ruleSentence(trigger.where, say, t) : ''
    return [
      item(0, [`${bold(titleOf(node, say))}: ${md(sentenceOf(node, say))}`, md(where)].filter(Boolean).join('. ')),
    ]
  })
}

/** Every step once, in the order of the flow; what happens on one way only stands below that way. */
function steps(writing: Writing): readonly string[] {
  const { outline, t } = writing
  return outline.map((line) => {
    const level = line.level - 1
    if (line.type === 'apart') return item(level, `*${t('publishing:brief.apart')}*`)
    if (line.type === 'end') return item(level, `→ ${ending(writing, line.end)}`)
    return item(level, line.type === 'way' ? way(writing, line) : step(writing, line.node))
  })
}

const nodesOf = ({ journey, variant }: Writing) => journey.variants[variant]?.nodes ?? {}

function nameOf(writing: Writing, id: string): string {
  const node = nodesOf(writing)[id]
  return bold(node ? titleOf(node, writing.say) : id)
}

const ending = (writing: Writing, end: End): string =>
  end.type === 'leaves'
    ? writing.t('publishing:brief.leaves')
    : `${writing.t(end.back ? 'publishing:brief.backTo' : 'publishing:brief.goesTo')} ${nameOf(writing, end.node)}`

function step(writing: Writing, id: string): string {
  const node = nodesOf(writing)[id]
  if (!node) return md(id)
  const stage = node.stage === undefined ? undefined : writing.journey.stages[node.stage]?.name
  return `${nameOf(writing, id)}: ${md(sentenceOf(node, writing.say))}${stage ? ` — ${md(stage)}` : ''}`
}

function way(writing: Writing, { node: id, port, end }: OutlineLine & { type: 'way' }): string {
  const node = nodesOf(writing)[id]
  const where = node ? wayRule(node, port, writing) : ''
  const label = md(port.name ?? writing.t(`common:port.${port.id}`)) || '–'
  return `*${label}*${where ? ` (${md(where)})` : ''}:${end ? ` ${ending(writing, end)}` : ''}`
}

/** The whole rule of a split's branch: on the canvas there is room for a part of it only. */
function wayRule(node: JourneyNode, port: Port, { say, t }: Writing): string {
  if (node.kind !== 'split') return ''
  const branch = orderedBranches(node.config.branches).find(([id]) => id === port.id)?.[1]
  return branch ? ruleSentence(branch.where, say, t) : ''
}

function experiments({ journey, variant, say, t, format }: Writing): readonly string[] {
  return Object.values(journey.variants[variant]?.nodes ?? {}).flatMap((node) => {
    if (node.kind !== 'experiment' && node.kind !== 'nextBest') return []
    const { arms, goal } = node.config
    const list = Object.values(arms)
    const whole = list.reduce((sum, { weight }) => sum + (weight ?? 1), 0)
    const head = `${bold(titleOf(node, say))}${goal === undefined ? '' : `: ${md(t('publishing:brief.judgedBy', { goal: say.goal(goal) }))}`}`
    return [
      item(0, head),
      ...list.map((arm) => {
        // Next best action shares people out by what it learns.
        const share = node.kind === 'experiment' && whole > 0 ? `: ${format.percent((arm.weight ?? 1) / whole, 0)}` : ''
        return item(1, `${bold(arm.name)}${share}${arm.control ? ` (${t('publishing:brief.control')})` : ''}`)
      }),
    ]
  })
}

function assumptions({ journey, variant, scenario: id, t, format }: Writing): readonly string[] {
  const scenario = id === undefined ? undefined : journey.scenarios[id]
  if (!scenario || id === undefined) return []
  const words = { t: t as unknown as Parameters<typeof assumptionName>[1]['t'], format }
  const head = t('publishing:brief.scenario', {
    customers: format.number(scenario.customers),
    horizon: format.duration(scenario.horizon),
  })
  const rows = assumptionsOf(journey, scenario, variant)
    .filter(({ used }) => used)
    .map((each) => [
      assumptionName(each, words),
      assumptionValue(each, each.value, words),
      each.ranged ? `${assumptionValue(each, each.low, words)} – ${assumptionValue(each, each.high, words)}` : '–',
      [each.source ?? t('publishing:brief.guess'), each.note].filter(Boolean).join(' · '),
    ])
  const columns = ['assumption', 'value', 'range', 'source'].map((each) => t(`publishing:column.${each}`))
  return [`${bold(scenario.name || id)}: ${md(head)}`, '', ...(rows.length === 0 ? [] : table(columns, rows))]
}

/** What the latest simulation came to. Said to be of the document it was run with. */
function results({ journey, variant, report, say, t, format }: Writing): readonly string[] {
  if (report?.variant !== variant) return []
  return [
    md(
      t('publishing:brief.run', {
        people: format.number(report.people),
        scenario: journey.scenarios[report.scenario]?.name || report.scenario,
      }),
    ),
    '',
    ...Object.entries(report.goals).map(([id, goal]) =>
      item(
        0,
        `${bold(say.goal(id))}: ${md(
          t('publishing:brief.reached', {
            rate: format.percent(goal.rate, 2),
            range: format.percentRange(goal.ci95[0], goal.ci95[1], 2),
          }),
        )}`,
      ),
    ),
  ]
}
