import { expect, it } from 'vitest'
import type { Journey } from '../../../document/index.ts'
import { loadTemplate } from '../gallery/templates.ts'
import { copyOf } from './copy-of.ts'

const sentTo = (journey: Journey) =>
  Object.values(journey.variants.v1?.nodes ?? {}).flatMap((node) =>
    node.kind === 'journey' ? node.config.journey : [],
  )

it('a copy has an id of its own, made of its name', async () => {
  const original = await loadTemplate('welcome', 'en')
  const copy = copyOf(original, 'Hello there', 'abc123')
  expect([copy.id, copy.name]).toEqual(['hello-there-abc123', 'Hello there'])
  expect({ ...copy, id: original.id, name: original.name }).toEqual(original)
})

it('a journey that begins again next year begins again as the copy it is', async () => {
  const original = await loadTemplate('birthday', 'en')
  expect(sentTo(original)).toEqual(['birthday'])
  expect(sentTo(copyOf(original, 'Birthday', 'abc123'))).toEqual(['birthday-abc123'])
  expect(sentTo(original)).toEqual(['birthday'])
})
