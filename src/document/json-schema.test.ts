import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NODE_KINDS } from './index.ts'
import { journeyJsonSchema } from './json-schema.ts'
import { PROPERTY_TEXTS } from './json-schema-texts.ts'
import { publishedSchema, publishedSchemaText } from './tools/published-schema.ts'

type Json = Record<string, unknown>

describe('the published JSON Schema', () => {
  it('is up to date (else run: node src/document/tools/write-json-schema.ts)', () => {
    expect(readFileSync(publishedSchema, 'utf8')).toBe(publishedSchemaText())
  })

  it('has a definition for every kind of node and refuses unknown keys', () => {
    const { $defs, additionalProperties } = journeyJsonSchema() as { $defs: Json; additionalProperties: boolean }
    for (const kind of NODE_KINDS) expect($defs).toHaveProperty(`${kind}Config`)
    expect(additionalProperties).toBe(false)
  })

  it('uses every description there is', () => {
    const text = publishedSchemaText()
    for (const [property, description] of Object.entries(PROPERTY_TEXTS)) {
      expect([property, text.includes(JSON.stringify(description))]).toEqual([property, true])
    }
  })

  it('refers only to definitions that exist', () => {
    const { $defs } = journeyJsonSchema() as { $defs: Json }
    const references = [...publishedSchemaText().matchAll(/"\$ref": "#\/\$defs\/([^"]+)"/g)].map(
      (match) => match[1] as string,
    )
    expect(references.length).toBeGreaterThan(50)
    for (const name of references) expect(Object.keys($defs)).toContain(name)
  })
})
