/**
 * `npm run check:boundaries`: fails on an arrow that DESIGN.md forbids, and on having read too little. The second
 * matters: dependency-cruiser reads no TypeScript at all beside a TypeScript it does not know, and then finds no fault.
 */
import { existsSync, globSync } from 'node:fs'
import { cruise, format, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { configuration } from './boundary-rules.ts'
import { ROOMS } from './rooms.ts'

const TOP = ['src', 'server', 'mocks', 'tools', 'e2e']

/** Reads the sources below `root` and judges them by the rules. */
export async function cruiseSources(root: string): Promise<ICruiseResult> {
  const options: ICruiseOptions = {
    ...configuration.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden },
  }
  const folders = TOP.filter((folder) => existsSync(`${root}/${folder}`))
  const { output } = await cruise(folders, options)
  if (typeof output === 'string') throw new Error('dependency-cruiser answered in words where a result was expected.')
  return output
}

/**
 * What was on disk but not read, in words; empty when every room with sources was seen and nearly every file read.
 * `files` are the sources on disk, relative to the root, with forward slashes.
 */
export function notRead(result: Pick<ICruiseResult, 'modules'>, files: readonly string[]): string[] {
  if (files.length === 0) return ['There are no source files here: nothing was checked.']
  const read = new Set(result.modules.map((module) => module.source))
  const missing = files.filter((file) => !read.has(file))
  const rooms = Object.values(ROOMS).filter(({ folder }) => {
    const own = files.filter((file) => file.startsWith(`${folder}/`))
    return own.length > 0 && !own.some((file) => read.has(file))
  })
  const withImports = result.modules.filter((module) => module.dependencies.length > 0)
  return [
    ...rooms.map(({ folder }) => `Not one file of ${folder} was read.`),
    ...(missing.length > 0 ? [`${missing.length} files were not read: ${missing.slice(0, 5).join(', ')} …`] : []),
    ...(withImports.length * 3 < files.length ? ['Hardly any import was seen: the sources were not understood.'] : []),
  ]
}

/** The source files below the project's root that the check answers for. */
export const sourceFiles = (root: string): string[] =>
  globSync(`{${TOP.join(',')}}/**/*.{ts,tsx}`, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.d.ts'))

async function main(): Promise<number> {
  const root = process.cwd()
  const result = await cruiseSources(root)
  const unread = notRead(result, sourceFiles(root))
  if (unread.length > 0) {
    console.error(`The boundary check did not read what it should have:\n  ${unread.join('\n  ')}`)
    return 1
  }
  const report = await format(result, { outputType: 'err-long' })
  console.log(String(report.output).trim())
  return report.exitCode > 0 ? 1 : 0
}

if (import.meta.main) process.exitCode = await main()
