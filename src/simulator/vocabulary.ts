import type { ActionName, ActionParams, CapParams, GuardName, GuardParams } from '../document/index.ts'
import { type Duration, duration } from '../kernel/duration.ts'
import { addDuration, assigned, compilePlan, minutesOfDay, quietUntil, resolveZone } from '../runtime/index.ts'
import { bucketsAt } from './buckets.ts'
import { type Customer, SENT } from './customer.ts'
import type { Engine } from './engine.ts'
import { EVENT } from './model.ts'
import type { Doing, Test, Vocabulary } from './program.ts'
import { compileTest } from './rules.ts'
import { MESSAGE_COLUMNS } from './tally.ts'

type Guards = { [Name in GuardName]: (params: GuardParams[Name]) => Test }
type Actions = { [Name in ActionName]: (params: ActionParams[Name]) => Doing }

/** What a machine's names do inside the engine: the runtime's meanings on the engine's own records. */
export function engineVocabulary(engine: Engine): Vocabulary {
  const guards = engineGuards(engine)
  const actions = engineActions(engine)
  return {
    guard: (name, params) => (guards[name] as (params: unknown) => Test)(params),
    action: (name, params) => (actions[name] as (params: unknown) => Doing)(params),
  }
}

function engineGuards(engine: Engine): Guards {
  const { model, world } = engine
  const isFor = (node: number, byEvent: boolean): Test => (byEvent ? () => true : () => engine.eventNode === node)
  return {
    matches: ({ message, where }) => {
      const holds = compileTest(engine, where)
      if (message === undefined) return holds
      const node = model.nodes.find(message)
      return (customer) => engine.eventNode === node && holds(customer)
    },
    mayEnter: (params) => {
      const meant = isFor(model.nodes.find(params.entry), params.byEvent)
      const holds = compileTest(engine, params.where)
      const allows = reentryTest(engine, params)
      return (customer) => meant(customer) && holds(customer) && allows(customer)
    },
    knocks: ({ entry, byEvent, where }) => {
      const meant = isFor(model.nodes.find(entry), byEvent)
      const holds = compileTest(engine, where)
      return (customer) => meant(customer) && holds(customer)
    },
    lacksConsent: ({ channel }) => {
      const number = model.channels.number(channel)
      return (customer) => !world.hasConsent(customer, number)
    },
    isQuiet: ({ from, to, zone }) => {
      const fromMinutes = minutesOfDay(from)
      const toMinutes = minutesOfDay(to)
      return (customer) => quietUntil(engine.now, fromMinutes, toMinutes, resolveZone(zone, customer.zone)) > engine.now
    },
    capReached: ({ caps }) => {
      const tests = caps.map((cap) => capTest(engine, cap))
      return (customer) => tests.some((test) => test(customer))
    },
    inArm: ({ journey, node, from, to }) => {
      const buckets = bucketsAt(engine, journey, node)
      return (customer) => {
        const at = buckets(customer)
        return at >= from && at < to
      }
    },
    chosen:
      ({ arm }) =>
      (customer) =>
        customer.chosen === arm,
    notDue: () => (customer) => customer.due > engine.now,
    wasPast: () => (customer) => customer.missed,
    isAbout: ({ node }) => {
      const number = model.nodes.find(node)
      return (customer) => engine.eventNode === number && engine.isPresentAttempt(customer)
    },
    mayRetry: ({ node, retries }) => {
      const number = model.nodes.find(node)
      return (customer) =>
        (engine.eventNode === -1 || engine.eventNode === number) &&
        engine.isPresentAttempt(customer) &&
        customer.attempts <= retries
    },
    goalCounts: ({ goal, window, where, byNode }) => {
      const number = model.goals.find(goal)
      const holds = compileTest(engine, where)
      const length = window === undefined ? undefined : duration(window)
      return (customer) =>
        (!byNode || engine.eventProperty(customer, 'goal') === number) &&
        customer.entries > 0 &&
        (length === undefined || engine.now <= addDuration(customer.enteredAt, length, customer.zone)) &&
        holds(customer)
    },
  }
}

function reentryTest(engine: Engine, { mode, cooldown }: GuardParams['mayEnter']): Test {
  if (mode === 'once') return (customer) => customer.entries === 0
  if (cooldown === undefined) return () => true
  const length = duration(cooldown)
  const from = mode === 'always' ? (c: Customer) => c.enteredAt : (c: Customer) => c.leftAt
  return (customer) => customer.entries === 0 || addDuration(from(customer), length, customer.zone) <= engine.now
}

function capTest(engine: Engine, cap: CapParams): Test {
  const per: Duration = duration(cap.per)
  const channel = cap.channel === 'any' ? -1 : engine.model.channels.number(cap.channel)
  return (customer) => {
    let counted = 0
    for (let index = customer.sendTimes.length - 1; index >= 0; index--) {
      if (channel !== -1 && customer.sendChannels[index] !== channel) continue
      // Sends are in order of time: what lies before this one has run out as well.
      if (addDuration(customer.sendTimes[index] ?? 0, per, customer.zone) <= engine.now) break
      counted++
    }
    return counted >= cap.max
  }
}

