import { spawnSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'

const BUILT = 'dist/.vite/manifest.json'
const SOURCES = ['src/**/*', 'mocks/**/*', 'public/**/*', 'index.html', 'vite.config.ts', 'package-lock.json']
const NOT_BUILT = /\.test\.tsx?$|\/testing\/|README\.md$|^src\/cli\//

const modified = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Whether the app was never built, or a source of it was changed since. */
export function isStale(): boolean {
  const built = modified(BUILT)
  return built === 0 || globSync(SOURCES).some((path) => !NOT_BUILT.test(path) && modified(path) > built)
}

/** Builds the app into `dist/`; whether that worked. What went wrong stands on the screen. */
export function buildApp(): boolean {
  const vite = 'node_modules/vite/bin/vite.js'
  return spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { stdio: 'inherit' }).status === 0
}
