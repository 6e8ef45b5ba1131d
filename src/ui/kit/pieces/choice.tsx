import { SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import classes from './pieces.module.css'

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  values: readonly Value[]
  words: (value: Value) => string
  onChange: (value: Value) => void
  disabled?: readonly Value[]
  hint?: string | undefined
  /** One below the other: where words are long. */
  upright?: boolean
}

/** One of a few, all in sight, under a name. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, values, words, onChange, disabled = [], hint, upright = false } = props
  const id = useId()
  return (
    <div>
      <div id={id} className={classes.choiceLabel}>
        {label}
      </div>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        size="xs"
        orientation={upright ? 'vertical' : 'horizontal'}
        value={value}
        data={values.map((each) => ({ value: each, label: words(each), disabled: disabled.includes(each) }))}
        onChange={(chosen) => {
          const found = values.find((each) => each === chosen)
          if (found !== undefined) onChange(found)
        }}
      />
      {hint && <div className={classes.choiceHint}>{hint}</div>}
    </div>
  )
}
