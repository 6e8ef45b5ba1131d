import { describe, expect, it } from 'vitest'
import { withMillions } from './i18n.ts'
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
