import { CATALOGUE, type CatalogueEntry, CODES, DID_YOU_MEAN } from '../catalogue.ts'
import { REPAIR_TITLES } from '../repairs.ts'

/** The files that are made from the catalogue. */
export const docsFile = new URL('../../../../docs/diagnostics.md', import.meta.url)
export const textsFile = (language: string): URL =>
  new URL(`../../../ui/kit/i18n/${language}/diagnostics.json`, import.meta.url)

const repairOf = (code: string): string | undefined => (REPAIR_TITLES as Readonly<Record<string, string>>)[code]

/** The English texts for the interface: `<code>.title`, `.message` with {{placeholders}}, `.explanation`, `.example`, `.remedy`, `.repair`. */
export function englishTexts(): string {
  const texts = Object.fromEntries(
    [...CODES].sort().map((code) => {
      const { title, message, explanation, example, remedy }: CatalogueEntry = CATALOGUE[code]
      const repair = repairOf(code)
      const shown = { title, message: placeholders(message), explanation, example, remedy }
      return [code, repair === undefined ? shown : { ...shown, repair }]
    }),
  )
  const didYouMean = { message: placeholders(DID_YOU_MEAN.message), repair: placeholders(DID_YOU_MEAN.repair) }
  return `${JSON.stringify({ ...texts, [DID_YOU_MEAN_KEY]: didYouMean }, null, 2)}\n`
}

/** What stands beside the codes: the sentence and the button for findings with a nearest known name. */
export const DID_YOU_MEAN_KEY = 'didYouMean'

const placeholders = (text: string): string => text.replace(/\{(\w+)\}/g, '{{$1}}')

const SEVERITIES = [
  ['error', 'Errors: the journey cannot run'],
  ['warning', 'Warnings: it runs, but hardly as meant'],
  ['hint', 'Hints: worth a look'],
] as const

/** The page for people. */
export function docsText(): string {
  const sections = SEVERITIES.map(([severity, heading]) => {
    const codes = [...CODES].sort().filter((code) => CATALOGUE[code].severity === severity)
    return `## ${heading}\n\n${codes.map(entryText).join('\n')}`
  })
  return `${INTRODUCTION}\n${sections.join('\n')}`
}

const INTRODUCTION = `# What the checker says

Every finding has a code that does not change, a severity and a place. \`jornada validate FILE\` prints them, the problems
list of the designer shows them, and publishing refuses a journey with errors. A finding may be told more quietly than
its usual severity where it matters less. Where a name is unknown and a known one is nearly the same, the finding asks
whether that was meant (“Did you mean “country”?”), \`values.nearest\` holds it, and one click puts it in place.

This page is made from \`src/compiler/check/catalogue/\` by \`node src/compiler/check/tools/write-texts.ts\`.
`

function entryText(code: keyof typeof CATALOGUE): string {
  const { title, message, explanation, example, remedy }: CatalogueEntry = CATALOGUE[code]
  const repair = repairOf(code)
  const lines = [
    `### \`${code}\``,
    '',
    `**${title}.** ${explanation}`,
    '',
    `- Says: ${message.replace(/\{(\w+)\}/g, '‹$1›')}`,
    `- For example: ${example}`,
    `- What to do: ${remedy}`,
    ...(repair === undefined ? [] : [`- One click: ${repair}`]),
    '',
  ]
  return lines.join('\n')
}
