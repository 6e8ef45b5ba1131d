import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { setPanel } from '../../../editor/index.ts'
import type { ActionContext } from '../commands/action.ts'
import { actionOf, canDo } from '../commands/registry.ts'
import { SHORTCUTS, type ShortcutId } from '../commands/shortcuts.ts'
import { typeAhead } from '../commands/type-ahead.ts'
import { useActionContext } from '../commands/use-actions.ts'

/** Keys of the registry that are heard on the whole page. Those of the canvas itself are the canvas's own. */
const HEARD = [
  'palette',
  'find',
  'replace',
  'outline',
  'history',
  'rename',
  'nextPart',
  'previousPart',
] as const satisfies readonly ShortcutId[]

/** These work while something is typed as well: they mean the page, whatever has the keyboard. */
const EVERYWHERE: readonly string[] = ['palette', 'find', 'replace', 'outline', 'history', 'nextPart', 'previousPart']

const PARTS: Readonly<Record<string, string>> = { mod: '$mod', shift: 'Shift', alt: 'Alt' }

/** A shortcut as tinykeys writes it: `mod+shift+l` → `$mod+Shift+KeyL`. */
function bindingOf(shortcut: string): string {
  const part = (key: string) =>
    PARTS[key] ??
    (/^[a-z]$/.test(key)
      ? `Key${key.toUpperCase()}`
      : /^\d$/.test(key)
        ? `Digit${key}`
        : `${key.charAt(0).toUpperCase()}${key.slice(1)}`)
  return shortcut.split('+').map(part).join('+')
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null

/** A dialog over the page has the keyboard to itself. */
const isBusy = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

export function useToolKeys(): void {
  const context = useActionContext()
  useEffect(() => {
    const bindings = HEARD.flatMap((id) =>
      SHORTCUTS[id].map((keys): [string, (event: KeyboardEvent) => void] => [
        bindingOf(keys),
        (event) => hear(event, id, context),
      ]),
    )
    // Before the page's other listeners: a field must not swallow what opens the palette.
    return tinykeys(window, Object.fromEntries(bindings), { ignore: () => false })
  }, [context])
}

function hear(event: KeyboardEvent, id: (typeof HEARD)[number], context: ActionContext): void {
  if (isTyping(event.target) && !EVERYWHERE.includes(id)) return
  if (id === 'palette') {
    event.preventDefault()
    const open = context.tools.getState().palette
    if (!open && isBusy()) return
    if (!open) typeAhead()
    context.tools.setState({ palette: !open })
    return
  }
  if (isBusy()) return
  const action = actionOf(id)
  if (!action || !canDo(action, context)) return
  event.preventDefault()
  action.run?.(context)
}

/** Closes a panel, and gives the keyboard back to the canvas. */
export function closePanel({ editor }: Pick<ActionContext, 'editor'>, panel: 'outline' | 'history'): void {
  setPanel(editor.view, panel, false)
  document.querySelector<HTMLElement>('[data-testid="canvas"]')?.focus()
}
