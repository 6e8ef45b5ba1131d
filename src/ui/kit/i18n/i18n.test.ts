import { describe, expect, it } from 'vitest'
import { withMillions } from './i18n.ts'
import { isolated } from './isolate.ts'
import { chooseLanguage } from './languages.ts'

describe('the language of the interface', () => {
  it.each([
    [['pt-BR'], 'pt-BR'],
    [['pt-PT', 'es'], 'pt-BR'],
    [['es-419', 'en'], 'es'],
    [['fr', 'de'], 'en'],
    [[''], 'en'],
    [['fr', 'ES'], 'es'],
  ])('for the wishes %j is %s', (wishes, language) => expect(chooseLanguage(wishes)).toBe(language))
})

it('gives whole millions the ordinary plural, unless a text has one for them', () => {
  expect(withMillions({ steps_one: 'a', steps_other: 'b', inner: { x_other: 'c', x_many: 'd' } })).toEqual({
    steps_one: 'a',
    steps_other: 'b',
    steps_many: 'b',
    inner: { x_other: 'c', x_many: 'd' },
  })
})

describe('a name in a sentence', () => {
  it.each(['Abandoned cart', 'Ñandú 2', '{{x}} <b>', '', '购物车 🛒'])('stays as it is: %s', (name) =>
    expect(isolated(name)).toBe(name),
  )

  it('is fenced off where it is written from right to left, and cannot reach beyond its fence', () => {
    expect(isolated('שלום')).toBe('\u2068שלום\u2069')
    expect(isolated('invoice\u202egnp.exe')).toBe('\u2068invoicegnp.exe\u2069')
    expect(isolated('\u2067\u2067abc')).toBe('\u2068abc\u2069')
  })
})
