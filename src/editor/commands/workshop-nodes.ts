import {
  CHANNELS,
  type Channel,
  type Journey,
  type JourneyNode,
  type Variant,
  type WorkshopStep,
  workshopStepSchema,
} from '../../document/index.ts'
import { durationMs } from '../../kernel/duration.ts'
import { stepsOf } from '../../workshop/index.ts'
import { type CommandContext, defineCommand, refuse } from '../command.ts'
import { edgesOut } from '../graph.ts'
import { configFor, freePort, haveRoom, makeNode, nameNotIn, namesOf, nameWithin, nodeOf, variantOf } from './draft.ts'
import { connectIn } from './edges.ts'
import { STEP_Y } from './nodes.ts'
import { addTo, checked, nextOrder, ownOf, workshopOf } from './workshop-draft.ts'

/** From what people told to what runs, and back. */

/** A telling of what she expects is made of expectations, any other of what happens. */
const sideIn = ({ purpose }: Variant): 'expectation' | 'reality' =>
  purpose === 'expectation' || purpose === 'dream' ? 'expectation' : 'reality'

const channelOf = ({ channel, touchpoint }: WorkshopStep): Channel | undefined =>
  channel ?? CHANNELS.find((each) => each.toLowerCase() === touchpoint?.trim().toLowerCase())

/** The nodes that a step comes to: the wait, if one is told, then what reaches her, by its channel, or what a person does. */
function planned(step: WorkshopStep, side: 'expectation' | 'reality'): Pick<JourneyNode, 'kind' | 'name' | 'config'>[] {
  const { within, text = '' } = step[side] ?? {}
  const channel = channelOf(step)
  const waits = within !== undefined && durationMs(within) > 0
  const wait = waits ? [{ kind: 'delay' as const, name: '', config: { mode: 'for' as const, duration: within } }] : []
  const { name } = step
  const act = channel
    ? { kind: 'message' as const, name, config: { channel, subject: nameWithin(name), body: text } }
    : { kind: 'task' as const, name, config: { team: 'care', instructions: text, within: 'P2D' } }
  return [...wait, act]
}

/**
 * Makes nodes of a step in the variant, in a row, after those of the step before where a way out is free there. The result
 * is their ids.
 */
export const nodesFromStep = defineCommand({
  history: 'step',
  apply: (draft: Journey, { id }: { readonly id: string }, context) => {
    const step = ownOf(draft.workshop?.steps, id)
    const variant = variantOf(draft, context)
    const plan = planned(step, sideIn(variant))
    haveRoom(variant, plan.length, plan.length)
    const before = lastNodeBefore(draft, variant, id)
    let from = before
    let { x, y } = before === undefined ? below(variant) : nodeOf(variant, before).position
    const made = plan.map((parts) => {
      y += STEP_Y
      const node = context.newId('n', (candidate) => Object.hasOwn(variant.nodes, candidate))
      const name = nameNotIn(namesOf(variant), nameWithin(parts.name))
      const stage = step.stage !== undefined && Object.hasOwn(draft.stages, step.stage) ? step.stage : undefined
      const config = configFor(parts.kind, parts.config)
      variant.nodes[node] = makeNode({ ...parts, name, position: { x, y }, stage, config })
      if (from !== undefined) join(variant, from, node, context)
      from = node
      return node
    })
    step.nodes.push(...made)
    return made
  },
})

/** Leads a free way out to the node; one that is taken is left as it is. */
function join(variant: Variant, from: string, to: string, context: CommandContext): void {
  const port = freePort(variant, from)
  const taken = edgesOut(variant.edges, from).some(([, edge]) => edge.port === port)
  if (port !== undefined && !taken) connectIn(variant, { from, port, to }, context)
}

/** The last node, in this variant, of the nearest step before that has any; the lone entry of an empty telling. */
function lastNodeBefore(draft: Journey, variant: Variant, id: string): string | undefined {
  const workshop = workshopOf(draft)
  const course = stepsOf(workshop, workshop.steps[id]?.action)
  const place = course.findIndex(([each]) => each === id)
  const nodes = course.slice(0, Math.max(0, place)).flatMap(([, step]) => step.nodes)
  const known = nodes.findLast((node) => Object.hasOwn(variant.nodes, node))
  if (known !== undefined) return known
  const [first, ...more] = Object.keys(variant.nodes)
  return more.length === 0 ? first : undefined
}

