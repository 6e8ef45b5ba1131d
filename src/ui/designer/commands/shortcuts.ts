/**
 * Every key of the designer, once: menus and the command palette show them beside their actions, the shortcut sheet lists
 * them. `mod` is Ctrl, on a Mac ⌘; parts are joined by `+`. Several keys for the same thing stand in order of importance.
 */
export const SHORTCUTS = {
  palette: ['mod+k'],
  find: ['mod+f'],
  replace: ['mod+alt+f'],
  findNext: ['f3'],
  findPrevious: ['shift+f3'],
  menu: ['shift+f10'],
  undo: ['mod+z'],
  redo: ['mod+shift+z', 'mod+y'],
  cut: ['mod+x'],
  copy: ['mod+c'],
  paste: ['mod+v'],
  duplicate: ['mod+d'],
  delete: ['delete'],
  selectAll: ['mod+a'],
  selectNone: ['escape'],
  rename: ['f2'],
  openStep: ['enter'],
  addAfter: ['/'],
  fit: ['shift+1'],
  simulate: ['mod+enter'],
  assumptions: ['mod+shift+enter'],
  zoomToSelection: ['shift+2'],
  nextProblem: ['f8'],
  previousProblem: ['shift+f8'],
  nextPart: ['f6'],
  previousPart: ['shift+f6'],
  deleteApart: ['shift+delete'],
  lasso: ['l'],
  selectSameKind: ['mod+shift+a'],
  changeKind: ['r'],
  pin: ['p'],
  flip: ['shift+x'],
  group: ['mod+g'],
  ungroup: ['mod+shift+g'],
  alignLeft: ['alt+a'],
  alignCentre: ['alt+h'],
  alignRight: ['alt+d'],
  alignTop: ['alt+w'],
  alignMiddle: ['alt+v'],
  alignBottom: ['alt+s'],
  distributeHorizontal: ['mod+alt+h'],
  distributeVertical: ['mod+alt+v'],
  outline: ['mod+shift+l'],
  history: ['mod+shift+h'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ShortcutId = keyof typeof SHORTCUTS

/** The first key of something that has one, as `Keys` shows it; of one of its choices when that is named too. */
export function keysOf(action: string, choice = ''): string | undefined {
  const id = action + choice.charAt(0).toUpperCase() + choice.slice(1)
  return id in SHORTCUTS ? SHORTCUTS[id as ShortcutId][0] : undefined
}
