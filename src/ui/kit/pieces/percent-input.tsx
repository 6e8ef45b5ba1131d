import { NumberField, type NumberFieldProps } from './number-field.tsx'

interface PercentInputProps extends Omit<NumberFieldProps, 'value' | 'onChange' | 'suffix' | 'min' | 'max'> {
  /** A share from 0 to 1; undefined shows the placeholder. */
  value: number | undefined
  onChange: (share: number | undefined) => void
}

/** A share of one, typed as per cent. Rounding keeps 0.07 from showing as 7.000000000000001. */
export function PercentInput({ value, onChange, ...props }: PercentInputProps) {
  return (
    <NumberField
      suffix=" %"
      decimalScale={4}
      {...props}
      min={0}
      max={100}
      value={value === undefined ? undefined : Number((value * 100).toFixed(6))}
      onChange={(percent) => onChange(percent === undefined ? undefined : Number((percent / 100).toFixed(8)))}
    />
  )
}
