import fc from 'fast-check'
import { graphOf } from '../graph.ts'
import type { Journey, JourneyNode, Variant } from '../journey.ts'
import { freshId } from '../names.ts'
import { choose } from './pools.ts'

/** An edit such as a person makes, applied to any journey: what it works on is chosen when it is applied. */
export type Edit = (journey: Journey) => Journey

const inMain = (journey: Journey, change: (variant: Variant) => Variant): Journey => {
  const id = journey.mainVariant
  const variant = journey.variants[id]
  return variant ? { ...journey, variants: { ...journey.variants, [id]: change(variant) } } : journey
}

const chosen = (record: Readonly<Record<string, unknown>>, choice: number): string | undefined =>
  choose(Object.keys(record).sort(), choice)

const moveNode =
  (choice: number, x: number): Edit =>
  (journey) =>
    inMain(journey, (variant) => {
      const id = chosen(variant.nodes, choice)
      const node = id === undefined ? undefined : variant.nodes[id]
      return id && node
        ? { ...variant, nodes: { ...variant.nodes, [id]: { ...node, position: { ...node.position, x } } } }
        : variant
    })

const renameNode =
  (choice: number, name: string): Edit =>
  (journey) =>
    inMain(journey, (variant) => {
      const id = chosen(variant.nodes, choice)
      const node = id === undefined ? undefined : variant.nodes[id]
      return id && node ? { ...variant, nodes: { ...variant.nodes, [id]: { ...node, name } } } : variant
    })

const deleteNode =
  (choice: number): Edit =>
  (journey) =>
    inMain(journey, (variant) => {
      const id = chosen(variant.nodes, choice)
      if (id === undefined) return variant
      const { [id]: _, ...nodes } = variant.nodes
      const edges = Object.fromEntries(
        Object.entries(variant.edges).filter(([, edge]) => edge.from !== id && edge.to !== id),
      )
      return { ...variant, nodes, edges }
    })

const addNode =
  (choice: number, name: string): Edit =>
  (journey) =>
    inMain(journey, (variant) => {
      const id = freshId(variant.nodes, 'n')
      const open = choose(graphOf(variant).openPorts, choice)
      const node: JourneyNode = {
        kind: 'delay',
        name,
        position: { x: 0, y: 0 },
        config: { mode: 'for', duration: 'PT1H' },
      }
      const edges = open
        ? { ...variant.edges, [freshId(variant.edges, 'e')]: { from: open.node, port: open.port.id, to: id } }
        : variant.edges
      return { ...variant, nodes: { ...variant.nodes, [id]: node }, edges }
    })

const rewire =
  (choice: number, to: number): Edit =>
  (journey) =>
    inMain(journey, (variant) => {
      const targets = Object.keys(variant.nodes)
        .filter((id) => variant.nodes[id]?.kind !== 'entry')
        .sort()
      const [id, target] = [chosen(variant.edges, choice), choose(targets, to)]
      const edge = id === undefined ? undefined : variant.edges[id]
      return id && edge && target ? { ...variant, edges: { ...variant.edges, [id]: { ...edge, to: target } } } : variant
    })

const changeDelay =
  (choice: number, untilTime: boolean): Edit =>
  (journey) =>
    inMain(journey, (variant) => {
      const delays = Object.keys(variant.nodes)
        .filter((id) => variant.nodes[id]?.kind === 'delay')
        .sort()
      const id = choose(delays, choice)
      const node = id === undefined ? undefined : variant.nodes[id]
      if (!id || node?.kind !== 'delay') return variant
      const config: typeof node.config = untilTime
        ? { mode: 'untilTime', time: '09:00' }
        : { mode: 'for', duration: 'PT90M' }
      return { ...variant, nodes: { ...variant.nodes, [id]: { ...node, config } } }
    })

const dropBranch =
  (choice: number): Edit =>
  (journey) =>
    inMain(journey, (variant) => {
      const id = choose(
        Object.keys(variant.nodes)
          .filter((key) => variant.nodes[key]?.kind === 'split')
          .sort(),
        choice,
      )
      const node = id === undefined ? undefined : variant.nodes[id]
      if (!id || node?.kind !== 'split') return variant
      const gone = chosen(node.config.branches, choice)
      const branches = Object.fromEntries(Object.entries(node.config.branches).filter(([key]) => key !== gone))
      const edges = Object.fromEntries(
        Object.entries(variant.edges).filter(([, edge]) => edge.from !== id || edge.port !== gone),
      )
      return { ...variant, nodes: { ...variant.nodes, [id]: { ...node, config: { branches } } }, edges }
    })

const rename =
  (name: string): Edit =>
  (journey) => ({ ...journey, name })

const duplicateVariant =
  (main: boolean): Edit =>
  (journey) => {
    const id = freshId(journey.variants, 'v')
    const variant = journey.variants[journey.mainVariant]
    if (!variant) return journey
    return {
      ...journey,
      variants: { ...journey.variants, [id]: { ...variant, name: id } },
      ...(main && { mainVariant: id }),
    }
  }

/** A few edits, one after the other. */
export const edits: fc.Arbitrary<Edit> = fc
  .array(
    fc.oneof(
      fc.tuple(fc.nat(50), fc.nat(500)).map(([choice, x]) => moveNode(choice, x)),
      fc.tuple(fc.nat(50), fc.string({ maxLength: 5 })).map(([choice, name]) => renameNode(choice, name)),
      fc.nat(50).map(deleteNode),
      fc.tuple(fc.nat(50), fc.string({ maxLength: 5 })).map(([choice, name]) => addNode(choice, name)),
      fc.tuple(fc.nat(50), fc.nat(50)).map(([choice, to]) => rewire(choice, to)),
      fc.tuple(fc.nat(50), fc.boolean()).map(([choice, untilTime]) => changeDelay(choice, untilTime)),
      fc.nat(50).map(dropBranch),
      fc.string({ maxLength: 5 }).map(rename),
      fc.boolean().map(duplicateVariant),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => (journey) => list.reduce((current, edit) => edit(current), journey))
