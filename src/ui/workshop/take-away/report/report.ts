import type { Opportunity } from '../../../../document/index.ts'
import {
  differenceWords,
  dueWords,
  evidenceOf,
  impactBeside,
  type Named,
  orderedActions,
  orderedSteps,
  rankOpportunities,
  rankSteps,
  statementsOf,
  stepsOf,
  titleOf,
  whyWords,
  worstMoment,
  ZONES,
} from '../../../../workshop/index.ts'
import { besideWords, MEASURES, simulatedStep } from '../../../fields/index.ts'
import { curveMarks } from '../page/curve-figure.ts'
import { flow, marksOf, type Row } from '../page/flow.ts'
import { type Page, upright } from '../page/paper.ts'
import { quadrantMarks } from '../page/quadrant-figure.ts'
import { textUnits } from '../page/units.ts'
import { experienceFigures, toldOf } from '../sheet/cells.ts'
import type { TakenAway } from '../speech.ts'
import { computedRows } from './computed.ts'
import { type Entry, figure, heading, paragraph, type Setter, table } from './rows.ts'

const EDGE = 56
const SIZE = 12.5

/** The report on upright A4: whose journey, how it feels, where it falls behind, what is done about it, and who does it. */
export function reportPages(taken: TakenAway): Page[] {
  const page = upright('a4')
  const set: Setter = { x: EDGE, width: page.width - 2 * EDGE, size: SIZE }
  const rows = [
    ...titleRows(taken, set),
    ...courseRows(taken, set),
    ...gapRows(taken, set),
    ...besideRows(taken, set),
    ...opportunityRows(taken, set),
    ...decisionRows(taken, set),
    ...questionRows(taken, set),
    ...computedRows(taken, set),
  ]
  const pages = flow(rows, { top: EDGE + SIZE * 2, bottom: page.height - EDGE - SIZE * 2 })
  return pages.map((placed, index) => ({
    ...page,
    marks: [...frame(taken, page, index + 1, pages.length), ...marksOf(placed)],
  }))
}

function frame(
  { journey, say, today }: TakenAway,
  page: { width: number; height: number },
  number: number,
  of: number,
) {
  const style = { size: SIZE * 0.85, tone: 'text-soft', lines: 1 } as const
  const half = (page.width - 2 * EDGE) / 2 - 8
  const right = page.width - EDGE - half
  return [
    ...textUnits(journey.name, half, style).flatMap((unit) => unit.draw(EDGE, EDGE - SIZE)),
    ...textUnits(today, half, { ...style, align: 'end' }).flatMap((unit) => unit.draw(right, EDGE - SIZE)),
    ...textUnits(say.t('takeAway:report.page', { page: number, of }), half, { ...style, align: 'end' }).flatMap(
      (unit) => unit.draw(right, page.height - EDGE),
    ),
  ]
}

function titleRows({ journey, workshop, say }: TakenAway, set: Setter): Row[] {
  const { persona } = workshop
  const quote = persona?.quote.trim() ?? ''
  const actions = orderedActions(workshop).map(([, { name }]) => name)
  return [
    paragraph(set, say.t('takeAway:report.title'), { tone: 'text-soft' }),
    paragraph(set, journey.name || say.t('takeAway:untitled'), { size: SIZE * 2.2, bold: true }),
    ...(persona
      ? [
          { ...paragraph(set, persona.name, { size: SIZE * 1.3, bold: true }), leads: true },
          paragraph(set, persona.goal),
          ...(quote === '' ? [] : [paragraph(set, `“${quote}”`, { tone: 'text-soft' })]),
        ]
      : []),
    ...(actions.length === 0
      ? []
      : [paragraph(set, `${say.t('takeAway:report.actions')}: ${say.format.list(actions)}`)]),
  ]
}

