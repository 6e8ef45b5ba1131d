import { jsonPath } from './problem.ts'

/** Where a walk through JSON text found something. `offset` counts UTF-16 units from the start of the text. */
export interface JsonFinding {
  readonly code: 'json.syntax' | 'json.duplicateKey' | 'json.tooDeep'
  readonly offset: number
  readonly path: string
  /** What is wrong, in words, without the place. */
  readonly says: string
}

export interface JsonScan {
  /** The first error of syntax or depth: the walk ends there. */
  readonly error?: JsonFinding
  readonly duplicates: readonly JsonFinding[]
  /** The visitor ended the walk. */
  readonly stopped: boolean
}

/** Called at every member of an object and element of an array, before its value. Return true to end the walk. */
export type JsonVisitor = (path: readonly (string | number)[], offset: number) => boolean

const MAX_DUPLICATES = 200

interface Frame {
  readonly isObject: boolean
  readonly keys: Set<string>
  count: number
}

/**
 * Walks JSON text from front to back without building its value and without recursion, O(length). Accepts exactly what
 * `JSON.parse` accepts, and says where and why it does not: engines word their messages differently and often leave out
 * the position. Objects with the same key twice, of which `JSON.parse` silently keeps the last, are reported.
 */
export function scanJson(text: string, maxDepth: number, visit: JsonVisitor = () => false): JsonScan {
  const duplicates: JsonFinding[] = []
  const frames: Frame[] = []
  const path: (string | number)[] = []
  let at = skipSpace(text, 0)

  const result = (error?: JsonFinding, stopped = false): JsonScan => ({ duplicates, stopped, ...(error && { error }) })
  const syntax = (says: string, offset = at): JsonScan =>
    result({ code: 'json.syntax', offset, path: jsonPath(path), says: `${says}, but ${found(text, offset)}` })

  /** Reads `"key":` and enters it into the path. */
  const readKey = (frame: Frame): JsonScan | undefined => {
    const start = at
    if (text.charCodeAt(at) !== QUOTE) return syntax('a key in double quotes is expected here')
    const end = endOfString(text, at)
    if (end < 0) return syntax(STRING_FAULT, -end - 1)
    const key = keyOf(text.slice(start, end))
    path.push(key)
    if (frame.keys.has(key) && duplicates.length < MAX_DUPLICATES) {
      duplicates.push({ code: 'json.duplicateKey', offset: start, path: jsonPath(path), says: `the key "${key}" stands here twice` })
    }
    frame.keys.add(key)
    at = skipSpace(text, end)
    if (text.charCodeAt(at) !== COLON) return syntax('a colon is expected after a key')
    at = skipSpace(text, at + 1)
    return visit(path, start) ? result(undefined, true) : undefined
  }

  /** Enters the next member or element of the innermost object or array. */
  const enter = (frame: Frame): JsonScan | undefined => {
    if (frame.isObject) return readKey(frame)
    path.push(frame.count)
    frame.count += 1
    return visit(path, at) ? result(undefined, true) : undefined
  }

  for (;;) {
    // A value begins here.
    const code = text.charCodeAt(at)
    let done = true
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (frames.length >= maxDepth) {
        return result({ code: 'json.tooDeep', offset: at, path: jsonPath(path), says: `values are nested more than ${maxDepth} deep` })
      }
      const frame: Frame = { isObject: code === OPEN_OBJECT, keys: new Set(), count: 0 }
      at = skipSpace(text, at + 1)
      if (text.charCodeAt(at) === (frame.isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
        at += 1
      } else {
        frames.push(frame)
        const end = enter(frame)
        if (end) return end
        done = false
      }
    } else if (code === QUOTE) {
      const end = endOfString(text, at)
      if (end < 0) return syntax(STRING_FAULT, -end - 1)
      at = end
    } else {
      const end = endOfLiteral(text, at)
      if (end === at) return syntax('a value is expected here')
      at = end
    }
    // A value has ended here: close what closes, then go on behind the next comma.
    while (done) {
      at = skipSpace(text, at)
      const frame = frames.at(-1)
      if (!frame) return at >= text.length ? result() : syntax('the file should end here')
      path.pop()
      const next = text.charCodeAt(at)
      if (next === COMMA) {
        at = skipSpace(text, at + 1)
        const end = enter(frame)
        if (end) return end
        done = false
      } else if (next === (frame.isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
        frames.pop()
        at += 1
      } else {
        return syntax(`a comma or ${frame.isObject ? '}' : ']'} is expected here`)
      }
    }
  }
}

/** A place in a text, both figures from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * Finds line and column of offsets into a text, which is read once however many are asked for. Lines end with \n, \r or
 * \r\n; columns count UTF-16 units.
 */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
}

const QUOTE = 34
const COMMA = 44
const COLON = 58
const BACKSLASH = 92
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125
const STRING_FAULT = 'a text in double quotes, on one line and with \\ only before " \\ / b f n r t or u and four digits, is expected here'

function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at
    at += 1
  }
}

/** The offset behind the string that starts at `from`; minus (the offset of its fault + 1) when it is none. */
function endOfString(text: string, from: number): number {
  let at = from + 1
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at + 1
    if (code === BACKSLASH) {
      const length = escapeLength(text, at)
      if (length === 0) return -at - 1
      at += length
    } else if (code >= 32) at += 1
    // Not a number at the end of the text, or a control character.
    else return -at - 1
  }
}

function escapeLength(text: string, at: number): number {
  const letter = text[at + 1]
  if (letter === 'u') return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0
  return letter !== undefined && '"\\/bfnrt'.includes(letter) ? 2 : 0
}

const LITERAL = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y

/** The offset behind the number, truth value or null at `from`; `from` itself when there is none. */
function endOfLiteral(text: string, from: number): number {
  LITERAL.lastIndex = from
  return LITERAL.test(text) ? LITERAL.lastIndex : from
}

const keyOf = (quoted: string): string =>
  quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)

function found(text: string, offset: number): string {
  if (offset >= text.length) return 'the file ends'
  const code = text.codePointAt(offset) as number
  if (code === 10 || code === 13) return 'the line ends'
  if (code < 32 || code === 0xfeff) return `there is the invisible character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return `there is ${String.fromCodePoint(code)}`
}
