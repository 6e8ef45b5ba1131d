import { readFile } from 'node:fs/promises'
import type { ResourceKey } from 'i18next'
import type { WorkshopSpeech } from '../../workshop/index.ts'

export const WORDS_LANGUAGES = ['en', 'es', 'pt-BR'] as const
export type WordsLanguage = (typeof WORDS_LANGUAGES)[number]

const textsIn = async (language: WordsLanguage): Promise<ResourceKey> =>
  JSON.parse(await readFile(new URL(`../../ui/kit/i18n/${language}/takeAway.json`, import.meta.url), 'utf8'))

/** The words that the program has for the same files; read when they are asked for, for no other command needs them. */
export async function workshopSpeech(language: WordsLanguage): Promise<WorkshopSpeech> {
  const [{ default: i18next }, { formatFor }, texts] = await Promise.all([
    import('i18next'),
    import('../../ui/kit/format/format.ts'),
    textsIn(language),
  ])
  const speaker = i18next.createInstance()
  await speaker.init({
    lng: language,
    resources: { [language]: { takeAway: texts } },
    ns: ['takeAway'],
    // What is said here goes into files that escape what is in them.
    interpolation: { escapeValue: false },
  })
  return { t: (key, values) => String(speaker.t(key, { ...values })), format: formatFor(language) }
}
