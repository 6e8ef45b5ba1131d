import { isDraft, original } from 'immer'
import {
  diffVariants,
  type GroupChange,
  type NoteChange,
  portsOf,
  type StepChange,
  type Variant,
  type VariantChange,
  type VariantChangeKey,
  type WayChange,
} from '../../document/index.ts'
import { type CommandContext, defineCommand, refuse } from '../command.ts'
import { edgeAtPort, edgesInto, edgesOut } from '../graph.ts'
import { canConnect, whyNotConnect } from '../rules.ts'
import { dropLostPorts, haveRoom } from './draft.ts'
import { leaveGroups } from './groups.ts'
import { heirOf, leadPast } from './heal.ts'

export interface TakeOver {
  /** The variant that is as the other one shall be. */
  readonly from: string
  readonly into: string
  /** One difference between the two; all when absent. */
  readonly change?: VariantChangeKey
}

/**
 * Makes one variant like another in one respect, or in all (its name and purpose stay its own). Ways lead past steps that
 * only one of them has, so that a step that is taken over alone stands in the flow and nothing leads nowhere.
 */
export const takeOver = defineCommand({
  history: 'step',
  apply: (draft, { from, into, change }: TakeOver, context) => {
    const source = plain(draft.variants[from] ?? refuse('noSuchVariant', from))
    const target = draft.variants[into] ?? refuse('noSuchVariant', into)
    if (from === into) refuse('noSuchThing', from)
    if (change === undefined) takeAll(target, source)
    else {
      const found = diffVariants(plain(target), source).find(({ key }) => key === change)
      takeOne({ target, source, context }, found ?? refuse('noSuchThing', change))
    }
  },
})

/** A variant as it stands before the command: read many times, and faster than a draft. */
const plain = (variant: Variant): Variant => (isDraft(variant) ? (original(variant) ?? variant) : variant)

const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

function takeAll(target: Variant, source: Variant): void {
  const { nodes, edges, notes, groups } = copyOf(source)
  Object.assign(target, { nodes, edges, notes, groups })
}

interface Pair {
  readonly target: Variant
  readonly source: Variant
  readonly context: CommandContext
}

function takeOne(pair: Pair, change: VariantChange): void {
  if (change.thing === 'step') takeStep(pair, change)
  else if (change.thing === 'way') takeWay(pair, change)
  else if (change.thing === 'note') takeNote(pair.target, change)
  else takeGroup(pair.target, change)
}

function takeStep(pair: Pair, { id, how, after }: StepChange): void {
  if (how === 'removed' || !after) removeStep(pair, id)
  else if (how === 'added') addStep(pair, id)
  else if (how === 'changed') changeStep(pair, id)
  else (pair.target.nodes[id] ?? refuse('noSuchNode', id)).position = copyOf(after.position)
}

/** Steps of the source that the target has not. */
const missingIn = ({ target, source }: Pair): Set<string> =>
  new Set(Object.keys(source.nodes).filter((id) => !Object.hasOwn(target.nodes, id)))

/** The step comes with its ways; ways of the source that would have led past it lead into it. */
function addStep(pair: Pair, id: string): void {
  const { target, source } = pair
  haveRoom(target, 1, 0)
  const before = missingIn(pair)
  target.nodes[id] = copyOf(source.nodes[id] ?? refuse('noSuchNode', id))
  const missing = new Set(before)
  missing.delete(id)
  for (const [edgeId, edge] of Object.entries(source.edges)) {
    const to = heirOf(source, edge.to, missing)
    if (to === undefined || !Object.hasOwn(target.nodes, edge.from)) continue
    if (edge.from === id) lead(pair, edgeId, { ...edge, to })
    else if (to === id) {
      const now = target.edges[edgeAtPort(target.edges, edge.from, edge.port) ?? '']?.to
      const asBefore = now === undefined || now === heirOf(source, edge.to, before)
      if (asBefore || edge.to === id) lead(pair, edgeId, { ...edge, to })
    }
  }
}

