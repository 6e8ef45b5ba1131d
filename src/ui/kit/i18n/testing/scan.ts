import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A namespace as one level: `saveState.saved` → text. */
export type Texts = Record<string, string>

interface Source {
  readonly path: string
  readonly text: string
}

interface Uses {
  /** `file: namespace:key` of texts asked for that are not there. */
  readonly missing: string[]
  /** `namespace:key` of texts that nothing asks for. */
  readonly unused: string[]
}

/** The placeholders of a text, sorted: `{{count}}`, `{{name, list}}` by name. */
export const placeholdersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*-?\s*(\w+)/g)].map((match) => match[1] ?? ''))].sort()

/** Every source that may speak to people. Tests and fixtures do not. */
export function namespaceFilesOf(root: string): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|(^|\/)testing\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

const PLURAL = /_(zero|one|two|few|many|other)$/
const stem = (key: string) => key.replace(PLURAL, '')

/**
 * Which texts the sources ask for. A key is used when its words stand in any source as a whole string (`'undo'`,
 * `"common:undo"`) or begin with the fixed part of a template (`kind.${kind}`), whose end must fit too.
 * A literal first argument of `t(…)` must exist: in the namespace it names, or in one of those its file uses.
 */
export function usesIn(sources: readonly Source[], texts: Readonly<Record<string, Texts>>): Uses {
  const literals = new Set<string>()
  const patterns: RegExp[] = []
  for (const { text } of sources) {
    for (const match of text.matchAll(/(['"])((?:(?!\1)[^\\\n])*)\1/g)) literals.add(match[2] ?? '')
    for (const match of text.matchAll(/`([^`\n]*)`/g)) collectTemplate(match[1] ?? '', literals, patterns)
  }
  const isUsed = (namespace: string, key: string) =>
    [key, stem(key)].some((form) =>
      [form, `${namespace}:${form}`].some(
        (name) => literals.has(name) || patterns.some((pattern) => pattern.test(name)),
      ),
    )
  const unused = Object.entries(texts).flatMap(([namespace, keys]) =>
    Object.keys(keys)
      .filter((key) => !isUsed(namespace, key))
      .map((key) => `${namespace}:${key}`),
  )
  return { missing: sources.flatMap((source) => missingIn(source, texts)), unused }
}

function collectTemplate(template: string, literals: Set<string>, patterns: RegExp[]): void {
  if (!template.includes('${')) {
    literals.add(template)
    return
  }
  const fixed = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
  // A template that begins with a value could be any text at all: it proves nothing.
  const first = fixed[0] ?? ''
  if (!/^[\w-]+[:.]/.test(first)) return
  patterns.push(new RegExp(`^${fixed.map(literally).join('.+')}$`))
}

function missingIn({ path, text }: Source, texts: Readonly<Record<string, Texts>>): string[] {
  const calls = [...text.matchAll(/\bt\(\s*'([^'\n]+)'/g)].map((match) => match[1] ?? '')
  if (calls.length === 0) return []
  const named = [...text.matchAll(/(?:useTranslation|TFunction)\s*[(<]\s*\[?\s*'([^'\]]+)'/g)].map(
    (match) => match[1] ?? '',
  )
  const namespaces = named.length === 0 || /useTranslation\(\)/.test(text) ? [...named, 'common'] : named
  return calls.flatMap((call) => {
    const [before, after] = call.split(':')
    const places = after === undefined ? namespaces : [before ?? '']
    const key = after ?? before ?? ''
    const found = places.some((namespace) => hasText(texts[namespace] ?? {}, key))
    return found ? [] : [`${path}: ${places.join('|')}:${key}`]
  })
}

const hasText = (texts: Texts, key: string) =>
  key in texts || Object.keys(texts).some((each) => stem(each) === key && each !== key)
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
