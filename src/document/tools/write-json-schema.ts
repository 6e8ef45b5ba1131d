/** Publishes the document's JSON Schema: `node src/document/tools/write-json-schema.ts`. */
import { writeFileSync } from 'node:fs'
import { publishedSchema, publishedSchemaText } from './published-schema.ts'

writeFileSync(publishedSchema, publishedSchemaText())
