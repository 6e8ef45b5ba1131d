import { NumberInput, type NumberInputProps } from '@mantine/core'
import { type FocusEvent, useState } from 'react'
import { useFormat } from '../format/use-format.ts'

export interface NumberFieldProps
  extends Omit<NumberInputProps, 'value' | 'defaultValue' | 'onChange' | 'thousandSeparator'> {
  value: number | undefined
  /** Called while typing, with every number in range; `undefined` when the field is emptied, if it may be. */
  onChange: (value: number | undefined) => void
  /** Emptying the field takes the figure away; else the last number comes back. */
  clearable?: boolean
  /** Sets thousands apart, in the way of the language. */
  grouped?: boolean
}

/**
 * A number that can be typed freely: what stands in the field while it has the focus is the person's own, and only sound
 * numbers leave it.
 */
export function NumberField({
  value,
  onChange,
  clearable = false,
  grouped = false,
  min,
  max,
  ...props
}: NumberFieldProps) {
  const { separators } = useFormat()
  const [typed, setTyped] = useState<string | number>()
  const inRange = (number: number) =>
    Number.isFinite(number) && number >= Number(min ?? -Infinity) && number <= Number(max ?? Infinity)
  return (
    <NumberInput
      hideControls
      clampBehavior="none"
      decimalSeparator={separators.decimal}
      thousandSeparator={grouped ? separators.group : ''}
      {...props}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      value={typed ?? value ?? ''}
      error={typed !== undefined && typed !== '' && !inRange(Number(typed)) ? true : props.error}
      onFocus={(event: FocusEvent<HTMLInputElement>) => {
        setTyped(value ?? '')
        props.onFocus?.(event)
      }}
      onBlur={(event: FocusEvent<HTMLInputElement>) => {
        setTyped(undefined)
        props.onBlur?.(event)
      }}
      onChange={(next) => {
        setTyped(next)
        if (next === '') {
          if (clearable) onChange(undefined)
        } else if (inRange(Number(next))) onChange(Number(next))
      }}
    />
  )
}
