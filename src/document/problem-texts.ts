import { LIMITS } from './limits.ts'

/**
 * Every sentence about what keeps a text from being a journey, in English; the one source for the command line, the
 * server and `src/ui/kit/i18n/en/problems.json`. Values stand in {braces}; some of them are phrases of the list below.
 */
export const PROBLEM_SENTENCES = {
  tooLarge: 'The file is larger than {max} MB, more than any journey. Check that it is the right file.',
  empty: 'The file is empty. Choose a journey file (.journey.json).',
  syntax: 'Line {line}, column {column}: {says}, but {stands}.',
  syntaxCharacter: 'Line {line}, column {column}: {says}, but there is {stands}.',
  syntaxInvisible: 'Line {line}, column {column}: {says}, but there is the invisible character {stands}.',
  duplicateKey: 'Line {line}, column {column}: the key "{key}" stands here twice. Rename or remove one of them.',
  textTooDeep:
    'Line {line}, column {column}: values are nested more than {max} deep. No journey needs that: check where the file comes from.',
  tooDeep: 'Values are nested more than {max} deep. No journey needs that: check where the file comes from.',
  notJson: 'JSON cannot hold this value. Use text, a finite number, true, false, null, a list or an object.',
  reservedKey: 'The key "__proto__" is reserved. Rename it.',
  notAnObject: 'A journey file holds an object in braces, not {found}.',
  noFormat: 'This file has no "format"; a Jornada journey has {expected}. Choose another file.',
  otherFormat: 'This file has the format {found}; a Jornada journey has {expected}. Choose another file.',
  noVersion: 'The format version is missing. It should be a whole number, now {known}.',
  badVersion: 'The format version is {found}. It should be a whole number, now {known}.',
  newer:
    'This journey was made by a newer version of Jornada (format {version}; this one reads up to {known}). Update Jornada to open it.',
  tooManyVariants: 'A journey can have at most {max} variants. Delete some, or keep them in a second journey.',
  tooManyNodes: 'A variant can have at most {max} nodes. Split the journey: one can hand its customers to another.',
  tooManyEdges: 'A variant can have at most {max} edges. Split the journey: one can hand its customers to another.',
  tooManyValues: 'The document holds too many values to be a journey. Check where the file comes from.',
  unknownKey: 'There is no such key as {key} here. Check its spelling or remove it.',
  badKey: '{key} cannot be used as a key here: {fault}.',
  missing: '{key} is missing. Add it: {expected}.',
  wrongType: '{expected} is expected here, not {found}.',
  wrongChoice: '{found} is not a choice here. Use {expected}.',
  tooFine: '{found} is too fine: use multiples of {step}.',
  emptyText: 'This text cannot be empty.',
  textAtLeast: 'This text can have at least {limit} characters.',
  textAtMost: 'This text can have at most {limit} characters. Shorten it.',
  listAtLeast: 'This list can have at least {limit} entries.',
  listAtMost: 'This list can have at most {limit} entries. Delete some.',
  numberAtLeast: '{found} is out of range: the number must be at least {limit}.',
  numberAtMost: '{found} is out of range: the number must be at most {limit}.',
  numberAbove: '{found} is out of range: the number must be above {limit}.',
  numberBelow: '{found} is out of range: the number must be below {limit}.',
  fault: '{fault}.',
  faultHere: '{fault}: {found} stands here.',
  more: 'And {count} more problems. Mend these first.',
} as const

/** Parts of the sentences that are words themselves. */
export const PROBLEM_PHRASES = {
  text: 'a text',
  number: 'a number',
  wholeNumber: 'a whole number',
  trueOrFalse: 'true or false',
  list: 'a list',
  object: 'an object',
  anotherValue: 'another value',
  notAllowed: 'This value is not allowed here',
  valueExpected: 'a value is expected here',
  endExpected: 'the file should end here',
  commaOrBrace: 'a comma or } is expected here',
  commaOrBracket: 'a comma or ] is expected here',
  keyExpected: 'a key in double quotes is expected here',
  colonExpected: 'a colon is expected after a key',
  stringFault:
    'a text in double quotes, on one line and with \\ only before " \\ / b f n r t or u and four digits, is expected here',
  fileEnds: 'the file ends',
  lineEnds: 'the line ends',
  idTooLong: `An id has at most ${LIMITS.idLength} characters. Shorten it`,
  idCharacters: 'An id has letters, digits, _ and - only',
  idReserved: 'This id is reserved',
  nameTooLong: `A name has at most ${LIMITS.nameLength} characters. Shorten it`,
  nameReserved: 'This name is reserved',
  eventStar: 'The name of an event cannot hold *',
  eventPrefix: 'Names of events cannot begin with xstate. or jornada.',
  duration: 'Not an ISO 8601 duration such as PT4H or P3D',
  negativeDuration: 'A duration cannot be negative here',
  signedDuration: 'Not an ISO 8601 duration such as -P3D',
  timeOfDay: 'Not a time of day such as 09:00',
  date: 'Not a date such as 2026-03-29',
  noSuchDay: 'There is no such day',
  dateTime: 'Not a date such as 2026-03-29 or 2026-03-29T09:00',
  instant: 'Not an instant such as 2026-01-05T00:00:00Z',
  path: 'Not a path such as /behaviour/channels/email/open',
  picture: 'Not a picture (PNG, JPEG, WebP or GIF)',
  stroke: 'A stroke has as many x as y',
  timeZone: 'Not an IANA time zone such as Europe/Madrid',
  rulesTooDeep: `Groups of rules can be nested ${LIMITS.ruleDepth} deep at most. Put conditions into fewer groups`,
} as const

export type ProblemSentence = keyof typeof PROBLEM_SENTENCES
export type ProblemValues = Readonly<Record<string, string | number>>

/** The English sentence. Numbers are grouped by thousands; a sentence begins with a capital whatever it begins with. */
export function sentenceOf(sentence: ProblemSentence, values: ProblemValues = {}): string {
  const filled = PROBLEM_SENTENCES[sentence].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return whole
    return typeof value === 'number' && GROUPED.has(name) ? value.toLocaleString('en') : String(value)
  })
  return filled.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

const GROUPED = new Set(['max', 'limit'])