function courseRows(taken: TakenAway, set: Setter): Row[] {
  const { workshop, say } = taken
  const { t } = say
  const worst = worstMoment(workshop)
  const groups = [...orderedActions(workshop).map(([id]) => id), undefined]
  const courses = groups.map((id) => ({ id, steps: stepsOf(workshop, id) })).filter(({ steps }) => steps.length > 0)
  if (courses.length === 0) return []
  const name = (id: string | undefined) =>
    id === undefined ? t('takeAway:sheet.noAction') : workshop.actions[id]?.name
  return [
    heading(set, t('takeAway:report.course')),
    ...(worst
      ? [
          paragraph(
            set,
            `${t('takeAway:worst')}: ${workshop.steps[worst.step]?.name ?? ''} (${whyWords(say, worst.statements)})`,
            { tone: 'bad', bold: true },
          ),
        ]
      : []),
    ...courses.flatMap(({ id, steps }) => [
      ...(courses.length > 1 ? [{ ...paragraph(set, name(id) ?? '', { bold: true }), leads: true }] : []),
      ...curveFigures(taken, set, steps),
      ...stepTable(taken, set, steps),
    ]),
  ]
}

/** So many steps have room beside one another in a picture of the curves. */
const STEPS_ACROSS = 24

function curveFigures({ workshop, say }: TakenAway, set: Setter, steps: readonly Named<Steps>[]): Row[] {
  const { t } = say
  const worst = worstMoment(workshop)
  if (!steps.some(([, step]) => step.expectation?.emotion !== undefined || step.reality?.emotion !== undefined))
    return []
  const height = 190
  const pictures = Math.ceil(steps.length / STEPS_ACROSS)
  const each = Math.ceil(steps.length / pictures)
  return Array.from({ length: pictures }, (_, index) => {
    const [from, to] = [index * each, Math.min(steps.length, (index + 1) * each)]
    const column = set.width / (to - from)
    return figure(set, {
      height: height + SIZE * 1.6,
      draw: (x, y) => [
        ...curveMarks({
          steps,
          from,
          to,
          worst: worst && { step: worst.step, label: t('takeAway:worst') },
          words: {
            expectation: t('takeAway:lane.expectation'),
            reality: t('takeAway:lane.reality'),
            gap: t('takeAway:gap'),
          },
          size: SIZE * 0.9,
          box: { x, y, width: set.width, height },
        }),
        ...steps.slice(from, to).flatMap((_, place) =>
          textUnits(String(from + place + 1), column, {
            size: SIZE * 0.9,
            tone: 'text-soft',
            align: 'middle',
            lines: 1,
          }).flatMap((unit) => unit.draw(x + place * column, y + height)),
        ),
      ],
    })
  })
}

type Steps = TakenAway['workshop']['steps'][string]

function stepTable({ say }: TakenAway, set: Setter, steps: readonly Named<Steps>[]): Row[] {
  const { t } = say
  const told = (experience: Steps['reality']): Entry =>
    experience
      ? [
          [experience.text, {}],
          [experienceFigures(say, experience), { tone: 'text-soft', size: SIZE * 0.9 }],
        ]
      : ''
  return table(
    set,
    [
      { title: t('takeAway:column.number'), share: 6 },
      { title: t('takeAway:column.step'), share: 24 },
      { title: t('takeAway:lane.expectation'), share: 35 },
      { title: t('takeAway:lane.reality'), share: 35 },
    ],
    steps.map(([, step], index) => [
      String(index + 1),
      [
        [step.name, { bold: true }],
        [[step.touchpoint, step.owner].filter((each) => each).join(' · '), { tone: 'text-soft', size: SIZE * 0.9 }],
        ...toldOf(step.pains).map((pain) => [`• ${pain}`, { size: SIZE * 0.9 }] as const),
      ],
      told(step.expectation),
      told(step.reality),
    ]),
  )
}

