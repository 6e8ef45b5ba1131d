import type { Journey } from '../../../document/index.ts'

type Texts = Readonly<Record<string, string>>

const documents = import.meta.glob<Journey>('../templates/*.journey.json', { import: 'default' })
const translations = import.meta.glob<Texts>(['../templates/*.json', '!../templates/*.journey.json'], {
  import: 'default',
})

/** What a journey is for: to win customers, to keep them, to serve them. */
export const PURPOSES = ['win', 'keep', 'serve'] as const
export type Purpose = (typeof PURPOSES)[number]

/** The templates in the order of the gallery, by the ids of their files; the best known first. */
export const TEMPLATES = {
  'abandoned-cart': 'win',
  welcome: 'win',
  onboarding: 'keep',
  'win-back': 'keep',
  'post-purchase': 'serve',
  renewal: 'keep',
  'trial-ending': 'win',
  'event-invitation': 'win',
  birthday: 'keep',
  'appointment-reminder': 'serve',
  'service-recovery': 'serve',
} as const satisfies Readonly<Record<string, Purpose>>
export type TemplateId = keyof typeof TEMPLATES
export const TEMPLATE_IDS = Object.keys(TEMPLATES) as TemplateId[]

/** A template's document with its texts in a language; English where there is no translation. */
export async function loadTemplate(id: TemplateId, language: string): Promise<Journey> {
  const [document, texts] = await Promise.all([
    documents[`../templates/${id}.journey.json`]?.(),
    translations[`../templates/${id}.${language}.json`]?.(),
  ])
  if (!document) throw new Error(`There is no template ${id}`)
  return texts ? withTexts(document, texts) : document
}

/** A copy of the document in which the texts at these JSON pointers are replaced. Throws where a pointer leads nowhere. */
export function withTexts(document: Journey, texts: Texts): Journey {
  const copy = structuredClone(document)
  for (const [pointer, text] of Object.entries(texts)) replaceText(copy, pointer, text)
  return copy
}

function replaceText(root: object, pointer: string, text: string): void {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = keys.pop()
  let place = root as Record<string, unknown>
  for (const key of keys) {
    const next = place[key]
    if (typeof next !== 'object' || next === null) throw new Error(`No such place in the template: ${pointer}`)
    place = next as Record<string, unknown>
  }
  if (last === undefined || typeof place[last] !== 'string') throw new Error(`No text at ${pointer} in the template`)
  place[last] = text
}
