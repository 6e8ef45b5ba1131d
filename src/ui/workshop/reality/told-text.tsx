import { Textarea } from '@mantine/core'
import { useBuffered } from '../../fields/index.ts'

interface ToldTextProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onWrite: (text: string) => void
  readonly onLeave: () => void
}

/** What people say, in their own words. */
export function ToldText({ label, placeholder, value, onWrite, onLeave }: ToldTextProps) {
  const text = useBuffered(value, onWrite)
  return (
    <Textarea
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      minRows={2}
      maxRows={5}
      value={text.value}
      onChange={(event) => text.type(event.currentTarget.value)}
      onBlur={() => {
        text.flush()
        onLeave()
      }}
    />
  )
}
