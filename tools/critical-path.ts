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
 * Keys of what a page waits for: the entries, and the page's own chunk, which the router fetches on demand.
 * Throws when the manifest has no such chunk, since a budget for nothing is always kept.
 */
export function pageKeys(manifest: Manifest, page: string): string[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  if (entries.length === 0) throw new Error('The manifest has no entry.')
  if (!manifest[page]) throw new Error(`The manifest has no chunk for ${page}: is that page still loaded on demand?`)
  return [...entries, page]
}

function readManifest(): Manifest {
  if (!existsSync(MANIFEST)) throw new Error(`${MANIFEST} is missing: run "npm run build" first.`)
  return JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest
}

/** Budgets in the form that size-limit takes. */
export function budgets() {
  const manifest = readManifest()
  return [
    { name: 'Library: the first screen', page: 'src/app/library-page.tsx' },
    { name: 'Designer: canvas interactive', page: 'src/app/journey/journey-page.tsx' },
  ].map(({ name, page }) => ({
    name,
    path: staticFiles(manifest, pageKeys(manifest, page)).map((file) => `${DIST}/${file}`),
    limit: LIMIT,
    gzip: true,
  }))
}
