import { NumberInput, type NumberInputProps } from '@mantine/core'

interface PercentInputProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'suffix' | 'min' | 'max'> {
  /** A share from 0 to 1; undefined shows the placeholder. */
  value: number | undefined
  onChange: (share: number | undefined) => void
}

/** A share of one, typed as per cent. Emptying the field takes the figure away. */
export function PercentInput({ value, onChange, ...props }: PercentInputProps) {
  return (
    <NumberInput
      suffix=" %"
      decimalScale={3}
      clampBehavior="blur"
      {...props}
      min={0}
      max={100}
      value={value === undefined ? '' : Number((value * 100).toFixed(6))}
      onChange={(typed) => {
        if (typed === '') onChange(undefined)
        else if (typeof typed === 'number') onChange(Math.min(1, Math.max(0, Number((typed / 100).toFixed(8)))))
      }}
    />
  )
}
