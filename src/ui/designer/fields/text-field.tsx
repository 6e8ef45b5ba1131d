import type { TextareaProps, TextInputProps } from '@mantine/core'
import { BufferedArea, BufferedText } from '../../fields/index.ts'
import { useDesigner } from '../designer-context.ts'

interface TextFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'onBlur'> {
  value: string
  onWrite: (text: string) => void
}

/** A line of text that writes to the document while the fingers rest. Leaving it ends the step of the history. */
export function TextField(props: TextFieldProps) {
  const { editor } = useDesigner()
  return <BufferedText {...props} onLeave={editor.mark} />
}

interface TextAreaFieldProps extends Omit<TextareaProps, 'value' | 'onChange' | 'defaultValue' | 'onBlur'> {
  value: string
  onWrite: (text: string) => void
}

/** The same with several lines. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { editor } = useDesigner()
  return <BufferedArea {...props} onLeave={editor.mark} />
}
