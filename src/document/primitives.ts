import { z } from 'zod'
import { parseDuration } from '../kernel/duration.ts'
import { LIMITS } from './limits.ts'

/** Keys that name machinery of JavaScript objects; refused as ids so that no lookup can ever meet them. */
const RESERVED: ReadonlySet<string> = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)])

/** Ids become state names and JSON keys: letters, digits, `_` and `-`, starting with a letter, digit or `_`. */
export const idSchema = z
  .string()
  .min(1)
  .max(LIMITS.idLength, `An id has at most ${LIMITS.idLength} characters. Shorten it`)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_-]*$/, 'An id has letters, digits, _ and - only')
  .refine((id) => !RESERVED.has(id), 'This id is reserved')

/** Names of events, attributes and properties come from the customer's own data: dots, spaces and any script allowed. */
export const dataNameSchema = z
  .string()
  .min(1)
  .max(LIMITS.nameLength, `A name has at most ${LIMITS.nameLength} characters. Shorten it`)
  .refine((name) => !RESERVED.has(name), 'This name is reserved')

/**
 * Names of events become triggers of a machine: `*` would listen to everything, and names that begin with `xstate.` or
 * `jornada.` are the machine's own.
 */
export const eventNameSchema = dataNameSchema
  .refine((name) => !name.includes('*'), 'The name of an event cannot hold *')
  .refine((name) => !/^(xstate|jornada)\./.test(name), 'Names of events cannot begin with xstate. or jornada.')

export const nameSchema = z.string().max(LIMITS.nameLength)
export const textSchema = z.string().max(LIMITS.textLength)

export const durationSchema = z
  .string()
  .max(60)
  .refine((text) => parseDuration(text) !== undefined, 'Not an ISO 8601 duration such as PT4H or P3D')
  .refine((text) => !text.startsWith('-'), 'A duration cannot be negative here')

export const signedDurationSchema = z
  .string()
  .max(60)
  .refine((text) => parseDuration(text) !== undefined, 'Not an ISO 8601 duration such as -P3D')

export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Not a time of day such as 09:00')

export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Not a date such as 2026-03-29')
  .refine(isCalendarDate, 'There is no such day')

/** A calendar date, or a date with a time of day (`2026-03-29T09:00`); read on the clock of its node. */
export const localDateTimeSchema = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/,
    'Not a date such as 2026-03-29 or 2026-03-29T09:00',
  )
  .refine((text) => isCalendarDate(text.slice(0, 10)), 'There is no such day')

export const instantSchema = z
  .string()
  .max(40)
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
      !Number.isNaN(Date.parse(text)),
    'Not an instant such as 2026-01-05T00:00:00Z',
  )

export const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'Not an IANA time zone such as Europe/Madrid')

export const clockSchema = z.enum(['customer', 'company'])
export const pastPolicySchema = z.enum(['continue', 'exit'])
export const weekdaySchema = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])

export const probabilitySchema = z.number().min(0).max(1)
export const finiteSchema = z.number()
export const nonNegativeSchema = z.number().nonnegative()

export type Clock = z.infer<typeof clockSchema>
export type PastPolicy = z.infer<typeof pastPolicySchema>
export type Weekday = z.infer<typeof weekdaySchema>

/** A JSON object whose keys are ids. Insertion order is irrelevant: canonical JSON sorts keys. */
export const collectionOf = <Value extends z.ZodType>(value: Value) => z.record(idSchema, value)

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const knownZones = new Map<string, boolean>()

function isTimeZone(zone: string): boolean {
  const known = knownZones.get(zone)
  if (known !== undefined) return known
  let valid = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    valid = false
  }
  if (knownZones.size < 2_000) knownZones.set(zone, valid)
  return valid
}
