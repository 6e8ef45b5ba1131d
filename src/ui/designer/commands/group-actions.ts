import {
  IconBoxMultiple,
  IconCursorText,
  IconGridDots,
  IconLayersUnion,
  IconSelectAll,
  IconSquareArrowDown,
  IconSquareArrowUp,
  IconTrash,
} from '@tabler/icons-react'
import {
  addToGroup,
  deleteWithGroup,
  groupSelection,
  joinableGroups,
  select,
  selectedGroups,
  takeOutOfGroup,
  toggleGroup,
  ungroupSelection,
} from '../../../editor/index.ts'
import { canvasOf } from '../../canvas/index.ts'
import type { Action, ActionContext, Choice } from './action.ts'
import { selectionOf, steps, variantOf } from './reading.ts'

const groupsOf = (context: ActionContext) => selectedGroups(context.editor)
const isFolded = (context: ActionContext) =>
  groupsOf(context).every((id) => variantOf(context)?.variant.groups[id]?.collapsed === true)

/** The one group that the selected steps are in. */
function oneGroup(context: ActionContext): string | undefined {
  const [id, ...others] = groupsOf(context)
  return others.length === 0 ? id : undefined
}

/** All steps of the groups that selected steps are in. */
const membersOf = (context: ActionContext): string[] =>
  groupsOf(context).flatMap((id) => variantOf(context)?.variant.groups[id]?.nodes ?? [])

/** Is it asked for from the journey as text? Then the name is written there. */
const inOutline = (_: ActionContext): boolean => document.activeElement?.closest('[data-outline-step]') != null

function joinable({ editor, t }: ActionContext): Choice[] {
  const groups = variantOf({ editor })?.variant.groups
  return joinableGroups(editor).map((id) => ({
    id,
    title: groups?.[id]?.name || t('commands:unnamedGroup', { count: groups?.[id]?.nodes.length ?? 0 }),
    run: () => void addToGroup(editor, id),
  }))
}

/** Makes a group, and asks for its name where there is a canvas to write it on. */
function group({ editor, t }: ActionContext): void {
  const { nameGroup } = canvasOf(editor)
  const made = groupSelection(editor, nameGroup ? '' : t('commands:newGroup'))
  if (made?.ok) nameGroup?.(made.value)
}

/** Groups, and what comes to them and leaves them. */
export const GROUP_ACTIONS: readonly Action[] = [
  {
    id: 'group',
    section: 'arrange',
    icon: IconLayersUnion,
    available: (context) => steps(context).length > 1,
    run: group,
  },
  {
    id: 'ungroup',
    section: 'arrange',
    icon: IconGridDots,
    available: (context) => groupsOf(context).length > 0,
    run: ({ editor }) => void ungroupSelection(editor),
  },
  {
    id: 'foldGroup',
    section: 'arrange',
    icon: IconBoxMultiple,
    available: (context) => groupsOf(context).length > 0,
    checked: isFolded,
    run: (context) => {
      const folded = isFolded(context)
      for (const group of groupsOf(context)) toggleGroup(context.editor, group, !folded)
    },
  },

  {
    id: 'joinGroup',
    section: 'arrange',
    icon: IconSquareArrowDown,
    available: (context) => steps(context).length > 0,
    choices: joinable,
  },
  {
    id: 'leaveGroup',
    section: 'arrange',
    icon: IconSquareArrowUp,
    available: (context) => groupsOf(context).length > 0,
    run: ({ editor }) => void takeOutOfGroup(editor),
  },
  {
    id: 'renameGroup',
    section: 'arrange',
    icon: IconCursorText,
    available: (context) =>
      oneGroup(context) !== undefined && (inOutline(context) || canvasOf(context.editor).nameGroup !== undefined),
    run: (context) => {
      if (inOutline(context)) context.tools.setState({ renamingGroup: steps(context)[0] })
      else canvasOf(context.editor).nameGroup?.(oneGroup(context) ?? '')
    },
  },
  {
    id: 'selectInGroup',
    section: 'select',
    icon: IconSelectAll,
    available: (context) => membersOf(context).some((id) => !selectionOf(context).nodes.has(id)),
    run: (context) => select(context.editor.view, { nodes: membersOf(context) }),
  },
  {
    id: 'deleteGroup',
    section: 'edit',
    icon: IconTrash,
    available: (context) => oneGroup(context) !== undefined,
    run: (context) => void deleteWithGroup(context.editor, oneGroup(context) ?? ''),
  },
]
