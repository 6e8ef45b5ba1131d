import type { Icon } from '@tabler/icons-react'
import type { Position } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import type { DesignerServices, DesignerSlots } from '../props.ts'
import type { Tools } from './tools.ts'

/** What an action works with. */
export interface ActionContext {
  readonly editor: Editor
  readonly services: DesignerServices
  readonly slots: DesignerSlots
  readonly tools: Tools
  /** Words of the designer's namespaces. */
  readonly t: (key: string, values?: Record<string, unknown>) => string
  readonly announce: (text: string, urgency?: 'polite' | 'assertive') => void
  /** Opens a step's settings with the keyboard in its name. */
  readonly openStep: (id: string) => void
  /** The place a menu was opened at: on the screen, and on the canvas where it is about a place there. */
  readonly screen?: Position | undefined
  readonly at?: Position | undefined
}

/** One of several things that an action can do: a kind to turn into, a stage to move to. */
export interface Choice {
  readonly id: string
  readonly title: string
  readonly checked?: boolean
  readonly run: () => void
}

/** In which part of a list an action stands. */
export type ActionSection = 'edit' | 'select' | 'step' | 'arrange' | 'add' | 'view' | 'journey'

/** Something a person can do: menus, keys and the command palette all take it from the registry. */
export interface Action {
  /** Also the key of its words (`commands:action.…`) and of its shortcut. */
  readonly id: string
  readonly section: ActionSection
  readonly icon: Icon
  /** May it be done now? Menus leave it out otherwise. */
  readonly available: (context: ActionContext) => boolean
  /** For what is on or off. */
  readonly checked?: (context: ActionContext) => boolean
  readonly run?: (context: ActionContext) => void
  /** In place of `run`: what can be chosen. None: the action is not available. */
  readonly choices?: (context: ActionContext) => readonly Choice[]
}