const below = ({ nodes }: Variant) => ({
  x: 0,
  y: Math.max(-STEP_Y, ...Object.values(nodes).map(({ position }) => position.y)),
})

/** Kinds that are nothing she meets: they lead on, and what waits belongs to the step that follows. */
const UNSEEN: ReadonlySet<JourneyNode['kind']> = new Set(['delay', 'timeWindow', 'throttle'])

/**
 * Makes steps of nodes, in the order of their flow: one for each that she meets, with the waits that lead to it. The result
 * is their ids. Waits alone make a step, too.
 */
export const stepsFromNodes = defineCommand({
  history: 'step',
  apply: (draft: Journey, args: { readonly nodes: readonly string[]; readonly action?: string }, context) => {
    const variant = variantOf(draft, context)
    const workshop = workshopOf(draft)
    if (args.action !== undefined) ownOf(workshop.actions, args.action)
    const chosen = inOrderOfFlow(variant, new Set(args.nodes))
    if (chosen.length === 0) refuse('noSuchNode')
    return runsOf(variant, chosen).map((run) => {
      const siblings = Object.fromEntries(stepsOf(workshop, args.action))
      const step = { ...stepOf(draft, variant, run), action: args.action, order: nextOrder(siblings) }
      return addTo(workshop.steps, checked(workshopStepSchema, step), 'p', context)
    })
  },
})

/** From where nobody comes from within, along the flow; of two, the higher one first. */
function inOrderOfFlow(variant: Variant, chosen: ReadonlySet<string>): string[] {
  const left = new Set([...chosen].filter((id) => Object.hasOwn(variant.nodes, id)))
  const place = (id: string) => nodeOf(variant, id).position
  const comesFrom = new Map<string, string[]>()
  for (const { from, to } of Object.values(variant.edges))
    if (left.has(from) && left.has(to)) comesFrom.set(to, [...(comesFrom.get(to) ?? []), from])
  // Those that come before in the picture are tried first; in a loop somebody comes to everything, and the first begins.
  const byPlace = [...left].sort(
    (a, b) => place(a).y - place(b).y || place(a).x - place(b).x || (a < b ? -1 : a > b ? 1 : 0),
  )
  const ordered: string[] = []
  while (left.size > 0) {
    const waiting = byPlace.filter((id) => left.has(id))
    const next = waiting.find((id) => !comesFrom.get(id)?.some((from) => left.has(from))) ?? waiting[0]
    if (next === undefined) break
    ordered.push(next)
    left.delete(next)
  }
  return ordered
}

/** Each node that she meets, with the waits right before it. */
function runsOf(variant: Variant, ordered: readonly string[]): string[][] {
  const runs: string[][] = []
  let waits: string[] = []
  for (const id of ordered) {
    const leadsHere = waits.every((wait, index) => {
      const to = waits[index + 1] ?? id
      return edgesOut(variant.edges, wait).some(([, edge]) => edge.to === to)
    })
    if (!leadsHere) {
      runs.push(waits)
      waits = []
    }
    waits = [...waits, id]
    if (UNSEEN.has(nodeOf(variant, id).kind)) continue
    runs.push(waits)
    waits = []
  }
  return waits.length > 0 ? [...runs, waits] : runs
}

function stepOf(draft: Journey, variant: Variant, run: readonly string[]): Partial<WorkshopStep> {
  const nodes = run.map((id) => nodeOf(variant, id))
  const last = nodes.at(-1)
  const stage = last?.stage !== undefined && Object.hasOwn(draft.stages, last.stage) ? last.stage : undefined
  const channel = last?.kind === 'message' ? last.config.channel : undefined
  const waits = nodes.flatMap((node) =>
    node.kind === 'delay' && node.config.mode === 'for' ? [node.config.duration] : [],
  )
  // Only a wait that is told as one can be told again; of several, none says how long they take together.
  const within = waits.length === 1 ? waits[0] : undefined
  return {
    name: last?.name ?? '',
    nodes: [...run],
    pains: [],
    ...(stage !== undefined && { stage }),
    ...(channel && { channel, touchpoint: channel }),
    ...(last?.kind === 'entry' && { entryPoint: true }),
    ...(within !== undefined && { [sideIn(variant)]: { text: '', within, evidence: 'assumption' as const } }),
  }
}
