import type { Assignment } from '../document/index.ts'

/**
 * The value of an attribute after an update: `set` replaces; `add` counts up from 0; `append` adds to a list (a single
 * value becomes a list of one first); `remove` takes a value out of a list, or clears an attribute that equals it.
 */
export function assigned(current: unknown, { op, value }: Assignment): unknown {
  switch (op) {
    case 'set':
      return value
    case 'add':
      return toNumber(current) + toNumber(value)
    case 'append':
      return [...toList(current), ...toList(value)]
    case 'remove': {
      const out = toList(value)
      if (Array.isArray(current)) return current.filter((item) => !out.includes(item))
      return out.includes(current) ? null : current
    }
  }
}

const toNumber = (value: unknown): number => {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

const toList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
