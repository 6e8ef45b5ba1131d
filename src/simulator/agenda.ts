/** An event that a customer will meet. Events of document generators carry which occurrence they are, not their data. */
export interface Entry {
  at: number
  /** Order of scheduling, unique per customer. */
  order: number
  type: number
  /** The message, task or webhook node the event is about; −1 for none. */
  node: number
  /** The generator that made it and how many it had made before; −1 for none. */
  generator: number
  occurrence: number
  /** Data that no generator can draw again. */
  properties: Readonly<Record<string, unknown>> | null
}

/**
 * What lies ahead of one customer. A handful of entries at most, so a scan finds the next one faster than a heap would,
 * and records are used again rather than made anew.
 */
export class Agenda {
  private readonly entries: Entry[] = []
  private count = 0
  private orders = 0

  clear(): void {
    this.count = 0
    this.orders = 0
  }

  /** A place in the order of scheduling, for the customer's timer. */
  nextOrder(): number {
    return this.orders++
  }

  add(
    at: number,
    type: number,
    node: number,
    generator = -1,
    occurrence = 0,
    properties: Entry['properties'] = null,
  ): void {
    const order = this.orders++
    const free = this.entries[this.count]
    if (free === undefined) {
      this.entries.push({ at, order, type, node, generator, occurrence, properties })
    } else {
      free.at = at
      free.order = order
      free.type = type
      free.node = node
      free.generator = generator
      free.occurrence = occurrence
      free.properties = properties
    }
    this.count++
  }

  /** The earliest entry, first scheduled first; `undefined` when there is none. */
  peek(): Entry | undefined {
    if (this.count === 0) return undefined
    let best = this.entries[0] as Entry
    for (let index = 1; index < this.count; index++) {
      const entry = this.entries[index] as Entry
      if (entry.at < best.at || (entry.at === best.at && entry.order < best.order)) best = entry
    }
    return best
  }

  /** Takes an entry that `peek` gave; its record is reused at the next `add`. */
  remove(entry: Entry): void {
    const index = this.entries.indexOf(entry)
    this.count--
    this.entries[index] = this.entries[this.count] as Entry
    this.entries[this.count] = entry
  }
}
