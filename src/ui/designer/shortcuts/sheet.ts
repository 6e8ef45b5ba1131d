import { SHORTCUTS, type ShortcutId } from '../commands/shortcuts.ts'

/** Keys that belong to no command of the table: of other rooms' buttons, of this sheet, and of the canvas itself. */
export const MORE_KEYS = {
  machine: ['mod+.'],
  workshop: ['alt+shift+w'],
  shortcuts: ['?'],
  walk: ['alt+arrows'],
  nudge: ['arrows'],
  nudgeFar: ['shift+arrows'],
  pick: ['space'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type SheetId = ShortcutId | keyof typeof MORE_KEYS

/** Everything the sheet lists, in its order. A key that stands in no group, or in two, fails a test. */
export const GROUPS = {
  run: ['simulate', 'assumptions', 'machine', 'workshop'],
  find: [
    'palette',
    'find',
    'findNext',
    'findPrevious',
    'replace',
    'outline',
    'history',
    'fit',
    'zoomToSelection',
    'nextProblem',
    'previousProblem',
    'nextPart',
    'previousPart',
    'shortcuts',
  ],
  edit: ['undo', 'redo', 'cut', 'copy', 'paste', 'duplicate', 'delete', 'deleteApart'],
  build: ['addAfter', 'openStep', 'rename', 'changeKind', 'flip', 'menu', 'group', 'ungroup'],
  select: ['selectAll', 'selectSameKind', 'lasso', 'selectNone', 'pick', 'walk', 'nudge', 'nudgeFar'],
  arrange: [
    'alignLeft',
    'alignCentre',
    'alignRight',
    'alignTop',
    'alignMiddle',
    'alignBottom',
    'distributeHorizontal',
    'distributeVertical',
    'pin',
  ],
} as const satisfies Readonly<Record<string, readonly SheetId[]>>

export type Group = keyof typeof GROUPS

/** All keys for one thing, the most important first. */
export const keysFor = (id: SheetId): readonly string[] => ({ ...SHORTCUTS, ...MORE_KEYS })[id]
