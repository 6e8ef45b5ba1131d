import {
  type Channel,
  compileRule,
  type FieldReader,
  fieldsOf,
  parseField,
  type Rule,
} from '../../../document/index.ts'
import type { SampledPerson } from '../../../simulator/index.ts'

/** What of people is shown, and in which order. */
export interface SampleColumns {
  readonly attributes: readonly string[]
  readonly channels: readonly Channel[]
}

/** People in whom every word of the text is found, in any of what is shown of them. */
export function peopleWith(
  people: readonly SampledPerson[],
  text: string,
  shown: (person: SampledPerson) => readonly string[],
): readonly SampledPerson[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return people
  return people.filter((person) => {
    const all = shown(person).join('\u0000').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

/** A table for spreadsheets: the same names in every language, instants in UTC. */
export function sampleTable(
  people: readonly SampledPerson[],
  { attributes, channels }: SampleColumns,
): { fields: string[]; data: (string | number | boolean)[][] } {
  return {
    fields: [
      'number',
      'id',
      'timeZone',
      ...attributes.map((name) => `customer.${name}`),
      ...channels.map((channel) => `consent.${channel}`),
      'arrives',
    ],
    data: people.map((person) => [
      person.number,
      person.id,
      person.timeZone,
      ...attributes.map((name) => (person.attributes[name] ?? '') as string | number | boolean),
      ...channels.map((channel) => person.consent[channel]),
      new Date(person.arrivesAt).toISOString(),
    ]),
  }
}

/** The share of people for whom a rule holds; undefined when it asks about what is not known before the journey. */
export function shareOf(rule: Rule, people: readonly SampledPerson[]): number | undefined {
  const readable = fieldsOf(rule).every((field) => readerOf(field) !== undefined)
  if (!readable || people.length === 0) return undefined
  const holds = compileRule<SampledPerson>(rule, readerOf)
  return people.filter(holds).length / people.length
}

function readerOf(field: string): FieldReader<SampledPerson> | undefined {
  const reference = parseField(field)
  if (reference?.scope === 'customer') return (person) => person.attributes[reference.name]
  if (reference?.scope === 'consent') return (person) => person.consent[reference.channel]
  return undefined
}
