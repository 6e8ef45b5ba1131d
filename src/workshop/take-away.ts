import type { Journey, Opportunity, OpportunityStatus, Workshop } from '../document/index.ts'
import { impactBeside } from './impact.ts'
import { orderedActions } from './order.ts'
import { type RankedOpportunity, rankOpportunities, ZONES, type Zone } from './priority.ts'
import { type GapStatement, rankSteps, statementsOf, worstMoment } from './ranking.ts'
import { csvFile, markdownText } from './safe-text.ts'
import { dotsOn } from './votes.ts'

export const CSV_COLUMNS = [
  'rank',
  'zone',
  'name',
  'step',
  'dream',
  'realistic',
  'effort',
  'impact',
  'priority',
  'dots',
  'gap',
  'simulated',
  'simulatedLow',
  'simulatedHigh',
  'status',
  'decision',
  'owner',
  'due',
  'variant',
  'openQuestions',
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]

/** The words of a take-away, in the reader's language. */
export interface OpportunityWords {
  readonly zones: Readonly<Record<Zone, string>>
  readonly unplaced: string
  readonly statuses: Readonly<Record<OpportunityStatus, string>>
}

export interface CsvWords extends OpportunityWords {
  readonly columns: Readonly<Record<CsvColumn, string>>
}

/** What an opportunity is called: its name, else the beginning of what is dreamt or realistic. */
export const titleOf = ({ name, dream, realistic }: Opportunity): string =>
  [name, dream, realistic].map((text) => text?.trim().split('\n')[0] ?? '').find((text) => text !== '') ?? ''

const own = <Value>(record: Readonly<Record<string, Value>>, id: string | undefined): Value | undefined =>
  id !== undefined && Object.hasOwn(record, id) ? record[id] : undefined

/** The opportunities as CSV, in the order to do them: a row each, figures with a point, shares as fractions. */
export function opportunitiesCsv(journey: Pick<Journey, 'workshop' | 'variants'>, words: CsvWords): string {
  const { workshop } = journey
  const rows = workshop
    ? rankOpportunities(workshop).flatMap((ranked, index) => {
        const opportunity = own(workshop.opportunities, ranked.id)
        if (!opportunity) return []
        const cells = cellsOf(journey, workshop, { ...ranked, opportunity, rank: index + 1 }, words)
        return [CSV_COLUMNS.map((column) => cells[column])]
      })
    : []
  return csvFile([CSV_COLUMNS.map((column) => words.columns[column]), ...rows])
}

function cellsOf(
  journey: Pick<Journey, 'variants'>,
  workshop: Workshop,
  { opportunity, rank, zone, priority, dots, gap }: RankedOpportunity & { opportunity: Opportunity; rank: number },
  words: CsvWords,
): Readonly<Record<CsvColumn, string | number | undefined>> {
  const simulated = impactBeside(opportunity)
  const open = opportunity.feasibility.filter(({ answer }) => answer === 'unknown')
  return {
    rank,
    zone: zone ? words.zones[zone] : words.unplaced,
    name: titleOf(opportunity),
    step: own(workshop.steps, opportunity.step)?.name,
    dream: opportunity.dream,
    realistic: opportunity.realistic,
    effort: opportunity.effort,
    impact: opportunity.impact,
    priority,
    dots,
    gap,
    simulated: simulated?.difference,
    simulatedLow: simulated?.ci95[0],
    simulatedHigh: simulated?.ci95[1],
    status: words.statuses[opportunity.status],
    decision: opportunity.decision,
    owner: opportunity.owner,
    due: opportunity.due,
    variant: own(journey.variants, opportunity.variant)?.name,
    openQuestions: open.map(({ question }) => question).join('\n'),
  }
}

/** Words and ways to write figures for minutes. What is given back is escaped here, too. */
export interface MinutesWords extends OpportunityWords {
  readonly persona: string
  readonly goal: string
  readonly actions: string
  readonly worst: string
  readonly gaps: string
  readonly opportunities: string
  readonly decisions: string
  readonly questions: string
  readonly columns: Readonly<
    Record<'step' | 'gap' | 'why' | 'decision' | 'owner' | 'due' | 'status' | 'effort' | 'impact' | 'simulated', string>
  >
  /** Stands where nobody is named, nothing is told. */
  readonly nobody: string
  readonly none: string
  readonly dots: (count: number) => string
  readonly number: (value: number) => string
  readonly date: (iso: string) => string
  /** A gap in words: "24 hours instead of 5 minutes". */
  readonly statement: (statement: GapStatement) => string
  /** A simulated difference with its interval: "+2.1 points (1.8 to 2.4)". */
  readonly difference: (difference: number, ci95: readonly [number, number]) => string
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head.map(markdownText)),
  row(head.map(() => '---')),
  ...rows.map((cells) => row(cells.map(markdownText))),
  '',
]

