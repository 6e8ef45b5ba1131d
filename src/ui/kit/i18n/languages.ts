/** The languages of the interface: code → its own name. */
export const LANGUAGES = { en: 'English', es: 'Español', 'pt-BR': 'Português (Brasil)' } as const
export type Language = keyof typeof LANGUAGES

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[]
const FALLBACK: Language = 'en'
const STORAGE_KEY = 'jornada.language'

const isLanguage = (code: string): code is Language => code in LANGUAGES

/** The language that serves a list of wishes best (BCP 47 tags, the dearest first): exact, then same tongue, else English. */
export function chooseLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    if (isLanguage(wish)) return wish
    const tongue = wish.split('-')[0]?.toLowerCase()
    const match = LANGUAGE_CODES.find((code) => code.split('-')[0] === tongue)
    if (match) return match
  }
  return FALLBACK
}

/** The language chosen on this device before, else the browser's. */
export function initialLanguage(): Language {
  return chooseLanguage([readStored() ?? '', ...navigator.languages])
}

/** Remembers the choice on this device. Silent where storage is barred: the choice then lasts as long as the page. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // Private windows may refuse; nothing is lost but the memory of the choice.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}
