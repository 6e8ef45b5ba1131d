/** Paths into JSON values as text: RFC 6901. */
export const pointer = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

export const pointerParts = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The value at a path; undefined where the path leads nowhere. */
export const valueAt = (value: unknown, path: string): unknown =>
  pointerParts(path).reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
        ? (inner as Readonly<Record<string, unknown>>)[part]
        : undefined,
    value,
  )

/** A copy in which the value at a path is another; what is not on the path is shared. A path that leads nowhere changes nothing. */
export function withValueAt<Value>(value: Value, path: string, replacement: unknown): Value {
  return replaced(value, pointerParts(path), replacement) as Value
}

function replaced(value: unknown, [first, ...rest]: readonly string[], replacement: unknown): unknown {
  if (first === undefined) return replacement
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return value
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (String(index) === first ? replaced(each, rest, replacement) : each))
  const record = value as Readonly<Record<string, unknown>>
  return { ...record, [first]: replaced(record[first], rest, replacement) }
}
