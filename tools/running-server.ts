import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const READY = /^Jornada is at (http:\/\/\S+)/
const START_MS = 60_000

/** The real server on a loopback port of its own, over a database in a folder that goes away with it. */
export interface RunningServer {
  readonly url: string
  /** Stops it and starts it again on the same port, over the same database. */
  restart(): Promise<void>
  /** Stops it, as when the machine is switched off; `start` brings it back. */
  stop(): Promise<void>
  start(): Promise<void>
  dispose(): Promise<void>
}

export async function startServer(): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), 'jornada-e2e-'))
  let child = launch(data, 0)
  const url = await ready(child)
  const port = Number(new URL(url).port)
  const stop = () => end(child)
  const start = async () => {
    child = launch(data, port)
    await ready(child)
  }
  return {
    url,
    stop,
    start,
    async restart() {
      await stop()
      await start()
    },
    async dispose() {
      await stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

function launch(data: string, port: number): ChildProcess {
  return spawn(process.execPath, ['server/main.ts'], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      JORNADA_DATA: data,
      JORNADA_APP: process.env.JORNADA_APP ?? 'dist',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The address it says it is at. Rejects when it ends first, or says nothing for a minute. */
async function ready(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The server was started without an output to read.')
  const lines = createInterface({ input: child.stdout })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended with ${code} before it was ready.`)
  })
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The server was not ready within a minute.')), START_MS).unref()
  })
  const found = (async () => {
    for await (const line of lines) {
      const url = READY.exec(line)?.[1]
      if (url) return url
    }
    throw new Error('The server closed its output before it was ready.')
  })()
  return Promise.race([found, failed, late])
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}
