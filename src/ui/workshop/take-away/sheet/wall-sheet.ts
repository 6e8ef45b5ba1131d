import type { BoardLane, WorkshopStep } from '../../../../document/index.ts'
import {
  dueWords,
  type Named,
  orderedActions,
  rankOpportunities,
  stepsOf,
  titleOf,
  whyWords,
  worstMoment,
  ZONES,
} from '../../../../workshop/index.ts'
import { curveMarks } from '../page/curve-figure.ts'
import { type Cell, flow, marksOf, type Row } from '../page/flow.ts'
import { ink, type Mark } from '../page/marks.ts'
import { lying, type Page, type SheetPaper } from '../page/paper.ts'
import { space, textUnits, type Unit } from '../page/units.ts'
import type { TakenAway } from '../speech.ts'
import { type CellMaker, LANE_CELLS, simulatedUnits, thingUnits } from './cells.ts'
import { freeMarks } from './free-things.ts'

export interface SheetChoice {
  readonly paper: SheetPaper
  /** Letters of another size than the one that makes the fewest sheets; for tests. */
  readonly scale?: number
}

/** A part of a course that has room beside one another on a sheet. */
interface Course {
  readonly name: string
  readonly steps: readonly Named<WorkshopStep>[]
}

interface Setting extends TakenAway {
  readonly page: { readonly width: number; readonly height: number }
  /** Of the letters in cells. */
  readonly size: number
  readonly edge: number
  readonly label: number
}

const EDGE = 38
const LEAST_COLUMN = 150
const WIDEST_COLUMN = 340
const LABEL = 88
const LETTERS = 11
/** From large letters to the smallest that are read at arm's length: whichever makes the fewest sheets, the largest of those. */
const SCALES = [1.6, 1.4, 1.2, 1.05, 0.95] as const
/** Setting a course of so many steps takes a while: it is set once. */
const MANY_STEPS = 120

/**
 * The whole course on sheets for the wall, lying: stages and steps as columns, lanes as rows, the curves of feelings with
 * the gap shaded, and what was made of it. As many sheets as it needs; nothing is cut off. Nothing where nothing has been
 * plotted, thought of, or laid on the board.
 */
export function wallSheets(taken: TakenAway, { paper, scale }: SheetChoice): Page[] {
  const many = Object.keys(taken.workshop.steps).length > MANY_STEPS
  const scales = scale !== undefined ? [scale] : many ? [1] : SCALES
  const all = scales.map((each) => sheetsAt(taken, paper, each))
  return all.reduce((best, sheets) => (sheets.length < best.length ? sheets : best))
}

function sheetsAt(taken: TakenAway, paper: SheetPaper, scale: number): Page[] {
  const setting: Setting = { ...taken, page: lying(paper), size: LETTERS * scale, edge: EDGE, label: LABEL * scale }
  const courses = coursesOf(taken)
  const bodies = courses.flatMap((course) =>
    groupsOf(setting, course).map((group) => ({
      title: course.name,
      rows: (first: boolean) => [...(first ? headRows(setting) : []), ...courseRows(setting, course, group)],
    })),
  )
  const last = opportunityRows(setting)
  const pages: { title: string; marks: Mark[] }[] = []
  const room = { top: setting.edge + setting.size * 2, bottom: setting.page.height - setting.edge - setting.size * 1.6 }
  bodies.forEach(({ title, rows }, index) => {
    const all = [...rows(index === 0), ...(index === bodies.length - 1 ? last : [])]
    for (const placed of flow(all, room)) pages.push({ title, marks: marksOf(placed) })
  })
  if (bodies.length === 0 && last.length > 0)
    for (const placed of flow([...headRows(setting), ...last], room)) pages.push({ title: '', marks: marksOf(placed) })
  const free = freePage(setting, room)
  if (free) pages.push(free)
  return pages.map(({ title, marks }, index) => ({
    ...setting.page,
    marks: [...frameMarks(setting, title, index + 1, pages.length), ...marks],
  }))
}

/** The courses of all actions that have steps; those of none come last. */
function coursesOf({ workshop, say }: TakenAway): Course[] {
  const named = orderedActions(workshop).map(([id, action]) => ({ name: action.name, steps: stepsOf(workshop, id) }))
  const others = { name: say.t('takeAway:sheet.noAction'), steps: stepsOf(workshop, undefined) }
  return [...named, others].filter(({ steps }) => steps.length > 0)
}

