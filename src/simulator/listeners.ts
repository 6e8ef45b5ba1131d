import { factsTelling, fieldsOf, type MachineTransition, parseField, type Rule } from '../document/index.ts'
import { EVENT, type Model } from './model.ts'
import type { Program } from './program.ts'
import type { World } from './world.ts'

const FACT_EVENTS = { sent: EVENT.sent, delivered: EVENT.delivered, opened: EVENT.opened, clicked: EVENT.clicked }

/** Which events can make any difference; the others need not be kept for later. */
export class Listeners {
  private readonly everything = new Set<number>()
  private readonly aboutNode = new Set<number>()
  private readonly nodes: number
  private readonly flags: Uint8Array

  constructor(model: Model, program: Program, world: World) {
    this.nodes = model.nodes.size + 1
    for (const type of [EVENT.arrive, EVENT.schedule, EVENT.rate, EVENT.unsubscribed]) this.everything.add(type)
    for (const state of program.states)
      state.handlers.forEach((transitions, type) => {
        for (const { source } of transitions ?? []) this.listen(model, type, source)
      })
    program.goals.forEach((goals, type) => {
      if (goals) this.everything.add(type)
    })
    for (let type = 0; type < model.events.size; type++) if (world.reactsTo(type)) this.everything.add(type)
    for (const field of fieldsIn(model)) this.remember(model, field)
    this.flags = new Uint8Array(model.events.size * this.nodes)
    for (let type = 0; type < model.events.size; type++)
      for (let node = -1; node < model.nodes.size; node++)
        if (this.everything.has(type) || this.aboutNode.has(this.key(type, node))) this.flags[this.key(type, node)] = 1
  }

  any(type: number, node: number): boolean {
    return this.flags[this.key(type, node)] === 1
  }

  private key(type: number, node: number): number {
    return type * this.nodes + node + 1
  }

  private listen(model: Model, type: number, { guard }: MachineTransition): void {
    const message = typeof guard === 'object' && guard.type === 'matches' ? guard.params.message : undefined
    if (message === undefined) this.everything.add(type)
    else this.aboutNode.add(this.key(type, model.nodes.find(message)))
  }

  /** A rule that asks whether a message was opened needs that message's openings and clicks, listened to or not. */
  private remember(model: Model, field: string): void {
    const reference = parseField(field)
    if (reference?.scope !== 'message') return
    const node = model.nodes.find(reference.node)
    for (const fact of factsTelling(reference.fact)) this.aboutNode.add(this.key(FACT_EVENTS[fact], node))
  }
}

/** Every field that any rule of the machine or the scenario asks about. */
function fieldsIn(model: Model): Set<string> {
  const fields = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (typeof value === 'object' && value !== null) {
      if ('combinator' in value) for (const field of fieldsOf(value as Rule)) fields.add(field)
      else for (const item of Object.values(value)) visit(item)
    }
  }
  visit(model.machine.states)
  visit(model.scenario.behaviour.segments)
  return fields
}
