import type { Cell, Row } from '../page/flow.ts'
import { ink } from '../page/marks.ts'
import { space, type TextStyle, textUnits, type Unit } from '../page/units.ts'

/** Pieces that a report is made of. */
export interface Column {
  readonly title: string
  /** What share of the width it has, in parts of all. */
  readonly share: number
  readonly align?: 'start' | 'end'
}

export interface Setter {
  readonly x: number
  readonly width: number
  readonly size: number
}

export const heading = ({ x, width, size }: Setter, text: string): Row => ({
  cells: [{ x, width, units: [space(size * 1.2), ...textUnits(text, width, { size: size * 1.5, bold: true })] }],
  gap: size * 0.5,
  leads: true,
})

export const paragraph = ({ x, width, size }: Setter, text: string, style: Partial<TextStyle> = {}): Row => ({
  cells: [{ x, width, units: textUnits(text, width, { size, ...style }) }],
  gap: size * 0.5,
})

export const figure = ({ x, width }: Setter, unit: Unit): Row => ({
  cells: [{ x, width, units: [unit] }],
  whole: true,
  gap: 8,
})

/** A cell of a table: words, or words of several styles below one another. */
export type Entry = string | readonly (readonly [text: string, style: Partial<TextStyle>])[]

/** A table whose head stands again on each page. */
export function table(
  { x, width, size }: Setter,
  columns: readonly Column[],
  rows: readonly (readonly Entry[])[],
): Row[] {
  const inset = size * 0.6
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (share / all) * width)
  const left = (index: number) => x + widths.slice(0, index).reduce((sum, each) => sum + each, 0)
  const cell = (index: number, units: (room: number) => readonly Unit[], ground?: string): Cell => {
    const wide = widths[index] ?? 0
    return { x: left(index), width: wide, units: units(wide - 2 * inset), ...(ground && { ground }) }
  }
  const head: Row = {
    cells: columns.map(({ title, align = 'start' }, index) =>
      cell(
        index,
        (room) => textUnits(title, room, { size: size * 0.9, bold: true, tone: 'text-soft', align }),
        ink('sunken'),
      ),
    ),
    pad: size * 0.35,
    inset,
    whole: true,
    leads: true,
  }
  const body = rows.map(
    (entries): Row => ({
      cells: columns.map(({ align = 'start' }, index) =>
        cell(index, (room) => entryUnits(entries[index] ?? '', room, { size, align })),
      ),
      pad: size * 0.35,
      inset,
      rule: true,
      head: [head],
    }),
  )
  return [head, ...body, { cells: [], gap: size * 0.5 }]
}

const entryUnits = (entry: Entry, width: number, style: TextStyle): Unit[] =>
  (typeof entry === 'string' ? [[entry, {}] as const] : entry).flatMap(([text, more]) =>
    textUnits(text, width, { ...style, ...more }),
  )
