import type { Journey } from '../../../document/index.ts'
import { valueAt, withValueAt } from '../../../kernel/json-pointer.ts'

type Texts = Readonly<Record<string, string>>

const documents = import.meta.glob<Journey>('./*.journey.json', { import: 'default' })
const translations = import.meta.glob<Texts>(['./*.json', '!./*.journey.json'], { import: 'default' })

/**
 * The example workshop with its words in a language, English where there is no translation: Ana needs a jumper for her
 * sister today, the coupon comes a day later, and she buys elsewhere. Throws where a translation speaks of a place that is
 * not there.
 */
export async function loadExample(language: string): Promise<Journey> {
  const [document, texts] = await Promise.all([
    documents['./a-gift-today.journey.json']?.(),
    translations[`./a-gift-today.${language}.json`]?.(),
  ])
  if (!document) throw new Error('There is no example workshop')
  return Object.entries(texts ?? {}).reduce((journey, [path, text]) => {
    if (typeof valueAt(journey, path) !== 'string') throw new Error(`No text at ${path} in the example workshop`)
    return withValueAt(journey, path, text)
  }, document)
}
