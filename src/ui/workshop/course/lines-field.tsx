import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useBuffered } from '../../fields/index.ts'

interface LinesFieldProps {
  readonly label: string
  readonly description?: string
  readonly placeholder?: string
  readonly lines: readonly string[]
  readonly onWrite: (lines: string[]) => void
  readonly onLeave: () => void
}

const split = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A few things, one a line. A line that has just been begun is kept while one types. */
export function LinesField({ lines, onWrite, onLeave, ...props }: LinesFieldProps) {
  const joined = lines.join('\n')
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const text = useBuffered(joined, (next) => onWrite(split(next)))
  const waiting = text.value !== joined
  // Undo, or somebody else: what is written now is not what was typed here.
  const own = typed !== undefined && (waiting || split(typed).join('\n') === joined)
  return (
    <Textarea
      {...props}
      dir="auto"
      size="xs"
      minRows={2}
      maxRows={6}
      autosize
      value={own ? typed : joined}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        text.type(event.currentTarget.value)
      }}
      onBlur={() => {
        text.flush()
        setTyped(undefined)
        onLeave()
      }}
    />
  )
}
