import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentProblem, PROBLEM_PHRASES } from '../../../document/index.ts'

const NAMES = new Map<string, string>(Object.entries(PROBLEM_PHRASES).map(([name, phrase]) => [phrase, name]))

/** What keeps a file from being a journey, in the reader's language; in English where the sentence is new to us. */
export function useReadingWords(): (problem: DocumentProblem) => string {
  const { t, i18n } = useTranslation('problems')
  return useCallback(
    ({ sentence, values = {}, message }) => {
      const key = `problems:sentence.${sentence}`
      if (sentence === undefined || !i18n.exists(key)) return message
      const phrase = (text: string): string => {
        const name = NAMES.get(text)
        return name === undefined ? text : t(`problems:phrase.${name}`)
      }
      // Choices are told as one text: “"a", "b" or a number”.
      const choice = (text: string) =>
        text
          .split(' or ')
          .map(phrase)
          .join(` ${t('problems:or')} `)
      const shown = Object.entries(values).map(([name, value]) => {
        if (typeof value === 'number') return [name, value.toLocaleString(i18n.language)]
        return [name, name === 'expected' ? choice(value) : PHRASED.has(name) ? phrase(value) : value]
      })
      const words = String(t(key, Object.fromEntries(shown)))
      return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    },
    [t, i18n],
  )
}

/** The values that may hold phrases; the others are what stands in the file and stay as they are. */
const PHRASED = new Set(['says', 'stands', 'found', 'fault'])
