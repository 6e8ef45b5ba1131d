interface RaisedEvent {
  type: number
  node: number
  properties: Readonly<Record<string, unknown>> | null
}

/** Events a machine tells itself, first in, first out. Records are reused. */
export class Raised {
  private readonly events: RaisedEvent[] = []
  private count = 0
  private taken = 0

  add(type: number, node: number, properties: RaisedEvent['properties']): void {
    const free = this.events[this.count]
    if (free === undefined) this.events.push({ type, node, properties })
    else {
      free.type = type
      free.node = node
      free.properties = properties
    }
    this.count++
  }

  next(): RaisedEvent | undefined {
    return this.taken < this.count ? this.events[this.taken++] : undefined
  }

  clear(): void {
    this.count = 0
    this.taken = 0
  }
}
