import { createReadStream } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { runSimulation } from '../workers/node.ts'
import { analyse } from '../workers/node-analyse.ts'
import { collect, type Io, STDIN, Stopped, writerTo } from './io.ts'
import { run } from './program.ts'

const abort = new AbortController()
process.once('SIGINT', () => abort.abort(new Stopped()))

const io: Io = {
  out: writerTo(process.stdout),
  err: writerTo(process.stderr),
  read: (file, limit) => collect(file === STDIN ? process.stdin : createReadStream(file), limit),
  siblings: async (file) =>
    (await readdir(dirname(file)).catch(() => []))
      .filter((name) => name.endsWith('.journey.json') && name !== basename(file))
      .sort()
      .map((name) => join(dirname(file), name)),
  write: (file, text) => writeFile(file, text),
  simulate: runSimulation,
  analyse,
  interactive: process.stderr.isTTY === true,
  signal: abort.signal,
}

// Not process.exit(): what is still on its way to a pipe would be lost.
process.exitCode = await run(process.argv.slice(2), io)
