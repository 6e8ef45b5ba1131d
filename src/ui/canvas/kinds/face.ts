import type { ComponentType } from 'react'
import type { ConfigOf, NodeKind } from '../../../document/index.ts'
import type { Say } from './say.ts'

type Icon = ComponentType<{
  size?: number | string
  stroke?: number | string
  color?: string
  x?: number | string
  y?: number | string
  'aria-hidden'?: boolean | 'true' | 'false'
}>

/** How a kind shows itself. Icon and hue are the kind's own unless its config says more (a message's channel). */
export interface KindFace<Kind extends NodeKind> {
  /** One line of plain language: what it does. */
  readonly sentence: (config: ConfigOf<Kind>, say: Say) => string
  readonly icon?: (config: ConfigOf<Kind>) => Icon
  /** A CSS colour. */
  readonly hue?: (config: ConfigOf<Kind>) => string
  /** Other nodes that the sentence names. */
  readonly names?: (config: ConfigOf<Kind>) => readonly string[]
}

export type { Icon }
