import type { ComponentType } from 'react'
import type { ConfigOf, NodeKind } from '../../../document/index.ts'

export interface FormProps<Kind extends NodeKind> {
  readonly id: string
  readonly config: ConfigOf<Kind>
  /** Writes the config; `field` says what it is about, so that changes of one field are one step of the history. */
  readonly write: (config: ConfigOf<Kind>, field: string) => void
}

/** The settings of a step of one kind. */
export type Form<Kind extends NodeKind> = ComponentType<FormProps<Kind>>

/** The first of b1, b2, … that is free. */
export function nextKey(record: object, prefix: string): string {
  let number = Object.keys(record).length + 1
  while (Object.hasOwn(record, `${prefix}${number}`)) number += 1
  return `${prefix}${number}`
}

export function without<Value>(record: Readonly<Record<string, Value>>, id: string): Record<string, Value> {
  const { [id]: _, ...rest } = record
  return rest
}

export const withChange = <Value extends object>(
  record: Readonly<Record<string, Value>>,
  id: string,
  change: Partial<NoInfer<Value>>,
): Record<string, Value> => {
  const before = record[id]
  return before ? { ...record, [id]: { ...before, ...change } } : { ...record }
}
