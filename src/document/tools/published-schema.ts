import { canonicalJson } from '../canonical.ts'
import { journeyJsonSchema } from '../json-schema.ts'

/** The published file, for programs in other languages and for editors. */
export const publishedSchema = new URL('../../../public/journey.schema.json', import.meta.url)

/** What should stand in it. */
export const publishedSchemaText = (): string => canonicalJson(journeyJsonSchema())
