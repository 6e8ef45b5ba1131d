/**
 * What the first screens wait for goes into few files. The bundler parts modules by all the places that use them, which
 * leaves some fifty small files on the way to the canvas: each is compressed on its own, and together they weigh a
 * fifteenth more than the same code in two.
 */
import { build, type InlineConfig, type Rolldown } from 'vite'

/** Where a module goes: with what every first screen needs, or with one screen alone. */
export type FirstScreens = ReadonlyMap<string, string>

/**
 * Builds once without writing, and reads which modules each page waits for. Throws where a page is no chunk of its own.
 *
 * @param entry end of the id of the module that starts the app
 * @param pages ends of the pages' module ids, by the name of their file
 */
export async function firstScreens(
  config: InlineConfig,
  entry: string,
  pages: Readonly<Record<string, string>>,
): Promise<FirstScreens> {
  const built = await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: { ...config.build, write: false },
  })
  if (!('output' in built)) throw new Error('A build of one bundle was expected.')
  const chunks = built.output.filter((file) => file.type === 'chunk')
  const waits = Object.entries(pages).map(([name, page]) => [name, modulesOf(chunks, page)] as const)
  return shared(waits, entry)
}

/** Modules that more than one page waits for are common; the others go with their page. */
function shared(waits: readonly (readonly [string, ReadonlySet<string>])[], entry: string): FirstScreens {
  const places = new Map<string, string>()
  for (const [name, modules] of waits)
    for (const id of modules) if (!id.endsWith(entry)) places.set(id, places.has(id) ? 'common' : name)
  return places
}

/** All modules in the files that the entry and a page import, and what those import. */
function modulesOf(chunks: readonly Rolldown.OutputChunk[], page: string): Set<string> {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const ownChunk = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(page))
  if (!ownChunk) throw new Error(`No chunk for ${page}: is that page still loaded on demand?`)
  const waiting = [...chunks.filter((chunk) => chunk.isEntry), ownChunk]
  const seen = new Set(waiting)
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop())
    for (const file of chunk.imports) {
      const next = byFile.get(file)
      if (!next || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  // What is asked for by name stays a file of its own: the manifest tells of it.
  const asked = new Set(chunks.map(({ facadeModuleId }) => facadeModuleId))
  return new Set([...seen].flatMap(({ moduleIds }) => moduleIds).filter((id) => !asked.has(id)))
}
