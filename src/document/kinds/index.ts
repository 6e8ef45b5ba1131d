import type { z } from 'zod'
import { emit, exit, goal, journey, task, throttle, update, webhook } from './actions.ts'
import { delay } from './delay.ts'
import { entry } from './entry.ts'
import { experiment, nextBest } from './experiment.ts'
import type { KindSpec, Port } from './kind.ts'
import { message } from './message.ts'
import { split } from './split.ts'
import { timeWindow } from './time-window.ts'
import { waitFor } from './wait-for.ts'

/** Every node kind, in the order of the palette. */
export const KINDS = {
  entry,
  message,
  delay,
  waitFor,
  timeWindow,
  split,
  experiment,
  nextBest,
  update,
  emit,
  webhook,
  task,
  throttle,
  journey,
  goal,
  exit,
} as const

export type NodeKind = keyof typeof KINDS
export type ConfigOf<Kind extends NodeKind> = z.infer<(typeof KINDS)[Kind]['config']>

export const NODE_KINDS = Object.keys(KINDS) as NodeKind[]

/** The spec of a kind, with its config type erased: for code that treats all kinds alike. */
export const kindSpec = (kind: NodeKind): KindSpec<z.ZodType> => KINDS[kind] as unknown as KindSpec<z.ZodType>

/** Ways out of a node, in the order they are tried and drawn. */
export const portsOf = (node: { readonly kind: NodeKind; readonly config: unknown }): readonly Port[] =>
  kindSpec(node.kind).ports(node.config)
