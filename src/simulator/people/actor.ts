import type { Channel, Journey, JourneyTest, RuleValue, TestEvent } from '../../document/index.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts'
import { bucketEnd, bucketStart, hashText } from '../../runtime/index.ts'
import { offsetText } from './offsets.ts'
import type { Player, Script } from './player.ts'
import { type Act, type Bucket, type Plot, type Step, slotFor, withAct } from './story.ts'

/** Pauses that people would take, the longest first. */
const PAUSES = [HOUR_MS, 10 * MINUTE_MS, MINUTE_MS, 10 * SECOND_MS, SECOND_MS, 100, 10, 1] as const
/** Machines answer sooner. */
const SHORT_PAUSES = [SECOND_MS, 100, 10, 1] as const
const MOST_IDS = 50_000
const MOST_TURNS = 5_000

/**
 * A customer's id that falls into all these arms, beginning with a name; `undefined` when none was found.
 * Arms are decided by a hash of the id, so it takes as many tries as the arms are narrow.
 */
export function idFalling(journey: Journey, buckets: readonly Bucket[], name: string): string | undefined {
  const starts = buckets.map(({ node, from, to }) => ({ state: bucketStart(journey.id, node), from, to }))
  for (let number = 1; number <= MOST_IDS; number++) {
    const id = number === 1 ? name : `${name}-${number}`
    const falls = starts.every(({ state, from, to }) => {
      const at = bucketEnd(hashText(state, id))
      return at >= from && at < to
    })
    if (falls) return id
  }
  return undefined
}

/** Plays a plot on the real machine, doing at each step what the plot says, and writes down what was done as a script. */
export class Acting {
  private readonly player: Player
  private readonly plot: Plot
  private readonly script: Omit<Script, 'events'> & { readonly events: TestEvent[] }
  private readonly arms: Record<string, string[]> = {}

  constructor(player: Player, plot: Plot, who: { readonly id: string; readonly name: string; readonly start: string }) {
    this.player = player
    this.plot = withMessageActs(plot)
    for (const { node, arm } of this.plot.steps)
      if (arm !== undefined) this.arms[node] = [...(this.arms[node] ?? []), arm]
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
      entry: this.plot.entry,
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
      if (node === undefined) break
      const index = this.plot.steps.findIndex((step, at) => at >= cursor && step.node === node && step.waits)
      const step = index < 0 ? undefined : this.plot.steps[index]
      if (step) cursor = index + 1
      // Once the plot is over, nobody helps her round a second time.
      else if (rested.has(node)) break
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
    player.wait(pauses.find((pause) => pause <= room) ?? 0)
    const { properties } = act.prefix === undefined ? {} : this.properties(act.prefix)
    const carried = { ...act.properties, ...properties } as Record<string, RuleValue>
    const event: TestEvent = {
      after: offsetText(player.elapsed),
      event: act.event,
      ...(act.node === undefined ? {} : { node: act.node }),
      ...(Object.keys(carried).length > 0 ? { properties: carried } : {}),
    }
    this.script.events.push(event)
    player.send(player.eventOf(event.event, event.node, event.properties))
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

/** Message facts that rules needed come about where she first rests after the message. */
function withMessageActs(plot: Plot): Plot {
  let acted = plot
  for (const fact of ['clicked', 'opened', 'delivered']) {
    for (const [node, sent] of plot.messages) {
      if (plot.values.get(`fact.${node}.${fact}`) !== true) continue
      const slot = slotFor(plot, `message.${fact}`, sent.step)
      if (slot !== undefined) acted = withAct(acted, slot, { event: `message.${fact}`, node })
    }
  }
  return acted
}
