import type { BoardLane, Experience, Workshop, WorkshopStep } from '../../../../document/index.ts'
import { feelingWords, rankOpportunities, titleOf } from '../../../../workshop/index.ts'
import { besideWords, MEASURES, simulatedStep } from '../../../fields/index.ts'
import { noteUnits, space, type TextStyle, textUnits, type Unit } from '../page/units.ts'
import type { Speech, TakenAway } from '../speech.ts'

/** What stands in the cells of a wall sheet. */
export interface CellMaker {
  readonly taken: TakenAway
  /** Of the letters, in pixels of CSS. */
  readonly size: number
  readonly width: number
}

/** Lines that nobody has written anything on are none. */
export const toldOf = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '')
const bullet = (text: string) => `• ${text}`
const soft = (size: number): TextStyle => ({ size: size * 0.92, tone: 'text-soft' })

/** What the lane of a sheet says of a step. Each is empty where nothing has been told. */
export const LANE_CELLS: Readonly<
  Record<Exclude<BoardLane, 'action' | 'emotion'>, (maker: CellMaker, id: string, step: WorkshopStep) => Unit[]>
> = {
  touchpoint: ({ taken, size, width }, _, { touchpoint, place }) => [
    ...textUnits(touchpoint ?? '', width, { size }),
    ...(place ? textUnits(taken.say.t(`takeAway:place.${place}`), width, soft(size)) : []),
  ],
  channel: ({ taken, size, width }, _, { channel }) =>
    channel ? textUnits(taken.say.t(`common:channel.${channel}`), width, { size }) : [],
  expectation: (maker, _, { expectation }) => experienceUnits(maker, expectation),
  reality: (maker, _, { reality }) => experienceUnits(maker, reality),
  pains: ({ size, width }, _, { pains }) => toldOf(pains).flatMap((pain) => textUnits(bullet(pain), width, { size })),
  backstage: ({ size, width }, _, { backstage = [] }) =>
    toldOf(backstage).flatMap((text) => textUnits(bullet(text), width, { size })),
  owner: ({ size, width }, _, { owner = '' }) => textUnits(owner, width, { size }),
  evidence: ({ taken, size, width }, _, step) =>
    (['expectation', 'reality'] as const).flatMap((side) => {
      const evidence = step[side]?.evidence
      if (!evidence) return []
      const { t } = taken.say
      return textUnits(`${t(`takeAway:lane.${side}`)}: ${t(`takeAway:evidence.${evidence}`)}`, width, soft(size))
    }),
  opportunity: ({ taken: { workshop, say }, size, width }, id) =>
    rankOpportunities(workshop).flatMap(({ id: opportunity, zone }) => {
      const card = workshop.opportunities[opportunity]
      if (!card || card.step !== id) return []
      return [
        ...textUnits(titleOf(card) || say.t('takeAway:untitled'), width, { size, bold: true }),
        ...textUnits(say.t(zone ? `takeAway:zone.${zone}` : 'takeAway:unplaced'), width, soft(size)),
      ]
    }),
}

function experienceUnits({ taken: { say }, size, width }: CellMaker, told: Experience | undefined): Unit[] {
  if (!told) return []
  const figures = experienceFigures(say, told)
  return [...textUnits(told.text, width, { size }), ...textUnits(figures, width, soft(size))]
}

/** "5 minutes · 95 % · +2". */
export const experienceFigures = (say: Speech, { within, likelihood, emotion }: Experience): string =>
  [
    ...(within === undefined ? [] : [say.format.duration(within, 'short')]),
    ...(likelihood === undefined ? [] : [say.format.percent(likelihood, 0)]),
    ...(emotion === undefined ? [] : [feelingWords(say, emotion)]),
  ].join(' · ')

/** What the simulation says beside what was guessed. */
export function simulatedUnits({ taken: { journey, say, run }, size, width }: CellMaker, step: WorkshopStep): Unit[] {
  const figures = run && simulatedStep(journey, step, run)
  if (figures?.state !== 'found') return []
  return MEASURES.flatMap((measure) => {
    const beside = figures.linked[measure]
    if (!beside) return []
    const { found, range, verdict } = besideWords(say, measure, beside)
    return [
      ...textUnits(`${found} (${range})`, width, { size }),
      ...(beside.off && verdict !== undefined
        ? textUnits(verdict, width, { size: size * 0.92, tone: 'warn', bold: true })
        : []),
    ]
  })
}

/** Stickies, emoji and pictures that lie in a cell of the board. */
export function thingUnits({ taken: { workshop }, size, width }: CellMaker, step: string, lane: BoardLane): Unit[] {
  const here = <Thing extends { step?: string | undefined; lane?: BoardLane | undefined; x: number; y: number }>(
    things: Readonly<Record<string, Thing>> | undefined,
  ) =>
    Object.entries(things ?? {})
      .filter(([, thing]) => thing.step === step && thing.lane === lane)
      .sort(([a, one], [b, other]) => one.y - other.y || one.x - other.x || (a < b ? -1 : 1))
      .map(([, thing]) => thing)
  const { board } = workshop
  const stamps = here(board?.stamps).map(({ emoji }) => emoji)
  return [
    ...here(board?.stickies).flatMap(({ text, colour = 'yellow' }) => noteUnits(text, width, { size, paper: colour })),
    ...textUnits(stamps.join(' '), width, { size: size * 1.3 }),
    ...here(board?.images).flatMap((image) => [space(size * 0.4), photoUnit(image, width, size * 12)]),
  ]
}

function photoUnit(
  image: { readonly width: number; readonly height: number; readonly data: string; readonly alt: string },
  width: number,
  highest: number,
): Unit {
  const scale = Math.min(1, width / image.width, highest / image.height)
  const size = { width: image.width * scale, height: image.height * scale }
  return {
    height: size.height,
    draw: (x, y) => [{ kind: 'photo', x, y, ...size, data: image.data, alt: image.alt }],
  }
}

/** Things that belong to no cell: they lie free on the board, or their step has gone. */
export const liesFree = (
  workshop: Workshop,
  thing: { step?: string | undefined; lane?: BoardLane | undefined },
): boolean => thing.step === undefined || thing.lane === undefined || !Object.hasOwn(workshop.steps, thing.step)
