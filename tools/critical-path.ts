/**
 * What a browser must have fetched before a screen can be used: the entry, the screen's own chunk, and whatever those
 * import statically, as Vite's manifest tells it. Chunks fetched on demand (layout engine, charts) are not part of it.
 */
import { existsSync, readFileSync } from 'node:fs'

export interface ManifestChunk {
  file: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
}
export type Manifest = Readonly<Record<string, ManifestChunk>>

const DIST = 'dist'
const MANIFEST = `${DIST}/.vite/manifest.json`
/** Compressed bytes of JavaScript (1 kB = 1,000 bytes). */
const LIMIT = '300 kB'

/** Files of the chunks with these keys and of everything they import statically, each once. */
export function staticFiles(manifest: Manifest, keys: readonly string[]): string[] {
  const seen = new Set<string>()
  const waiting = [...keys]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The manifest names a chunk that it does not have: ${key}`)
    waiting.push(...(chunk.imports ?? []))
  }
  return [...seen].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js'))
}

/**
 * Keys of what a screen of `src/ui/<room>` waits for: the entries, and the room's own chunk where it is fetched on
 * demand. Throws when the room is in neither, since a budget for nothing is always kept.
 */
export function screenKeys(manifest: Manifest, room: string): string[] {
  const keys = Object.keys(manifest)
  const entries = keys.filter((key) => manifest[key]?.isEntry)
  const own = keys.filter((key) => key.startsWith(`src/ui/${room}/`) && manifest[key]?.isDynamicEntry)
  const page = own.filter((key) => /\/(index|[a-z-]*(page|screen))\.tsx?$/.test(key))
  if (entries.length === 0) throw new Error('The manifest has no entry.')
  if (page.length === 0) throw new Error(`No chunk of src/ui/${room} was found: is its screen still loaded on demand?`)
  return [...entries, ...page]
}

function readManifest(): Manifest {
  if (!existsSync(MANIFEST)) throw new Error(`${MANIFEST} is missing: run "npm run build" first.`)
  return JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest
}

/** Budgets in the form that size-limit takes. */
export function budgets() {
  const manifest = readManifest()
  return [
    { name: 'Library: the first screen', room: 'library' },
    { name: 'Designer: canvas interactive', room: 'designer' },
  ].map(({ name, room }) => ({
    name,
    path: staticFiles(manifest, screenKeys(manifest, room)).map((file) => `${DIST}/${file}`),
    limit: LIMIT,
    gzip: true,
  }))
}