interface Group {
  readonly from: number
  readonly to: number
  readonly column: number
}

/** Columns on as few sheets as they have room on, as many on each. */
function groupsOf({ page, size, edge, label }: Setting, { steps }: Course): Group[] {
  const room = page.width - 2 * edge - label
  const most = Math.max(1, Math.floor(room / ((LEAST_COLUMN * size) / LETTERS)))
  const sheets = Math.ceil(steps.length / most)
  const each = Math.ceil(steps.length / sheets)
  const column = Math.min((WIDEST_COLUMN * size) / LETTERS, room / each)
  return Array.from({ length: sheets }, (_, index) => ({
    from: index * each,
    to: Math.min(steps.length, (index + 1) * each),
    column,
  })).filter(({ from, to }) => from < to)
}

/** The name of the workshop, whose journey it is, and the worst moment. */
function headRows(setting: Setting): Row[] {
  const { journey, workshop, say, page, size, edge } = setting
  const width = page.width - 2 * edge
  const half = width / 2 - size
  const { persona } = workshop
  const worst = worstMoment(workshop)
  const said = persona && [
    ...textUnits(persona.name, half, { size: size * 1.3, bold: true, lines: 1 }),
    ...textUnits(persona.goal, half, { size, lines: 3 }),
    ...(persona.quote.trim() === ''
      ? []
      : textUnits(`“${persona.quote.trim()}”`, half, { size, tone: 'text-soft', lines: 2 })),
  ]
  const title = [
    ...textUnits(journey.name || say.t('takeAway:untitled'), half, { size: size * 2, bold: true, lines: 2 }),
    ...(worst
      ? textUnits(
          `${say.t('takeAway:worst')}: ${workshop.steps[worst.step]?.name ?? ''} (${whyWords(say, worst.statements)})`,
          half,
          { size, tone: 'bad', bold: true, lines: 3 },
        )
      : []),
  ]
  return [
    {
      cells: [
        { x: edge, width: half, units: title },
        { x: edge + half + 2 * size, width: half, units: said ?? [] },
      ],
      gap: size * 0.8,
      whole: true,
    },
  ]
}

const LANES = [
  'touchpoint',
  'channel',
  'expectation',
  'reality',
  'emotion',
  'simulated',
  'pains',
  'backstage',
  'owner',
  'evidence',
  'opportunity',
] as const

function courseRows(setting: Setting, course: Course, group: Group): Row[] {
  const head = stepHead(setting, course, group)
  return [
    ...head,
    ...LANES.flatMap((lane): Row[] => {
      const row = lane === 'emotion' ? emotionRow(setting, course, group) : laneRow(setting, course, group, lane)
      return row ? [{ ...row, head, pad: setting.size * 0.5, inset: setting.size * 0.5, rule: true }] : []
    }),
  ]
}

const columnX = ({ edge, label }: Setting, { column }: Group, index: number) => edge + label + index * column

/** Stages as bands over their steps, and the steps' names. */
function stepHead(setting: Setting, { steps }: Course, group: Group): Row[] {
  const { journey, workshop, say, size, edge, label } = setting
  const worst = worstMoment(workshop)?.step
  const shown = steps.slice(group.from, group.to)
  const cells = shown.map(([id, step], index): Cell => {
    const width = group.column - size
    return {
      x: columnX(setting, group, index),
      width: group.column,
      ground: id === worst ? tint('bad') : ink('sunken'),
      units: [
        ...textUnits(`${group.from + index + 1}. ${step.name}`, width, { size: size * 1.1, bold: true, lines: 8 }),
        ...(step.entryPoint
          ? textUnits(say.t('takeAway:sheet.entry'), width, { size: size * 0.92, tone: 'good' })
          : []),
        ...(id === worst
          ? textUnits(say.t('takeAway:worst'), width, { size: size * 0.92, tone: 'bad', bold: true })
          : []),
        ...thingUnits({ taken: setting, size, width }, id, 'action'),
      ],
    }
  })
  const name = textUnits(say.t('takeAway:lane.action'), label - size, {
    size: size * 0.92,
    bold: true,
    tone: 'text-soft',
  })
  const names: Row = {
    cells: [{ x: edge, width: label, units: name, ground: ink('sunken') }, ...cells],
    pad: size * 0.5,
    inset: size * 0.5,
    whole: true,
  }
  const bands = stageCells(setting, shown, group, journey.stages)
  return bands.length === 0
    ? [names]
    : [{ cells: bands, pad: size * 0.3, inset: size * 0.5, gap: 2, whole: true }, names]
}

