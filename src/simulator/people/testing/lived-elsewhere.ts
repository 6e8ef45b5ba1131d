import { createActor } from 'xstate'
import { compile } from '../../../compiler/index.ts'
import { type Journey, type JourneyTest, MACHINE_EVENTS } from '../../../document/index.ts'
import { duration } from '../../../kernel/duration.ts'
import { addDuration, createJourneyMachine, type Effect, zone } from '../../../runtime/index.ts'

/**
 * Another way to live a test, sharing nothing with the player but the machine: effects in order, and the ways taken as
 * the drawing has them.
 */
export function livedElsewhere(
  journey: Journey,
  test: JourneyTest,
): {
  effects: Effect[]
  ways: Set<string>
  /** When each event happened, epoch milliseconds. */
  instants: { event: JourneyTest['events'][number]; at: number }[]
} {
  const { machine } = compile(journey, test.variant)
  if (!machine) throw new Error('The journey has errors')
  let now = Date.parse(test.start)
  const effects: Effect[] = []
  const ways = new Set<string>()
  const timers = new Map<number, { at: number; ring: () => void }>()
  let made = 0
  /** When she was sent what, came where, and left, in order. */
  const log: [what: string, at: number][] = []
  const arms = structuredClone(test.arms ?? {})
  const config = createJourneyMachine(machine, {
    clock: { now: () => now },
    perform: (effect) => {
      effects.push(effect)
      if (effect.type === 'send') log.push([`sent ${effect.node}`, now])
      if (effect.type === 'left') log.push(['exited', now])
    },
    decider: { choose: (node, all) => arms[node]?.shift() ?? all[0] ?? '' },
  })
  const actor = createActor(config, {
    clock: {
      setTimeout: (ring: () => void, ms: number) => {
        timers.set(++made, { at: now + ms, ring })
        return made
      },
      clearTimeout: (id: number) => timers.delete(id),
    },
    inspect: (event) => {
      if (event.type !== '@xstate.microstep') return
      for (const { meta, source, target } of event._transitions as unknown as {
        meta?: { port?: string }
        source: { id: string }
        target?: { id: string }[]
      }[]) {
        if (meta?.port !== undefined) ways.add(`${source.id.split('.').at(-1)} ${meta.port}`)
        for (const { id } of target ?? []) log.push([`arrived ${id}`, now])
      }
    },
  })
  actor.start()
  const { id, timeZone, attributes, consent } = test.customer
  const send = (event: { type: string; [key: string]: unknown }) => actor.send(event)
  send({ type: MACHINE_EVENTS.known, customer: { id, timeZone, attributes, consent } })
  const variant = journey.variants[test.variant ?? journey.mainVariant]
  const entry = variant?.nodes[test.entry]
  const trigger = entry?.kind === 'entry' ? entry.config.trigger : undefined
  const properties = test.properties ? { properties: test.properties } : {}
  send(
    trigger?.type === 'event'
      ? { type: trigger.event, ...properties }
      : { type: MACHINE_EVENTS.enter, node: test.entry, ...properties },
  )
  const until = (limit: number, most = 400) => {
    for (let step = 0; step < most; step++) {
      const next = [...timers].filter(([, { at }]) => at < limit).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0]
      if (!next) return
      timers.delete(next[0])
      now = next[1].at
      next[1].ring()
    }
  }
  const instantOf = ({ after, since }: JourneyTest['events'][number]): number | undefined => {
    const key = since && `${since.what}${since.node === undefined ? '' : ` ${since.node}`}`
    const from = since ? log.filter(([what]) => what === key)[(since.time ?? 1) - 1]?.[1] : Date.parse(test.start)
    return from === undefined ? undefined : addDuration(from, duration(after), zone(timeZone))
  }
  const happen = ({ event, node, properties: carried }: JourneyTest['events'][number]) => {
    const about = node === undefined ? undefined : variant?.nodes[node]
    const channel = about?.kind === 'message' ? { channel: about.config.channel } : {}
    const told = event.endsWith('.changed') ? carried : {}
    send({
      type: about?.kind === 'entry' && about.config.trigger.type !== 'event' ? MACHINE_EVENTS.enter : event,
      ...(node === undefined ? {} : { node }),
      ...channel,
      ...told,
      ...(carried ? { properties: carried } : {}),
    })
  }
  // An instant at a time: what is due first, then the first timer.
  const open = [...test.events]
  const instants: { event: JourneyTest['events'][number]; at: number }[] = []
  for (let turn = 0; turn < 2_000; turn++) {
    const due = open.map(instantOf).map((at) => at ?? Number.POSITIVE_INFINITY)
    const first = Math.min(...due)
    const ring = Math.min(...[...timers.values()].map(({ at }) => at))
    if (first === Number.POSITIVE_INFINITY && ring === Number.POSITIVE_INFINITY) break
    if (first > ring) {
      until(ring + 1, 1)
      continue
    }
    now = first
    const [event] = open.splice(due.indexOf(first), 1)
    if (!event) continue
    instants.push({ event, at: now })
    happen(event)
  }
  until(Number.POSITIVE_INFINITY)
  actor.stop()
  return { effects, ways, instants }
}
