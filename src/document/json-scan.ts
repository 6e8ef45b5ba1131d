import { jsonPath, shorten } from './problem.ts'
import { type ProblemSentence, type ProblemValues, PROBLEM_PHRASES as SAYS } from './problem-texts.ts'

/** Where a walk through JSON text found something. `offset` counts UTF-16 units from the start of the text. */
export interface JsonFinding {
  readonly code: 'json.syntax' | 'json.duplicateKey' | 'json.tooDeep'
  readonly offset: number
  readonly path: string
  /** What is wrong, save for line and column. */
  readonly sentence: ProblemSentence
  readonly values: ProblemValues
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

/**
 * Walks JSON text from front to back without building its value and without recursion, O(length). Accepts exactly what
 * `JSON.parse` accepts, and says where and why it does not: engines word their messages differently and often leave out
 * the position. Objects with the same key twice, of which `JSON.parse` silently keeps the last, are reported.
 */
export function scanJson(text: string, maxDepth: number, visit: JsonVisitor = () => false): JsonScan {
  const walk = new Walk(text, maxDepth, visit)
  const end = walk.toTheEnd()
  return {
    duplicates: walk.duplicates,
    stopped: end === STOPPED,
    ...(typeof end === 'object' && { error: end }),
  }
}

/** An object or array that has begun and not ended. */
interface Frame {
  readonly isObject: boolean
  readonly keys: Set<string>
  count: number
}

/** The visitor ended the walk. */
const STOPPED = 'stopped'
/** The text is well formed to its last character. */
const FINISHED = 'finished'
type End = JsonFinding | typeof STOPPED | typeof FINISHED

class Walk {
  readonly duplicates: JsonFinding[] = []
  private readonly frames: Frame[] = []
  private readonly path: (string | number)[] = []
  private readonly text: string
  private readonly maxDepth: number
  private readonly visit: JsonVisitor
  private at: number

  constructor(text: string, maxDepth: number, visit: JsonVisitor) {
    this.text = text
    this.maxDepth = maxDepth
    this.visit = visit
    this.at = skipSpace(text, 0)
  }

  toTheEnd(): End {
    for (;;) {
      const end = this.beginValue() ?? this.endValues()
      if (end) return end
    }
  }

  /** Reads a scalar or an empty pair of brackets whole; of anything else the beginning, up to its first inner value. */
  private beginValue(): End | undefined {
    // Straight on through what opens: a loop, for the text may be brackets only.
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== OPEN_OBJECT && code !== OPEN_ARRAY) return this.readScalar(code)
      if (this.frames.length >= this.maxDepth) {
        return this.finding('json.tooDeep', this.at, 'textTooDeep', { max: this.maxDepth })
      }
      const frame: Frame = { isObject: code === OPEN_OBJECT, keys: new Set(), count: 0 }
      this.at = skipSpace(this.text, this.at + 1)
      if (this.text.charCodeAt(this.at) === closing(frame)) {
        this.at += 1
        return undefined
      }
      this.frames.push(frame)
      const end = this.enter(frame)
      if (end) return end
    }
  }

  private readScalar(code: number): End | undefined {
    const end = code === QUOTE ? endOfString(this.text, this.at) : endOfLiteral(this.text, this.at)
    if (end < 0) return this.syntax(SAYS.stringFault, -end - 1)
    if (end === this.at) return this.syntax(SAYS.valueExpected)
    this.at = end
    return undefined
  }

  /** Behind a value: closes all that closes, and goes on behind the next comma. */
  private endValues(): End | undefined {
    for (;;) {
      this.at = skipSpace(this.text, this.at)
      const frame = this.frames.at(-1)
      if (!frame) return this.at >= this.text.length ? FINISHED : this.syntax(SAYS.endExpected)
      this.path.pop()
      const code = this.text.charCodeAt(this.at)
      if (code !== COMMA && code !== closing(frame)) {
        return this.syntax(frame.isObject ? SAYS.commaOrBrace : SAYS.commaOrBracket)
      }
      this.at += 1
      if (code === COMMA) {
        this.at = skipSpace(this.text, this.at)
        return this.enter(frame)
      }
      this.frames.pop()
    }
  }

  /** Enters the next member or element of the innermost object or array. */
  private enter(frame: Frame): End | undefined {
    const start = this.at
    if (frame.isObject) {
      const fault = this.readKey(frame)
      if (fault) return fault
    } else {
      this.path.push(frame.count)
      frame.count += 1
    }
    return this.visit(this.path, start) ? STOPPED : undefined
  }

  /** Reads `"key":` and enters it into the path. */
  private readKey(frame: Frame): JsonFinding | undefined {
    const start = this.at
    if (this.text.charCodeAt(start) !== QUOTE) return this.syntax(SAYS.keyExpected)
    const end = endOfString(this.text, start)
    if (end < 0) return this.syntax(SAYS.stringFault, -end - 1)
    const key = keyOf(this.text.slice(start, end))
    this.path.push(key)
    if (frame.keys.has(key) && this.duplicates.length < MAX_DUPLICATES) {
      this.duplicates.push(this.finding('json.duplicateKey', start, 'duplicateKey', { key: shorten(key) }))
    }
    frame.keys.add(key)
    this.at = skipSpace(this.text, end)
    if (this.text.charCodeAt(this.at) !== COLON) return this.syntax(SAYS.colonExpected)
    this.at = skipSpace(this.text, this.at + 1)
    return undefined
  }

  private syntax(says: string, offset = this.at): JsonFinding {
    const [sentence, stands] = found(this.text, offset)
    return this.finding('json.syntax', offset, sentence, { says, stands })
  }

  private finding(
    code: JsonFinding['code'],
    offset: number,
    sentence: ProblemSentence,
    values: ProblemValues,
  ): JsonFinding {
    return { code, offset, path: jsonPath(this.path), sentence, values }
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

const closing = (frame: Frame): number => (frame.isObject ? CLOSE_OBJECT : CLOSE_ARRAY)

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

const keyOf = (quoted: string): string => (quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1))

/** Which sentence of syntax it is, and what stands there instead. */
function found(text: string, offset: number): [ProblemSentence, string] {
  if (offset >= text.length) return ['syntax', SAYS.fileEnds]
  const code = text.codePointAt(offset) as number
  if (code === 10 || code === 13) return ['syntax', SAYS.lineEnds]
  if (code < 32 || code === 0xfeff) return ['syntaxInvisible', `U+${code.toString(16).toUpperCase().padStart(4, '0')}`]
  return ['syntaxCharacter', String.fromCodePoint(code)]
}
