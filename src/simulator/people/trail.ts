/**
 * A list that grows at its end without being copied: every version shares what it has in common with the one it came
 * from. Copied only where two versions grow from the same one in different ways.
 */
export class Trail<Item> {
  readonly length: number
  private readonly items: Item[]

  constructor(items: Item[] = [], length = items.length) {
    this.items = items
    this.length = length
  }

  with(item: Item): Trail<Item> {
    const items = this.items.length === this.length ? this.items : this.items.slice(0, this.length)
    items.push(item)
    return new Trail(items, this.length + 1)
  }

  /** Negative places count from the end. */
  at(place: number): Item | undefined {
    const index = place < 0 ? this.length + place : place
    return index >= 0 && index < this.length ? this.items[index] : undefined
  }

  /** Its first so many items. */
  upTo(length: number): Trail<Item> {
    return new Trail(this.items, Math.min(length, this.length))
  }

  toArray(): Item[] {
    return this.items.slice(0, this.length)
  }
}
