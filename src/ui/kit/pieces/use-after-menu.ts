import { useRef } from 'react'

/**
 * For menu items that move the focus. A menu gives the focus back to its button when it has closed; whatever wants it must
 * wait until then. Spread `menu` on the Menu, and say what is to come with `afterwards`.
 */
export function useAfterMenu() {
  const waiting = useRef<() => void>(undefined)
  return {
    menu: {
      onExitTransitionEnd: () => {
        waiting.current?.()
        waiting.current = undefined
      },
    },
    afterwards: (run: () => void) => {
      waiting.current = run
    },
  }
}
