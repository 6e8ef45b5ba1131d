import type { Journey } from './journey.ts'

/** Nesting beyond this is taken for a cycle. */
const MAX_DEPTH = 1_000

/**
 * JSON of which two equal values have one spelling: keys sorted by UTF-16 code unit, two-space indent, trailing newline,
 * `-0` written as `0`, properties that are `undefined` left out.
 * Throws `TypeError` for what JSON cannot hold: a number that is not finite, a function, a cycle, `undefined` in an array.
 */
export function canonicalJson(value: unknown): string {
  const out: string[] = []
  write(value, '', 0, out)
  out.push('\n')
  return out.join('')
}

/** The text of a `.journey.json` file. */
export const writeJourney = (journey: Journey): string => canonicalJson(journey)

function write(value: unknown, indent: string, depth: number, out: string[]): void {
  if (depth > MAX_DEPTH) throw new TypeError('JSON cannot hold a value that contains itself')
  if (Array.isArray(value)) writeArray(value, indent, depth, out)
  else if (typeof value === 'object' && value !== null) writeObject(value, indent, depth, out)
  else out.push(scalar(value))
}

function writeArray(items: readonly unknown[], indent: string, depth: number, out: string[]): void {
  if (items.length === 0) {
    out.push('[]')
    return
  }
  const inner = `${indent}  `
  // An index loop, since a hole must be refused like any other `undefined`.
  for (let index = 0; index < items.length; index += 1) {
    out.push(index === 0 ? `[\n${inner}` : `,\n${inner}`)
    write(items[index], inner, depth + 1, out)
  }
  out.push(`\n${indent}]`)
}

function writeObject(value: object, indent: string, depth: number, out: string[]): void {
  assertPlain(value)
  const record = value as Record<string, unknown>
  const keys = Object.keys(record).filter((key) => record[key] !== undefined)
  if (keys.length === 0) {
    out.push('{}')
    return
  }
  // Without a comparator, `sort` orders strings by code unit; an object rebuilt in that order would not keep it,
  // since integer-like keys always come first in a JavaScript object.
  keys.sort()
  const inner = `${indent}  `
  let separator = '{\n'
  for (const key of keys) {
    out.push(separator, inner, JSON.stringify(key), ': ')
    write(record[key], inner, depth + 1, out)
    separator = ',\n'
  }
  out.push(`\n${indent}}`)
}

function scalar(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON cannot hold the number ${value}`)
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return JSON.stringify(value)
  }
  throw new TypeError(`JSON cannot hold a value of type ${typeof value}`)
}

function assertPlain(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('JSON cannot hold an instance of a class')
  }
}
