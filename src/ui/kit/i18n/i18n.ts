import i18next, { type BackendModule, type i18n, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { isolated } from './isolate.ts'
import { LANGUAGE_CODES, type Language, storeLanguage } from './languages.ts'

const files = import.meta.glob<ResourceKey>('./*/*.json', { import: 'default' })

/**
 * Spanish and Portuguese have a third plural form for whole millions ("1 000 000 de …"). Our texts put digits before the
 * noun, where the ordinary plural is used too, so it stands in wherever a text does not say otherwise.
 */
export function withMillions(texts: ResourceKey): ResourceKey {
  if (typeof texts === 'string') return texts
  const filled: Record<string, ResourceKey> = {}
  for (const [key, value] of Object.entries(texts as Record<string, ResourceKey>)) {
    filled[key] = withMillions(value)
    const many = key.replace(/_other$/, '_many')
    if (many !== key && !(many in texts)) filled[many] = value
  }
  return filled
}

/** Loads one file per language and namespace, when it is first asked for. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.json`]
    if (!load) return done(new Error(`No texts for ${namespace} in ${language}`), null)
    load().then(
      (texts) => done(null, withMillions(texts)),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    )
  },
}

/**
 * Starts the texts in a language. Namespaces load when a component first asks for them, so components that use
 * `useTranslation` need a Suspense boundary above them (the app has one at its root).
 */
export async function startI18n(language: Language, namespaces: readonly string[] = ['common']): Promise<i18n> {
  if (i18next.isInitialized) {
    await i18next.loadNamespaces([...namespaces])
    await i18next.changeLanguage(language)
    return i18next
  }
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: LANGUAGE_CODES,
      load: 'currentOnly',
      ns: [...namespaces],
      defaultNS: 'common',
      // React escapes what is dangerous in HTML; names are kept from turning the sentence around them.
      interpolation: { escapeValue: true, escape: isolated },
      returnNull: false,
    })
  showLanguage(language)
  i18next.on('languageChanged', showLanguage)
  return i18next
}

/** Fetches texts before a screen is shown that would else go away for a moment when a part of it first asks for them. */
export const loadTexts = async (namespaces: readonly string[]): Promise<void> => i18next.loadNamespaces([...namespaces])

/** Switches the interface to another language and remembers it. */
export async function switchLanguage(language: Language): Promise<void> {
  storeLanguage(language)
  await i18next.changeLanguage(language)
}

const showLanguage = (language: string) => {
  if (typeof document !== 'undefined') document.documentElement.lang = language
}
