import { useState } from 'react'

/** All values that each choice can have. */
export type ChoiceValues<Choices> = { readonly [Key in keyof Choices]: readonly Choices[Key][] }

/** What is stored may be of an older version, or anything at all: whatever is not a choice is the usual one. */
export function choicesIn<Choices extends object>(
  stored: string | null,
  values: ChoiceValues<Choices>,
  usual: Choices,
): Choices {
  let found: Partial<Choices>
  try {
    found = Object(JSON.parse(stored ?? '{}'))
  } catch {
    return usual
  }
  const choices = { ...usual }
  for (const key of Object.keys(values) as (keyof Choices)[])
    choices[key] = values[key].find((value) => value === found[key]) ?? usual[key]
  return choices
}

/** Choices of a dialog, remembered on this device under a key. */
export function useRemembered<Choices extends object>(
  key: string,
  values: ChoiceValues<Choices>,
  usual: Choices,
): readonly [Choices, (change: Partial<Choices>) => void] {
  const [choices, setChoices] = useState(() => choicesIn(stored(key), values, usual))
  const change = (changed: Partial<Choices>) => {
    const next = { ...choices, ...changed }
    setChoices(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Private windows may refuse: the choice then lasts as long as the dialog.
    }
  }
  return [choices, change]
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