/** The minutes of a workshop as Markdown: whose journey, what falls behind, what was decided, and who does it. */
export function minutes(journey: Pick<Journey, 'name' | 'workshop'>, words: MinutesWords): string {
  const { workshop } = journey
  const lines = [`# ${markdownText(journey.name)}`, '']
  if (!workshop) return `${[...lines, words.none].join('\n')}\n`
  lines.push(
    ...personaLines(workshop, words),
    ...actionLines(workshop, words),
    ...gapLines(workshop, words),
    ...opportunityLines(workshop, words),
    ...decisionLines(workshop, words),
    ...questionLines(workshop, words),
  )
  return `${lines.join('\n').trimEnd()}\n`
}

const heading = (text: string): string[] => [`## ${markdownText(text)}`, '']
const orNone = (lines: readonly string[], words: MinutesWords): string[] =>
  lines.length > 0 ? [...lines, ''] : [markdownText(words.none), '']

function personaLines({ persona }: Workshop, words: MinutesWords): string[] {
  if (!persona) return []
  const quote = markdownText(persona.quote)
  return [
    `**${markdownText(words.persona)}**: ${markdownText(persona.name)}`,
    '',
    ...(persona.goal.trim() === '' ? [] : [`**${markdownText(words.goal)}**: ${markdownText(persona.goal)}`, '']),
    ...(quote === '' ? [] : [`> ${quote}`, '']),
  ]
}

const actionLines = (workshop: Workshop, words: MinutesWords): string[] => [
  ...heading(words.actions),
  ...orNone(
    orderedActions(workshop).map(
      ([, action], index) => `${index + 1}. ${markdownText(action.name)} (${markdownText(words.dots(dotsOn(action)))})`,
    ),
    words,
  ),
]

function gapLines(workshop: Workshop, words: MinutesWords): string[] {
  const why = (statements: readonly GapStatement[]) => statements.map(words.statement).join(', ')
  const worst = worstMoment(workshop)
  const behind = rankSteps(workshop).filter(({ score }) => score !== undefined && score > 0)
  const { step, gap, why: because } = words.columns
  return [
    ...heading(words.gaps),
    ...(worst
      ? [
          `**${markdownText(words.worst)}**: ${markdownText(workshop.steps[worst.step]?.name ?? '')}: ${markdownText(why(worst.statements))}`,
          '',
        ]
      : []),
    ...(behind.length === 0
      ? orNone([], words)
      : table(
          [step, gap, because],
          behind.map(({ step: id, score = 0 }) => {
            const value = workshop.steps[id]
            return [value?.name ?? '', words.number(Math.round(score)), value ? why(statementsOf(value)) : '']
          }),
        )),
  ]
}

function opportunityLines(workshop: Workshop, words: MinutesWords): string[] {
  const all = rankOpportunities(workshop)
  if (all.length === 0) return [...heading(words.opportunities), ...orNone([], words)]
  const zones: readonly (Zone | undefined)[] = [...ZONES, undefined]
  return [
    ...heading(words.opportunities),
    ...zones.flatMap((zone) => {
      const here = all.filter((each) => each.zone === zone)
      if (here.length === 0) return []
      return [
        `### ${markdownText(zone ? words.zones[zone] : words.unplaced)}`,
        '',
        ...here.flatMap(({ id, dots }) => opportunityLine(own(workshop.opportunities, id), dots, words)),
        '',
      ]
    }),
  ]
}

function opportunityLine(opportunity: Opportunity | undefined, dots: number, words: MinutesWords): string[] {
  if (!opportunity) return []
  const { effort, impact, status } = opportunity
  const simulated = impactBeside(opportunity)
  const facts = [
    ...(impact === undefined ? [] : [`${words.columns.impact} ${words.number(impact)}`]),
    ...(effort === undefined ? [] : [`${words.columns.effort} ${words.number(effort)}`]),
    ...(simulated ? [`${words.columns.simulated} ${words.difference(simulated.difference, simulated.ci95)}`] : []),
    words.dots(dots),
    words.statuses[status],
  ]
  return [`- **${markdownText(titleOf(opportunity) || words.none)}** (${facts.map(markdownText).join('; ')})`]
}

function decisionLines(workshop: Workshop, words: MinutesWords): string[] {
  const decided = rankOpportunities(workshop).flatMap(({ id }) => {
    const opportunity = own(workshop.opportunities, id)
    const told = opportunity && (opportunity.decision?.trim() || opportunity.owner || opportunity.due)
    return told ? [opportunity] : []
  })
  const { decision, owner, due, status } = words.columns
  return [
    ...heading(words.decisions),
    ...(decided.length === 0
      ? orNone([], words)
      : table(
          [decision, owner, due, status],
          decided.map((each) => [
            each.decision?.trim() || titleOf(each),
            each.owner?.trim() || words.nobody,
            each.due === undefined ? '' : words.date(each.due),
            words.statuses[each.status],
          ]),
        )),
  ]
}

function questionLines(workshop: Workshop, words: MinutesWords): string[] {
  const open = rankOpportunities(workshop).flatMap(({ id }) =>
    (own(workshop.opportunities, id)?.feasibility ?? []).filter(({ answer }) => answer === 'unknown'),
  )
  return [
    ...heading(words.questions),
    ...orNone(
      open.map(({ question, owner }) => `- ${markdownText(question)} (${markdownText(owner?.trim() || words.nobody)})`),
      words,
    ),
  ]
}
