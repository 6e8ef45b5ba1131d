import type { Action, ActionContext, Choice } from './action.ts'
import { EDIT_ACTIONS } from './edit-actions.ts'
import { GROUP_ACTIONS } from './group-actions.ts'
import { STEP_ACTIONS } from './step-actions.ts'
import { VIEW_ACTIONS } from './view-actions.ts'

/** Everything that can be done in the designer, once. */
export const ACTIONS: readonly Action[] = [...EDIT_ACTIONS, ...STEP_ACTIONS, ...GROUP_ACTIONS, ...VIEW_ACTIONS]

const byId = new Map(ACTIONS.map((action) => [action.id, action]))

export const actionOf = (id: string): Action | undefined => byId.get(id)

export const choicesOf = (action: Action, context: ActionContext): readonly Choice[] => action.choices?.(context) ?? []

/** May it be done now? What has only choices needs one. */
export const canDo = (action: Action, context: ActionContext): boolean =>
  action.available(context) && (action.run !== undefined || choicesOf(action, context).length > 0)

/** What a menu can be opened on. */
export type MenuTarget = 'step' | 'steps' | 'group' | 'edge' | 'note' | 'canvas'

const CLIPBOARD = ['cut', 'copy', 'duplicate', 'delete', 'deleteApart']

/** The context menus: names of actions, in parts. */
export const MENUS: Readonly<Record<MenuTarget, readonly (readonly string[])[]>> = {
  step: [
    ['openStep', 'rename', 'addAfter'],
    ['changeKind', 'setStage', 'flip', 'pin'],
    ['joinGroup', 'leaveGroup', 'renameGroup', 'selectInGroup', 'foldGroup', 'ungroup'],
    CLIPBOARD,
    ['selectSameKind', 'selectAfter', 'selectBefore'],
  ],
  steps: [
    ['align', 'distribute', 'setStage', 'pin', 'flip'],
    ['group', 'joinGroup', 'leaveGroup', 'ungroup', 'foldGroup'],
    CLIPBOARD,
    ['selectSameKind', 'selectAfter', 'selectBefore', 'zoomToSelection'],
  ],
  group: [
    ['renameGroup', 'foldGroup', 'zoomToSelection'],
    ['align', 'setStage', 'pin', 'joinGroup'],
    ['cut', 'copy', 'duplicate'],
    ['ungroup', 'deleteGroup'],
  ],
  edge: [['insertOnEdge'], ['delete']],
  note: [['editNote'], ['cut', 'copy', 'duplicate', 'delete']],
  canvas: [
    ['addStep', 'addNote', 'paste'],
    ['selectAll', 'lasso', 'fit', 'tidy', 'bands'],
    ['find', 'outline', 'history'],
  ],
}