function gapRows({ workshop, say }: TakenAway, set: Setter): Row[] {
  const { t, format } = say
  const behind = rankSteps(workshop).filter(({ score }) => score !== undefined && score > 0)
  if (Object.keys(workshop.steps).length === 0) return []
  return [
    heading(set, t('takeAway:report.gaps')),
    ...(behind.length === 0
      ? [paragraph(set, t('takeAway:report.noGaps'))]
      : table(
          set,
          [
            { title: t('takeAway:column.step'), share: 26 },
            { title: t('takeAway:column.gap'), share: 14, align: 'end' },
            { title: t('takeAway:column.why'), share: 44 },
            { title: t('takeAway:lane.evidence'), share: 16 },
          ],
          behind.map(({ step: id, score = 0 }) => {
            const step = workshop.steps[id]
            return [
              step?.name ?? '',
              format.number(Math.round(score)),
              step ? whyWords(say, statementsOf(step)) : '',
              step ? t(`takeAway:evidence.${evidenceOf(step)}`) : '',
            ]
          }),
        )),
  ]
}

function besideRows({ journey, workshop, say, run }: TakenAway, set: Setter): Row[] {
  const { t } = say
  if (!run) return []
  const found = orderedSteps(workshop).flatMap(([, step]) => {
    const figures = simulatedStep(journey, step, run)
    return figures.state === 'found' ? [{ step, figures }] : []
  })
  if (found.length === 0) return []
  const rows = found.flatMap(({ step, figures }) =>
    MEASURES.flatMap((measure): Entry[][] => {
      const beside = figures.linked[measure]
      if (!beside) return []
      const words = besideWords(say, measure, beside)
      return [
        [
          step.name,
          t(`workshopLink:beside.measure.${measure}`),
          words.guess ?? t('workshopLink:beside.noGuess'),
          [
            [words.found, {}],
            [words.range, { tone: 'text-soft', size: SIZE * 0.9 }],
          ],
          [[words.verdict ?? '', beside.off ? { tone: 'warn', bold: true } : {}]],
        ],
      ]
    }),
  )
  return [
    heading(set, t('takeAway:report.beside')),
    ...(found.some(({ figures }) => figures.old)
      ? [paragraph(set, t('workshopLink:beside.old'), { tone: 'warn' })]
      : []),
    ...table(
      set,
      [
        { title: t('takeAway:column.step'), share: 22 },
        { title: '', share: 18 },
        { title: t('workshopLink:beside.guess'), share: 16 },
        { title: t('workshopLink:beside.source.simulation'), share: 24 },
        { title: '', share: 22 },
      ],
      rows,
    ),
  ]
}

function opportunityRows(taken: TakenAway, set: Setter): Row[] {
  const { workshop, say } = taken
  const { t, format } = say
  const ranked = rankOpportunities(workshop)
  if (ranked.length === 0) return []
  const placed = ranked.flatMap(({ id }, index) => {
    const { effort, impact } = workshop.opportunities[id] ?? {}
    return effort === undefined || impact === undefined ? [] : [{ number: index + 1, effort, impact }]
  })
  const side = 260
  return [
    heading(set, t('takeAway:opportunities')),
    ...table(
      set,
      [
        { title: t('takeAway:column.number'), share: 6 },
        { title: t('takeAway:column.opportunity'), share: 42 },
        { title: t('takeAway:column.impact'), share: 11, align: 'end' },
        { title: t('takeAway:column.effort'), share: 12, align: 'end' },
        { title: t('takeAway:column.simulated'), share: 30 },
      ],
      ranked.flatMap(({ id, zone, dots }, index) => {
        const card = workshop.opportunities[id]
        if (!card) return []
        const facts = [
          t(zone ? `takeAway:zone.${zone}` : 'takeAway:unplaced'),
          t('takeAway:dots', { count: dots }),
          t(`takeAway:status.${card.status}`),
        ]
        return [
          [
            String(index + 1),
            [
              [titleOf(card) || t('takeAway:untitled'), { bold: true }],
              [facts.join(' · '), { tone: 'text-soft', size: SIZE * 0.9 }],
              ...told(t('takeAway:dream'), card.dream),
              ...told(t('takeAway:realistic'), card.realistic),
            ],
            format.number(card.impact, 1),
            format.number(card.effort, 1),
            simulatedEntry(taken, card),
          ],
        ]
      }),
    ),
    ...(placed.length === 0
      ? []
      : [
          figure(set, {
            height: side + SIZE * 5,
            draw: (x, y) =>
              quadrantMarks({
                cards: placed,
                words: {
                  effort: t('takeAway:column.effort'),
                  impact: t('takeAway:column.impact'),
                  zones: Object.fromEntries(ZONES.map((zone) => [zone, t(`takeAway:zone.${zone}`)])) as Record<
                    (typeof ZONES)[number],
                    string
                  >,
                },
                size: SIZE,
                box: { x: x + (set.width - side * 1.25) / 2, y: y + SIZE * 2, width: side * 1.25, height: side },
              }),
          }),
        ]),
  ]
}

