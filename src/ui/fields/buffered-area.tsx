import { Textarea, type TextareaProps } from '@mantine/core'
import { useBuffered } from './use-buffered.ts'

interface BufferedAreaProps extends Omit<TextareaProps, 'value' | 'onChange' | 'defaultValue' | 'onBlur'> {
  value: string
  onWrite: (text: string) => void
  /** The keyboard leaves; what was typed has been written. */
  onLeave?: (() => void) | undefined
}

/** A text of several lines that is written while the fingers rest, so that typing waits for nothing. */
export function BufferedArea({ value, onWrite, onLeave, ...props }: BufferedAreaProps) {
  const text = useBuffered(value, onWrite)
  return (
    <Textarea
      dir="auto"
      {...props}
      value={text.value}
      onChange={(event) => text.type(event.currentTarget.value)}
      onBlur={() => {
        text.flush()
        onLeave?.()
      }}
    />
  )
}
