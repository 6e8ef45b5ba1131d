import { type JourneyNode, kindSpec, type NodeKind } from '../../../document/index.ts'
import { KIND_ICONS } from '../../kit/index.ts'
import { emit, journey, task, update, webhook } from './action.ts'
import { experiment, nextBest, split } from './decision.ts'
import { entry } from './entry.ts'
import type { Icon, KindFace } from './face.ts'
import { message } from './message.ts'
import { exit, goal } from './outcome.ts'
import type { Say } from './say.ts'
import { delay, throttle, timeWindow, waitFor } from './time.ts'

/** The face of every kind. */
const FACES: { readonly [Kind in NodeKind]: KindFace<Kind> } = {
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
}

type Shown = Pick<JourneyNode, 'kind' | 'config'>

/** A face for a config of its own kind; the registry ties the two, which a lookup by a union cannot say. */
const faceOf = (node: Shown): KindFace<NodeKind> => FACES[node.kind] as unknown as KindFace<NodeKind>

/** What a node does, in one line of plain language. */
export const sentenceOf = (node: Shown, say: Say): string => faceOf(node).sentence(node.config, say)

export const iconOf = (node: Shown): Icon => faceOf(node).icon?.(node.config) ?? KIND_ICONS[node.kind]

/** A CSS colour; never the only sign of what a node is. */
export const hueOf = (node: Shown): string =>
  faceOf(node).hue?.(node.config) ?? `var(--j-category-${kindSpec(node.kind).category})`

/** Ids of the other nodes that a node's sentence names. */
export const namesIn = (node: Shown): readonly string[] => faceOf(node).names?.(node.config) ?? []