const told = (title: string, text: string): (readonly [string, { size: number }])[] =>
  text.trim() === '' ? [] : [[`${title}: ${text}`, { size: SIZE * 0.9 }]]

function simulatedEntry({ say, journey }: TakenAway, card: Opportunity): Entry {
  const beside = impactBeside(card)
  if (!beside || !card.computed) return '–'
  const goal = Object.hasOwn(journey.settings.goals, card.computed.goal)
    ? journey.settings.goals[card.computed.goal]?.name
    : undefined
  const score = beside.score
  return [
    [differenceWords(say, beside.difference, beside.ci95), {}],
    ...(goal ? [[goal, { tone: 'text-soft', size: SIZE * 0.9 }] as const] : []),
    ...(score
      ? [
          [
            say.t('takeAway:asImpact', {
              found: say.format.number(score.found, 1),
              low: say.format.number(score.low, 1),
              high: say.format.number(score.high, 1),
            }),
            { tone: 'text-soft', size: SIZE * 0.9 },
          ] as const,
        ]
      : []),
    ...(beside.off ? [[say.t('takeAway:impactOff'), { tone: 'warn', bold: true, size: SIZE * 0.9 }] as const] : []),
  ]
}

function decisionRows({ workshop, say }: TakenAway, set: Setter): Row[] {
  const { t } = say
  const decided = rankOpportunities(workshop).flatMap(({ id }) => {
    const card = workshop.opportunities[id]
    return card && (card.decision?.trim() || card.owner || card.due) ? [card] : []
  })
  if (Object.keys(workshop.opportunities).length === 0) return []
  return [
    heading(set, t('takeAway:report.decisions')),
    ...(decided.length === 0
      ? [paragraph(set, t('takeAway:report.noDecisions'))]
      : table(
          set,
          [
            { title: t('takeAway:column.decision'), share: 52 },
            { title: t('takeAway:column.owner'), share: 18 },
            { title: t('takeAway:column.due'), share: 16 },
            { title: t('takeAway:column.status'), share: 14 },
          ],
          decided.map((card) => [
            card.decision?.trim() || titleOf(card),
            card.owner?.trim() || t('takeAway:nobody'),
            card.due === undefined ? '' : dueWords(say, card.due),
            t(`takeAway:status.${card.status}`),
          ]),
        )),
  ]
}

function questionRows({ workshop, say }: TakenAway, set: Setter): Row[] {
  const { t } = say
  const asked = rankOpportunities(workshop).flatMap(({ id }) => {
    const card = workshop.opportunities[id]
    return card ? card.feasibility.map((question) => ({ card, ...question })) : []
  })
  if (asked.length === 0) return []
  return [
    heading(set, t('takeAway:report.questions')),
    ...table(
      set,
      [
        { title: t('takeAway:column.question'), share: 44 },
        { title: t('takeAway:column.answer'), share: 14 },
        { title: t('takeAway:column.owner'), share: 16 },
        { title: t('takeAway:column.opportunity'), share: 26 },
      ],
      asked.map(({ card, question, answer, owner }) => [
        question,
        t(`takeAway:answer.${answer}`),
        owner?.trim() || t('takeAway:nobody'),
        titleOf(card),
      ]),
    ),
  ]
}
