import { TextInput, type TextInputProps } from '@mantine/core'
import { useBuffered } from './use-buffered.ts'

interface BufferedTextProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'onBlur'> {
  value: string
  onWrite: (text: string) => void
  /** The keyboard leaves; what was typed has been written. */
  onLeave?: (() => void) | undefined
}

/** A line of text that is written while the fingers rest, so that typing waits for nothing. */
export function BufferedText({ value, onWrite, onLeave, ...props }: BufferedTextProps) {
  const text = useBuffered(value, onWrite)
  return (
    <TextInput
      dir="auto"
      {...props}
      value={text.value}
      onChange={(event) => text.type(event.currentTarget.value)}
      onBlur={() => {
        text.flush()
        onLeave?.()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') text.flush()
        props.onKeyDown?.(event)
      }}
    />
  )
}
