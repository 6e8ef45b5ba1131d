import { type KeyboardEvent, useState } from 'react'
import classes from './outline.module.css'

/** Puts the keyboard into the field with all of the name chosen, so that what is typed takes its place. */
const atOnce = (field: HTMLInputElement | null) => field?.select()

interface NameFieldProps {
  readonly name: string
  readonly label: string
  /** The name that was written; `undefined` when it stays. */
  readonly onDone: (name: string | undefined) => void
}

/** A name that is written where it stands. Enter keeps what was written, Escape gives it up. */
export function NameField({ name, label, onDone }: NameFieldProps) {
  const [text, setText] = useState(name)
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter') onDone(text)
    else if (event.key === 'Escape') onDone(undefined)
    else return
    event.preventDefault()
  }
  return (
    <input
      ref={atOnce}
      className={classes.field}
      aria-label={label}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(text === name ? undefined : text)}
    />
  )
}
