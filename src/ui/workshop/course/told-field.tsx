import { Autocomplete } from '@mantine/core'
import { useBuffered } from '../../fields/index.ts'

interface ToldFieldProps {
  readonly id?: string
  readonly placeholder?: string
  readonly value: string
  /** What has been told elsewhere. */
  readonly suggestions: readonly string[]
  readonly onWrite: (text: string) => void
  readonly onLeave: () => void
}

/** A line of text that offers what has been told already, so that the same thing keeps one name. */
export function ToldField({ value, suggestions, onWrite, onLeave, ...props }: ToldFieldProps) {
  const text = useBuffered(value, onWrite)
  return (
    <Autocomplete
      {...props}
      dir="auto"
      size="xs"
      maxLength={200}
      data={[...suggestions]}
      value={text.value}
      onChange={text.type}
      onBlur={() => {
        text.flush()
        onLeave()
      }}
    />
  )
}
