/**
 * What is due, by time and then by order. A binary heap whose keys lie side by side as plain numbers: with hundreds of
 * thousands waiting, comparing them through objects would cost more than all that happens to them.
 */
export class DueHeap<Item> {
  private readonly times: number[] = []
  private readonly orders: number[] = []
  private readonly items: Item[] = []

  /** When the first is due; Infinity when nothing is. */
  get nextAt(): number {
    return this.times.length === 0 ? Number.POSITIVE_INFINITY : (this.times[0] as number)
  }

  /** O(log n). Same time: the lower `order` comes first. */
  push(at: number, order: number, item: Item): void {
    const { times, orders } = this
    let place = times.length
    times.push(at)
    orders.push(order)
    this.items.push(item)
    while (place > 0) {
      const above = (place - 1) >> 1
      const time = times[above] as number
      if (time < at || (time === at && (orders[above] as number) <= order)) break
      this.move(above, place)
      place = above
    }
    this.set(place, at, order, item)
  }

  /** Takes the first away, O(log n). Throws when there is none. */
  pop(): Item {
    const { times, orders, items } = this
    const first = items[0]
    const [at, order, item] = [times.pop(), orders.pop(), items.pop()]
    if (first === undefined || at === undefined || order === undefined || item === undefined)
      throw new RangeError('Nothing is due')
    if (times.length > 0) this.sink(at, order, item)
    return first
  }

  private sink(at: number, order: number, item: Item): void {
    const count = this.times.length
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= count) break
      if (child + 1 < count && this.isBefore(child + 1, child)) child++
      const time = this.times[child] as number
      if (at < time || (at === time && order <= (this.orders[child] as number))) break
      this.move(child, place)
      place = child
    }
    this.set(place, at, order, item)
  }

  private isBefore(a: number, b: number): boolean {
    const [first, second] = [this.times[a] as number, this.times[b] as number]
    return first < second || (first === second && (this.orders[a] as number) < (this.orders[b] as number))
  }

  private move(from: number, to: number): void {
    this.times[to] = this.times[from] as number
    this.orders[to] = this.orders[from] as number
    this.items[to] = this.items[from] as Item
  }

  private set(place: number, at: number, order: number, item: Item): void {
    this.times[place] = at
    this.orders[place] = order
    this.items[place] = item
  }
}
