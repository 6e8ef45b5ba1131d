/**
 * Finds the Chromium that tests and benchmarks drive, and gets one where there is none.
 * `node tools/find-browser.ts` prints its path; with `--install` it tries to install one first.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const ENVIRONMENT = ['JORNADA_CHROMIUM', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH', 'CHROME_PATH'] as const

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

const isRoot = () => process.getuid?.() === 0

const isExecutable = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The path of a Chromium on this machine, without installing anything; `undefined` when there is none.
 * Throws when the environment names a browser that does not exist: falling back silently would test another one.
 */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  for (const name of ENVIRONMENT) {
    const path = environment[name]
    if (!path) continue
    if (!existsSync(path)) throw new Error(`${name} names a browser that does not exist: ${path}`)
    return path
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command)))
  return [...onPath, ...PLACES, chromium.executablePath()].find((path) => isExecutable(path))
}

/** How Chromium is started everywhere: quiet, without calls home, and without a sandbox only where root forbids one. */
export const browserFlags = (): string[] => [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
]

/** What Playwright and Vitest take as launch options. Without a browser they fail with their own message. */
export const launchOptions = () => {
  const executablePath = findBrowser()
  return { args: browserFlags(), ...(executablePath ? { executablePath } : {}) }
}

/** Finds a Chromium or installs one. Throws with what to do by hand when neither works. */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found) return found
  for (const [what, install] of INSTALLERS) {
    console.error(`No Chromium found: trying ${what}…`)
    install()
    const installed = findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'No Chromium was found, and none could be installed. Install Chromium or Google Chrome and run this again, ' +
      'or set JORNADA_CHROMIUM to the path of one. On Debian or Ubuntu: sudo apt-get install chromium',
  )
}

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 300_000 }).status === 0

const INSTALLERS: ReadonlyArray<readonly [string, () => void]> = [
  ["Playwright's own download", () => void run('npx', ['--no-install', 'playwright', 'install', 'chromium'])],
  [
    "the system's package",
    () => {
      if (!isRoot() || !existsSync('/usr/bin/apt-get')) return
      const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      run('apt-get', ['update', '-qq'], quiet)
      run('apt-get', ['install', '-qq', '-y', '--no-install-recommends', 'chromium'], quiet)
    },
  ],
]

if (import.meta.main) {
  try {
    const path = process.argv.includes('--install') ? ensureBrowser() : findBrowser()
    if (path) console.log(path)
    else console.error('No Chromium found; run with --install to get one.')
    process.exitCode = path ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
