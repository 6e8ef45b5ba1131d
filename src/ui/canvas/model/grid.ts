/** A stretch of the canvas, in its units. */
export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Things by where they lie, so that one need not look at all of them to find those near a place. */
export interface Grid<Item> {
  readonly add: (item: Item, area: Area) => void
  /** Does something hold for one of the things whose cells an area touches? A thing may be asked about more than once. */
  readonly some: (area: Area, test: (item: Item) => boolean) => boolean
}

/** About a row of steps high and two steps wide. */
const [WIDTH, HEIGHT] = [512, 128]
/** Columns are counted from −2²⁰, which no canvas reaches. */
const COLUMNS = 2 ** 21

export function createGrid<Item>(): Grid<Item> {
  const cells = new Map<number, Item[]>()
  const each = ({ left, right, top, bottom }: Area, visit: (cell: number) => boolean): boolean => {
    const [first, last] = [Math.floor(left / WIDTH), Math.floor(right / WIDTH)]
    for (let row = Math.floor(top / HEIGHT); row <= Math.floor(bottom / HEIGHT); row += 1) {
      for (let column = first; column <= last; column += 1) {
        if (visit(row * COLUMNS + column + COLUMNS / 2)) return true
      }
    }
    return false
  }
  return {
    add: (item, area) => {
      each(area, (cell) => {
        const present = cells.get(cell)
        if (present) present.push(item)
        else cells.set(cell, [item])
        return false
      })
    },
    some: (area, test) => each(area, (cell) => cells.get(cell)?.some(test) === true),
  }
}