/** Ways into the step lead on to what came after it, unless the source leads them elsewhere. */
function removeStep(pair: Pair, id: string): void {
  const { target, source } = pair
  const before = plain(target)
  const missing = missingIn(pair)
  const extra = new Set(Object.keys(before.nodes).filter((node) => !Object.hasOwn(source.nodes, node)))
  const after = heirOf(before, id, extra)
  const gone = new Set([id])
  leadPast(target, gone)
  for (const [edgeId, { from, port }] of edgesInto(before.edges, id)) {
    const instead = source.edges[edgeAtPort(source.edges, from, port) ?? '']?.to
    const to = instead === undefined ? undefined : heirOf(source, instead, missing)
    if (from !== id && to !== undefined && to !== after) lead(pair, edgeId, { from, port, to })
  }
  for (const [edgeId, edge] of Object.entries(target.edges))
    if (edge.from === id || edge.to === id) delete target.edges[edgeId]
  delete target.nodes[id]
  leaveGroups(target, gone)
}

/** The step stays where it stands; ways out that it gains come with it, those that it loses go. */
function changeStep(pair: Pair, id: string): void {
  const { target, source } = pair
  const old = target.nodes[id] ?? refuse('noSuchNode', id)
  const had = new Set(portsOf(old).map((port) => port.id))
  target.nodes[id] = { ...copyOf(source.nodes[id] ?? refuse('noSuchNode', id)), position: copyOf(old.position) }
  dropLostPorts(target, id)
  for (const [edgeId, edge] of [...edgesInto(target.edges, id)])
    if (!canConnect(target, edge)) delete target.edges[edgeId]
  const missing = missingIn(pair)
  for (const [edgeId, edge] of edgesOut(source.edges, id)) {
    const to = had.has(edge.port) ? undefined : heirOf(source, edge.to, missing)
    if (to !== undefined) lead(pair, edgeId, { ...edge, to })
  }
}

/** Connects where that may be done, moving what the place carries already. An edge keeps the id it has in the source. */
function lead({ target, context }: Pair, edgeId: string, edge: { from: string; port: string; to: string }): void {
  if (!canConnect(target, edge)) return
  const present = target.edges[edgeAtPort(target.edges, edge.from, edge.port) ?? '']
  if (present) {
    present.to = edge.to
    return
  }
  haveRoom(target, 0, 1)
  const taken = (candidate: string) => Object.hasOwn(target.edges, candidate)
  const id = taken(edgeId) ? context.newId('e', taken) : edgeId
  target.edges[id] = { from: edge.from, port: edge.port, to: edge.to }
}

function takeWay(pair: Pair, { from, port, before, after }: WayChange): void {
  const { target } = pair
  if (!after) {
    delete target.edges[before?.edge ?? '']
    return
  }
  const connection = { from, port, to: after.to }
  const reason = whyNotConnect(target, connection)
  if (reason) refuse(reason, after.to)
  lead(pair, after.edge, connection)
}

function takeNote(target: Variant, { id, how, after }: NoteChange): void {
  if (!after) delete target.notes[id]
  else if (how === 'added') target.notes[id] = copyOf(after)
  else {
    const note = target.notes[id] ?? refuse('noSuchNote', id)
    target.notes[id] =
      how === 'moved'
        ? { ...note, position: copyOf(after.position) }
        : { ...copyOf(after), position: copyOf(note.position) }
  }
}

/** A group is taken over with those of its steps that are there; they leave the groups they were in. */
function takeGroup(target: Variant, { id, after }: GroupChange): void {
  delete target.groups[id]
  if (!after) return
  const nodes = after.nodes.filter((node) => Object.hasOwn(target.nodes, node))
  if (nodes.length === 0 && after.nodes.length > 0) refuse('noSuchNode', after.nodes[0])
  leaveGroups(target, new Set(nodes))
  target.groups[id] = { ...copyOf(after), nodes }
}
