import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface DateInputProps {
  readonly label: string
  /** ISO 8601, such as 2026-03-31. */
  readonly value: string | undefined
  readonly onWrite: (date: string | undefined) => void
}

/** A day. A date that is half typed is nobody's business yet: only whole ones are written, and an emptied field on leaving. */
export function DateInput({ label, value, onWrite }: DateInputProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <TextInput
      type="date"
      label={label}
      value={typed ?? value ?? ''}
      onFocus={() => setTyped(value ?? '')}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        if (/^\d{4}-\d\d-\d\d$/.test(next)) onWrite(next)
      }}
      onBlur={(event) => {
        if (event.currentTarget.value === '' && !event.currentTarget.validity.badInput) onWrite(undefined)
        setTyped(undefined)
      }}
    />
  )
}
