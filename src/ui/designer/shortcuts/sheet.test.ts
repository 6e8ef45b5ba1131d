import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SHORTCUTS } from '../commands/shortcuts.ts'
import { GROUPS, keysFor, MORE_KEYS } from './sheet.ts'

const english: { what: object; group: object } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../kit/i18n/en/shortcuts.json'), 'utf8'),
)
const listed = Object.values(GROUPS).flat()

it('the sheet lists every key there is, once', () => {
  expect([...listed].sort()).toEqual([...Object.keys(SHORTCUTS), ...Object.keys(MORE_KEYS)].sort())
  expect(new Set(listed).size).toBe(listed.length)
})

it('has words for each', () => {
  expect(Object.keys(english.what).sort()).toEqual([...listed].sort())
  expect(Object.keys(english.group)).toEqual(Object.keys(GROUPS))
})

it('no key does two things', () => {
  const keys = listed.flatMap((id) => keysFor(id))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

it('lists every key that a screen listens to on the whole page', () => {
  const keys = new Set(listed.flatMap((id) => keysFor(id)))
  const heard = heardOnThePage()
  expect(heard.size).toBeGreaterThan(8)
  expect([...heard].filter((key) => !keys.has(key))).toEqual([])
})

/** Backspace is Delete on other keyboards, and not worth a line of its own. */
const TWINS: Readonly<Record<string, string>> = {
  backspace: 'delete',
  'shift+backspace': 'shift+delete',
}

/** Keys that sources name to `tinykeys` (`$mod+KeyZ`) and to `useHotkeys` (a constant called `KEYS`). */
function heardOnThePage(): Set<string> {
  const root = join(import.meta.dirname, '../..')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.test)\.tsx?$/.test(path),
  )
  const heard = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const constants = [...text.matchAll(/const KEYS = '([^']+)'/g)].map((match) => match[1] ?? '')
    const bindings = /tinykeys\(/.test(text)
      ? [...text.matchAll(/^ {6}(?:'([^']+)'|(Delete|Backspace|Escape)):? /gm)].map(
          (match) => match[1] ?? match[2] ?? '',
        )
      : []
    return [...constants, ...bindings].map(plainKey)
  })
  return new Set(heard.map((key) => TWINS[key] ?? key))
}

const plainKey = (binding: string) =>
  binding
    .replace('$mod', 'mod')
    .replace(/Key|Digit/g, '')
    .toLowerCase()
