import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core'
import { useDesigner } from '../designer-context.ts'
import { useBuffered } from './use-buffered.ts'

interface TextFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  value: string
  onWrite: (text: string) => void
}

/** A line of text that writes to the document while the fingers rest. Leaving it ends the step of the history. */
export function TextField({ value, onWrite, ...props }: TextFieldProps) {
  const { editor } = useDesigner()
  const text = useBuffered(value, onWrite)
  return (
    <TextInput
      dir="auto"
      {...props}
      value={text.value}
      onChange={(event) => text.type(event.currentTarget.value)}
      onBlur={() => {
        text.flush()
        editor.mark()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') text.flush()
        props.onKeyDown?.(event)
      }}
    />
  )
}

interface TextAreaFieldProps extends Omit<TextareaProps, 'value' | 'onChange' | 'defaultValue'> {
  value: string
  onWrite: (text: string) => void
}

/** The same with several lines. */
export function TextAreaField({ value, onWrite, ...props }: TextAreaFieldProps) {
  const { editor } = useDesigner()
  const text = useBuffered(value, onWrite)
  return (
    <Textarea
      dir="auto"
      {...props}
      value={text.value}
      onChange={(event) => text.type(event.currentTarget.value)}
      onBlur={() => {
        text.flush()
        editor.mark()
      }}
    />
  )
}
