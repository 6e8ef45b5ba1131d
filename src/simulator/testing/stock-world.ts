import { assigned, type Effect, type JourneyEvent } from '../../runtime/index.ts'
import type { Entry } from '../agenda.ts'
import { type Customer, SENT } from '../customer.ts'
import { EVENT, type Model } from '../model.ts'
import type { World } from '../world.ts'

/** The world around one stock machine. */
interface Surroundings {
  readonly customer: Customer
  readonly world: World
  readonly model: Model
}

/** What the world makes of an effect: a sent message may be opened, a call answered, a changed attribute noticed. */
export function answerEffect(effect: Effect, { customer, world, model }: Surroundings): void {
  const node = 'node' in effect ? model.nodes.find(effect.node) : -1
  if (effect.type === 'entered') {
    customer.entries++
    customer.messages.fill(0)
  } else if (effect.type === 'send') {
    customer.messages[node] = SENT
    world.follow(customer, EVENT.sent, node)
    world.receive(customer, node)
  } else if (effect.type === 'skip') world.follow(customer, EVENT.skipped, node)
  else if (effect.type === 'emit') world.follow(customer, model.events.number(effect.event), -1)
  else if (effect.type === 'request') {
    customer.attempts = effect.attempt
    world.call(customer, node)
  } else if (effect.type === 'update') {
    const changed = new Set<number>()
    for (const assignment of effect.set) {
      const attribute = model.attributes.number(assignment.attribute)
      customer.attributes[attribute] = assigned(world.attribute(customer, attribute), assignment)
      changed.add(attribute)
    }
    for (const _attribute of changed) world.follow(customer, EVENT.attributeChanged, node)
  }
}

type Due = Pick<Entry, 'type' | 'node' | 'generator' | 'occurrence' | 'properties'>

/** What lies due in her agenda, as her machine hears it. */
export function eventOf(due: Due, { customer, world, model }: Surroundings): JourneyEvent {
  const { type, node, generator, occurrence, properties } = due
  const isAnswer = type === EVENT.webhookOk || type === EVENT.webhookError
  return {
    type: model.events.name(type),
    ...(node >= 0 ? { node: model.nodes.name(node) } : {}),
    ...(node >= 0 && model.messages[node] ? { channel: model.messages[node].channel } : {}),
    ...(isAnswer ? { attempt: occurrence } : {}),
    ...(typeof properties?.goal === 'number' ? { goal: model.goals.name(properties.goal) } : {}),
    ...(generator >= 0 ? { properties: world.properties(customer, generator, occurrence) } : {}),
  }
}
