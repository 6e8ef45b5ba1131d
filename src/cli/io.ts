import type { Readable, Writable } from 'node:stream'
import { LIMITS } from '../document/index.ts'
import type { Analyse } from '../workers/analyse.ts'
import type { Simulate } from '../workers/simulate.ts'

/** What the commands know of the world: replaced in tests. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** The bytes of a file, or of standard input for `-`, at most `limit` of them. Rejects with a Node file error. */
  readonly read: (file: string, limit: number) => Promise<Uint8Array>
  /** The other journey files in the folder of a file, in the order of their names. */
  readonly siblings?: (file: string) => Promise<readonly string[]>
  readonly write: (file: string, text: string) => Promise<void>
  readonly simulate: Simulate
  readonly analyse: Analyse
  /** Whether a person looks at the messages: only then progress is shown. */
  readonly interactive: boolean
  readonly signal: AbortSignal
}

/** Exit codes; `stopped` is the shell's own for Ctrl+C. */
export const EXIT = { done: 0, documentHasErrors: 1, wrongUse: 2, stopped: 130 } as const

/** The command was called in a way that cannot work; the message says how it can. */
export class WrongUse extends Error {}

/** The document cannot be used for what was asked; everything has been said already. */
export class DocumentHasErrors extends Error {}

/** A person pressed Ctrl+C. */
export class Stopped extends Error {}

export const STDIN = '-'

/** The text of a journey file; `undefined` when it is not UTF-8. Throws `WrongUse` when there is no such file or it may not be read. */
export async function readText(io: Io, file: string): Promise<string | undefined> {
  // One byte past the limit is enough for the reader to refuse the file, without taking it in whole.
  const bytes = await io.read(file, LIMITS.fileBytes + 1).catch((error: NodeJS.ErrnoException) => {
    throw new WrongUse(`${file} cannot be read: ${REASONS[error.code ?? ''] ?? error.message}.`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: bytes.length <= LIMITS.fileBytes, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
}

/** Collects a stream until it ends or `limit` bytes are there. */
export async function collect(stream: Readable, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as string)
    chunks.push(bytes)
    length += bytes.length
    if (length >= limit) break
  }
  return Buffer.concat(chunks).subarray(0, limit)
}

/**
 * Writes to a stream whose reader may go away at any time (`jornada … | head`): what is left is then not wanted, and
 * that is no failure.
 */
export function writerTo(stream: Writable): (text: string) => void {
  let gone = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    gone = true
  })
  return (text) => {
    if (!gone) stream.write(text)
  }
}
