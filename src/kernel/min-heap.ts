/** A binary min-heap; `before` decides the order and must be total for the order to be repeatable. */
export class MinHeap<Item> {
  private readonly items: Item[] = []
  private readonly before: (a: Item, b: Item) => boolean

  constructor(before: (a: Item, b: Item) => boolean) {
    this.before = before
  }

  get size(): number {
    return this.items.length
  }

  peek(): Item | undefined {
    return this.items[0]
  }

  /** O(log n). */
  push(item: Item): void {
    const { items, before } = this
    let index = items.length
    items.push(item)
    while (index > 0) {
      const above = (index - 1) >> 1
      const parent = items[above] as Item
      if (!before(item, parent)) break
      items[index] = parent
      index = above
    }
    items[index] = item
  }

  /** The least item, O(log n); `undefined` when there is none. */
  pop(): Item | undefined {
    const { items } = this
    const least = items[0]
    const last = items.pop()
    if (items.length > 0 && last !== undefined) this.sink(last)
    return least
  }

  private sink(item: Item): void {
    const { items, before } = this
    const count = items.length
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= count) break
      if (child + 1 < count && before(items[child + 1] as Item, items[child] as Item)) child++
      const below = items[child] as Item
      if (!before(below, item)) break
      items[index] = below
      index = child
    }
    items[index] = item
  }
}
