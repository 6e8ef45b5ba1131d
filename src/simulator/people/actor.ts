import type { Channel, JourneyTest, RuleValue, TestEvent } from '../../document/index.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts'
import { offsetText } from './offsets.ts'
import type { Player, Script } from './player.ts'
import { type Act, BETWEEN, type Plot, type Step, withMessageActs } from './story.ts'

/** Pauses that people would take, the longest first. */
const PAUSES = [HOUR_MS, 10 * MINUTE_MS, MINUTE_MS, 10 * SECOND_MS, SECOND_MS, 100, 10, 1] as const
/** Machines answer sooner. */
const SHORT_PAUSES = [SECOND_MS, 100, 10, 1] as const
const MOST_TURNS = 5_000

/** Plays a plot on the real machine, doing at each step what the plot says, and writes down what was done as a script. */
export class Acting {
  private readonly player: Player
  private readonly plot: Plot
  private readonly steps: readonly Step[]
  private readonly script: Omit<Script, 'events'> & { readonly events: TestEvent[] }
  private readonly arms: Record<string, string[]> = {}

  constructor(player: Player, plot: Plot, who: { readonly id: string; readonly name: string; readonly start: string }) {
    this.player = player
    this.plot = withMessageActs(plot)
    this.steps = this.plot.steps.toArray()
    for (const { node, arm } of this.steps) if (arm !== undefined) this.arms[node] = [...(this.arms[node] ?? []), arm]
    const start = this.plot.values.get('start')
    this.script = {
      customer: {
        id: who.id,
        name: who.name,
        timeZone: player.journey.timeZone,
        attributes: this.given('customer'),
        consent: this.consent(),
      },
      start: typeof start === 'number' ? new Date(start).toISOString().replace('.000Z', 'Z') : who.start,
      entry: firstEntry(this.steps) ?? this.plot.entry,
      ...this.properties('entry'),
      events: [],
      ...(Object.keys(this.arms).length > 0 ? { arms: this.arms } : {}),
    }
  }

  /** The script, once it has been lived through. */
  perform(): Script {
    const { player } = this
    player.begin(this.script)
    let cursor = 0
    const rested = new Set<string>()
    for (let turns = 0; turns < MOST_TURNS && !player.stuck; turns++) {
      const node = player.node()
      const step = this.steps.find((each, at) => {
        if (at < cursor || (node === undefined ? each.node !== BETWEEN : each.node !== node || !each.waits))
          return false
        cursor = at + 1
        return true
      })
      if (node === undefined) {
        // Outside: she comes back where the plot says so.
        if (!step) break
        for (const act of step.acts) this.act(act)
        rested.clear()
        continue
      }
      // Once the plot is over, nobody helps her round a second time.
      if (rested.has(node)) break
      rested.add(node)
      if (!this.live(node, step)) break
    }
    player.end()
    return this.script
  }

  /** One stay at a node; false when nothing more happens there. */
  private live(node: string, step: Step | undefined): boolean {
    const { player } = this
    const { moves } = player
    const acts = step?.acts ?? this.usual(node)
    const stays = () => player.moves === moves && player.node() === node && !player.stuck
    for (const act of acts) for (let time = 0; time < (act.times ?? 1) && stays(); time++) this.act(act)
    while (stays()) if (!player.ring()) return false
    return true
  }

  /** What happens at a node that the plot says nothing about. */
  private usual(id: string): readonly Act[] {
    const node = this.player.journey.variants[this.player.variantId]?.nodes[id]
    if (node?.kind === 'webhook') return [{ event: 'webhook.ok', node: id }]
    if (node?.kind === 'throttle') return [{ event: 'throttle.granted', node: id }]
    if (node?.kind === 'task') return [{ event: 'task.done', node: id }]
    return []
  }

  private act(act: Act): void {
    const { player } = this
    const room = (player.nextTimerAt() - player.instant) / 2
    const pauses = act.event.startsWith('webhook.') ? SHORT_PAUSES : PAUSES
    player.wait(act.pause ?? pauses.find((pause) => pause <= room) ?? 0)
    const { properties } = act.prefix === undefined ? {} : this.properties(act.prefix)
    const carried = { ...act.properties, ...properties } as Record<string, RuleValue>
    const event: TestEvent = {
      ...this.follows(act.node),
      event: act.event,
      ...(act.node === undefined ? {} : { node: act.node }),
      ...(Object.keys(carried).length > 0 ? { properties: carried } : {}),
    }
    this.script.events.push(event)
    player.send(player.eventFor(event))
  }

  /**
   * What the event follows: the message that it is about, if time has not passed elsewhere since it was sent; else her
   * coming to where she is.
   */
  private follows(message: string | undefined): Pick<TestEvent, 'after' | 'since'> {
    const { player } = this
    const node = player.node()
    const here = node === undefined ? player.last('exited') : player.last('arrived', node)
    if (!here) return { after: offsetText(player.elapsed) }
    const sent = message === undefined ? undefined : player.last('sent', message)
    const isFresh = sent !== undefined && sent.at >= here.at
    const { at, time } = isFresh ? sent : here
    const what = isFresh ? 'sent' : node === undefined ? 'exited' : 'arrived'
    const place = isFresh ? message : node
    return {
      after: offsetText(player.instant - at),
      since: { what, ...(place === undefined ? {} : { node: place }), ...(time > 1 ? { time } : {}) },
    }
  }

  private properties(prefix: string): { properties?: Record<string, RuleValue> } {
    const properties = this.given(prefix)
    return Object.keys(properties).length > 0 ? { properties } : {}
  }

  /** The open facts of one sort, as the plot has settled them; what is left open is left out. */
  private given(prefix: string): Record<string, RuleValue> {
    const given: Record<string, RuleValue> = {}
    for (const [name, value] of this.plot.values)
      if (name.startsWith(`${prefix}.`) && value !== undefined)
        given[name.slice(prefix.length + 1)] = value as RuleValue
    return given
  }

  private consent(): JourneyTest['customer']['consent'] {
    const consent: Partial<Record<Channel, boolean>> = {}
    for (const [channel, given] of Object.entries(this.given('consent')))
      if (given === false) consent[channel as Channel] = false
    return consent
  }
}

/** Where a plot with several stays begins. */
const firstEntry = (steps: readonly Step[]): string | undefined => steps[0]?.node