/** A pale colour of a token: as it would be at a tenth of its strength on white. */
const tint = (token: string): string => {
  const colour = ink(token)
  const channel = (index: number) => Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16)
  const pale = [0, 1, 2].map((index) => Math.round(255 - (255 - channel(index)) * 0.13))
  return `#${pale.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function stageCells(
  setting: Setting,
  shown: readonly Named<WorkshopStep>[],
  group: Group,
  stages: Readonly<Record<string, { readonly name: string }>>,
): Cell[] {
  const { size } = setting
  const cells: Cell[] = []
  let start = 0
  shown.forEach(([, step], index) => {
    const next = shown[index + 1]?.[1]
    if (next && next.stage === step.stage) return
    const name = step.stage !== undefined && Object.hasOwn(stages, step.stage) ? stages[step.stage]?.name : undefined
    if (name !== undefined) {
      const width = (index - start + 1) * group.column - 2
      const units = textUnits(name, width - size, { size, bold: true, tone: 'accent', lines: 1, align: 'middle' })
      cells.push({ x: columnX(setting, group, start), width, units, ground: tint('accent') })
    }
    start = index + 1
  })
  return cells
}

/** A lane with what it says of each step; nothing where it says nothing of any. */
function laneRow(
  setting: Setting,
  { steps }: Course,
  group: Group,
  lane: Exclude<(typeof LANES)[number], 'emotion'>,
): Row | undefined {
  const { size } = setting
  const maker: CellMaker = { taken: setting, size, width: group.column - size }
  const says = (id: string, step: WorkshopStep): Unit[] =>
    lane === 'simulated'
      ? simulatedUnits(maker, step)
      : [...LANE_CELLS[lane](maker, id, step), ...thingUnits(maker, id, lane)]
  const cells = steps
    .slice(group.from, group.to)
    .map(
      ([id, step], index): Cell => ({ x: columnX(setting, group, index), width: group.column, units: says(id, step) }),
    )
  if (cells.every(({ units }) => units.length === 0)) return undefined
  return { cells: [laneLabel(setting, lane), ...cells] }
}

function laneLabel({ say, size, edge, label }: Setting, lane: (typeof LANES)[number]): Cell {
  const style = { size: size * 0.92, bold: true, tone: 'text-soft' } as const
  const name = say.t(`takeAway:lane.${lane}`)
  return {
    x: edge,
    width: label,
    units: textUnits(name, label - size, style),
    again: textUnits(say.t('takeAway:sheet.again', { name }), label - size, style),
  }
}

/** How high the curves stand, in sizes of the letters. */
const CURVES = 15

function emotionRow(setting: Setting, { steps }: Course, group: Group): Row | undefined {
  const { workshop, say, size } = setting
  const shown = steps.slice(group.from, group.to)
  const feels = shown.some(([, step]) => step.expectation?.emotion !== undefined || step.reality?.emotion !== undefined)
  const lane: BoardLane = 'emotion'
  const things = shown.map(([id], index): Cell => {
    const maker = { taken: setting, size, width: group.column - size }
    return { x: columnX(setting, group, index), width: group.column, units: thingUnits(maker, id, lane) }
  })
  if (!feels && things.every(({ units }) => units.length === 0)) return undefined
  const height = size * CURVES
  const worst = worstMoment(workshop)
  const curves: Unit = {
    height,
    draw: (x, y) =>
      curveMarks({
        steps,
        from: group.from,
        to: group.to,
        worst: worst && { step: worst.step, label: say.t('takeAway:worst') },
        words: {
          expectation: say.t('takeAway:lane.expectation'),
          reality: say.t('takeAway:lane.reality'),
          gap: say.t('takeAway:gap'),
        },
        size,
        // The row's inset would move the points out of the middle of their columns.
        box: { x: x - size * 0.5, y, width: shown.length * group.column, height },
      }),
  }
  // The curves run over all columns; what lies in the cells stands below them.
  const [first, ...others] = things
  const below = (cell: Cell): Cell => ({
    ...cell,
    units: cell.units.length > 0 ? [space(feels ? height : 0), ...cell.units] : [],
  })
  const columns = first ? [{ ...first, units: [feels ? curves : space(0), ...first.units] }, ...others.map(below)] : []
  return { cells: [laneLabel(setting, 'emotion'), ...columns], whole: true }
}

/** All opportunities in the order to do them, zone beside zone. */
function opportunityRows(setting: Setting): Row[] {
  const { workshop, say, page, size, edge } = setting
  const ranked = rankOpportunities(workshop)
  if (ranked.length === 0) return []
  const zones = [...ZONES, undefined].filter((zone) => zone !== undefined || ranked.some((each) => each.zone === zone))
  const width = (page.width - 2 * edge) / zones.length
  const cells = zones.map((zone, index): Cell => {
    const here = ranked.filter((each) => each.zone === zone)
    const room = width - 2 * size
    return {
      x: edge + index * width,
      width: width - size,
      units: [
        ...textUnits(say.t(zone ? `takeAway:zone.${zone}` : 'takeAway:unplaced'), room, {
          size,
          bold: true,
          tone: zone === 'doNow' ? 'good' : 'text-soft',
        }),
        ...here.flatMap(({ id }) => {
          const card = workshop.opportunities[id]
          if (!card) return []
          const owner = [card.owner, card.due === undefined ? undefined : dueWords(say, card.due)]
          return [
            space(size * 0.3),
            ...textUnits(
              `${ranked.findIndex((each) => each.id === id) + 1}. ${titleOf(card) || say.t('takeAway:untitled')}`,
              room,
              { size },
            ),
            ...textUnits(owner.filter((each) => each).join(' · '), room, { size: size * 0.92, tone: 'text-soft' }),
          ]
        }),
      ],
    }
  })
  const title = textUnits(say.t('takeAway:opportunities'), page.width - 2 * edge, { size: size * 1.3, bold: true })
  return [
    {
      cells: [{ x: edge, width: page.width - 2 * edge, units: [space(size), ...title] }],
      gap: size * 0.4,
      leads: true,
    },
    { cells, pad: size * 0.5, inset: size * 0.5, rule: true },
  ]
}

function freePage(setting: Setting, { top, bottom }: { top: number; bottom: number }) {
  const { workshop, say, page, size, edge } = setting
  const head = size * 3
  const box = { x: edge, y: top + head, width: page.width - 2 * edge, height: bottom - top - head }
  const marks = freeMarks(workshop, box)
  if (marks.length === 0) return undefined
  const title = textUnits(say.t('takeAway:sheet.free'), box.width, { size: size * 1.3, bold: true, lines: 1 })
  return { title: '', marks: [...title.flatMap((unit) => unit.draw(edge, top)), ...marks] }
}

/** What stands at the edges of every sheet: whose it is, and which of how many. */
function frameMarks(
  { journey, workshop, say, page, size, edge, today }: Setting,
  title: string,
  sheet: number,
  of: number,
): Mark[] {
  const style = { size: size * 0.92, tone: 'text-soft', lines: 1 } as const
  const half = (page.width - 2 * edge) / 2 - size
  const left = [journey.name, workshop.persona?.name, title].filter((each) => each?.trim()).join(' · ')
  const foot = page.height - edge - size
  return [
    ...textUnits(left, half, style).flatMap((unit) => unit.draw(edge, edge)),
    ...textUnits(today, half, { ...style, align: 'end' }).flatMap((unit) => unit.draw(page.width - edge - half, edge)),
    ...textUnits(say.t('takeAway:sheet.number', { sheet, of }), half, { ...style, align: 'end' }).flatMap((unit) =>
      unit.draw(page.width - edge - half, foot),
    ),
    ...textUnits(say.t('common:appName'), half, style).flatMap((unit) => unit.draw(edge, foot)),
  ]
}
