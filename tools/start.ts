/**
 * `npm start`: builds the app where it is missing or older than its sources, starts the server that serves it, and opens
 * a browser where there is one. `JORNADA_OPEN=0` opens none; the server's own settings are in server/README.md.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { buildApp, isStale } from './app-build.ts'

/** The server's line when it is ready; what follows is where. */
const READY = /^Jornada is at (http:\/\/\S+)/

function wantsBrowser(environment: NodeJS.ProcessEnv): boolean {
  if (environment.JORNADA_OPEN === '0' || environment.CI) return false
  if (process.platform !== 'linux') return true
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

function openBrowser(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  // Not being able to open one is no failure: the address stands on the screen.
  opener.on('error', () => {})
  opener.unref()
}

function serve(): void {
  const server = spawn(process.execPath, ['server/main.ts'], { stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface({ input: server.stdout }).on('line', (line) => {
    console.log(line)
    const url = READY.exec(line)?.[1]
    if (!url) return
    console.log('Press Ctrl+C to stop.')
    if (wantsBrowser(process.env)) openBrowser(url)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal))
  endWithParent(() => server.kill('SIGTERM'))
  server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
}

/** The shell that npm starts us in passes no signal on: a npm that was ended would leave the server behind. */
function endWithParent(end: () => void): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end(), 1_000).unref()
}

if (isStale()) {
  console.log('Building the app (only the first time, and after a change)…')
  if (!buildApp()) {
    console.error('The app could not be built; what Vite says above tells why.')
    process.exit(1)
  }
}
serve()