function engineActions(engine: Engine): Actions {
  const { model, world } = engine
  const nodeNumber = (id: string) => model.nodes.find(id)
  const experimentNumber = (id: string) => model.experiments.findIndex(({ node }) => node === id)
  return {
    know: () => () => {},
    // The profile region only observes; the engine does so itself, at every event.
    observe: () => () => {},
    admit:
      ({ entry }) =>
      (customer) =>
        engine.admit(customer, entry),
    reject:
      ({ entry }) =>
      (customer) => {
        engine.tally.rejection()
        engine.trace?.effect({ type: 'rejected', entry }, customer)
      },
    leave: ({ reason }) => {
      const exits = engine.tally.exitsFor(reason)
      return (customer) => engine.leave(customer, reason, exits)
    },
    plan: (params) => {
      const plan = compilePlan(params)
      const attribute = plan.attribute === undefined ? -1 : model.attributes.number(plan.attribute)
      return (customer) => {
        const value = attribute < 0 ? undefined : world.attribute(customer, attribute)
        const instant = plan.instant(engine.now, customer.zone, value)
        customer.missed = !(instant >= engine.now)
        customer.due = customer.missed ? engine.now : instant
      }
    },
    send: ({ node, channel, urgent = false, keepSends = false }) => {
      const number = nodeNumber(node)
      const channelNumber = model.channels.number(channel)
      return (customer) => {
        customer.messages[number] = SENT
        if (keepSends) {
          customer.sendTimes.push(engine.now)
          customer.sendChannels.push(channelNumber)
        }
        engine.countSend(customer, number)
        engine.trace?.effect({ type: 'send', node, channel, urgent }, customer)
        engine.raise(customer, EVENT.sent, number, null)
        world.receive(customer, number)
      }
    },
    skip: ({ node, channel, reason }) => {
      const number = nodeNumber(node)
      const column = MESSAGE_COLUMNS[reason]
      const properties = { reason }
      return (customer) => {
        engine.tally.message(number, column)
        engine.trace?.effect({ type: 'skip', node, channel, reason }, customer)
        engine.raise(customer, EVENT.skipped, number, properties)
      }
    },
    assignArm: ({ node, arm }) => {
      const experiment = experimentNumber(node)
      const number = model.experiments[experiment]?.arms.find(arm) ?? -1
      return (customer) => {
        engine.assignArm(customer, experiment, number)
        engine.trace?.effect({ type: 'arm', node, arm }, customer)
      }
    },
    choose:
      ({ node, arms }) =>
      (customer) => {
        customer.chosen = engine.choose(customer, node, arms)
      },
    update: ({ node, set }) => {
      const number = nodeNumber(node)
      const steps = set.map((assignment) => ({ assignment, attribute: model.attributes.number(assignment.attribute) }))
      const changed = [...new Set(steps.map(({ attribute }) => attribute))]
      return (customer) => {
        for (const { assignment, attribute } of steps)
          customer.attributes[attribute] = assigned(world.attribute(customer, attribute), assignment)
        engine.trace?.effect({ type: 'update', node, set }, customer)
        for (const attribute of changed) {
          const name = model.attributes.name(attribute)
          const value = customer.attributes[attribute]
          engine.raise(customer, EVENT.attributeChanged, number, { attribute: name, value })
        }
      }
    },
    emitEvent: ({ node, event, properties }) => {
      const type = model.events.number(event)
      return (customer) => {
        engine.trace?.effect({ type: 'emit', node, event, properties }, customer)
        engine.raise(customer, type, -1, properties)
      }
    },
    reachGoal: ({ goal }) => {
      const properties = { goal: model.goals.find(goal) }
      return (customer) => engine.raise(customer, EVENT.goalReached, -1, properties)
    },
    convert: ({ goal, value }) => {
      const number = model.goals.find(goal)
      return (customer) => engine.convert(customer, number, value)
    },
    resetAttempts: () => (customer) => {
      customer.attempts = 0
    },
    request: ({ node }) => {
      const number = nodeNumber(node)
      return (customer) => {
        customer.attempts++
        engine.trace?.effect({ type: 'request', node, attempt: customer.attempts }, customer)
        world.call(customer, number)
      }
    },
    assignTask: ({ node, team, within }) => {
      const number = nodeNumber(node)
      return (customer) => {
        engine.trace?.effect({ type: 'task', node, team, within }, customer)
        engine.shared.ask(customer, number)
      }
    },
    withdraw: ({ node }) => {
      const number = nodeNumber(node)
      return (customer) => {
        engine.trace?.effect({ type: 'withdraw', node }, customer)
        engine.shared.withdraw(customer, number)
      }
    },
    queue: ({ node, max, per }) => {
      const number = nodeNumber(node)
      return (customer) => {
        engine.trace?.effect({ type: 'queue', node, max, per }, customer)
        engine.shared.ask(customer, number)
      }
    },
    handOff:
      ({ node, journey }) =>
      (customer) => {
        engine.trace?.effect({ type: 'handOff', node, journey }, customer)
      },
  }
}
