import { PROBLEM_PHRASES, PROBLEM_SENTENCES } from '../problem-texts.ts'

export const problemTextsFile = (language: string): URL =>
  new URL(`../../ui/kit/i18n/${language}/problems.json`, import.meta.url)

/** The English texts for the interface: `sentence.<name>` with {{placeholders}}, `phrase.<name>`, and the word in lists. */
export function problemTexts(): string {
  const sentence = Object.fromEntries(
    Object.entries(PROBLEM_SENTENCES).map(([name, text]) => [name, text.replace(/\{(\w+)\}/g, '{{$1}}')]),
  )
  return `${JSON.stringify({ or: 'or', phrase: PROBLEM_PHRASES, sentence }, null, 2)}\n`
}
