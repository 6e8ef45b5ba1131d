import { type DocumentProblem, type Journey, LIMITS, readJourney, writeJourney } from '../../../document/index.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'

/** The page that opens what a link carries, and the name of the journey in its hash. */
const SHARED_PATH = '/shared'
const NAME = 'j'
/** How what follows is packed: deflated JSON in base64url. Another way would have another number. */
const PACKING = '1.'

/** Longer links are not made: browsers take more, but programs that people send links with do not. */
export const MOST_LINK = 30_000
/** Some mail and chat programs cut links that are longer than this. */
export const SAFE_LINK = 2_000

export interface TooLong {
  readonly length: number
}

/** A link that carries the whole journey after its hash sign, where no server sees it. `origin`: https://example.com */
export async function linkTo(journey: Journey, origin: string): Promise<Result<string, TooLong>> {
  const packed = await through(new TextEncoder().encode(writeJourney(journey)), new CompressionStream('deflate-raw'))
  const link = `${origin}${SHARED_PATH}#${NAME}=${PACKING}${packed ? toBase64Url(packed) : ''}`
  return link.length > MOST_LINK ? fail({ length: link.length }) : ok(link)
}

/** `nothing`: the link carries no journey. `broken`: it was cut or changed on its way. */
export type LinkProblem = 'nothing' | 'broken' | readonly DocumentProblem[]

/** The journey that a hash carries, read as strictly as a file. `hash` may begin with its sign. */
export async function journeyIn(hash: string): Promise<Result<Journey, LinkProblem>> {
  const value = new URLSearchParams(hash.replace(/^#/, '')).get(NAME)
  if (value === null || value === '') return fail('nothing')
  if (!value.startsWith(PACKING)) return fail('broken')
  const bytes = fromBase64Url(value.slice(PACKING.length))
  if (!bytes) return fail('broken')
  try {
    const unpacked = await through(bytes, new DecompressionStream('deflate-raw'))
    if (!unpacked) return fail('broken')
    const read = readJourney(new TextDecoder('utf-8', { fatal: true }).decode(unpacked))
    return read.ok ? read : fail(read.error)
  } catch {
    return fail('broken')
  }
}

/** Bytes sent through a transformation; `undefined` when more comes out than a file may have: a few bytes can hold gigabytes. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > LIMITS.fileBytes) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}
