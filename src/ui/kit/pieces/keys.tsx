import classes from './pieces.module.css'

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const SIGNS: Record<string, string> = {
  mod: MAC ? '⌘' : 'Ctrl',
  shift: MAC ? '⇧' : 'Shift',
  alt: MAC ? '⌥' : 'Alt',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: '↵',
  escape: 'Esc',
  arrows: '← ↑ ↓ →',
  space: '␣',
  delete: MAC ? '⌫' : 'Del',
}

/** A shortcut such as `mod+shift+z`, with the signs of this machine's keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={classes.kbd}>
      {keys.split('+').map((key) => (
        <kbd key={key}>{SIGNS[key.toLowerCase()] ?? key.toUpperCase()}</kbd>
      ))}
    </span>
  )
}
