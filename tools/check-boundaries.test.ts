import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cruiseSources, notRead, sourceFiles } from './check-boundaries.ts'
import { ROOMS } from './rooms.ts'

const houses: string[] = []

/** A house made of the given files (path to source), in a folder of its own. */
function build(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'jornada-house-'))
  houses.push(root)
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), source)
  }
  return root
}

afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true })
})

const violations = async (files: Readonly<Record<string, string>>) => {
  const result = await cruiseSources(build(files))
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}

const relative = (from: string, to: string) => '../'.repeat(from.split('/').length) + to

describe('the boundary check', () => {
  it('refuses every arrow between two rooms that the plan does not name, and lets the others be', async () => {
    const rooms = Object.entries(ROOMS)
    const files: Record<string, string> = {}
    const forbidden: string[] = []
    for (const [name, { folder }] of rooms) files[`${folder}/index.ts`] = `export const room = '${name}'\n`
    for (const [name, from] of rooms) {
      for (const [other, to] of rooms) {
        if (name === other) continue
        const file = `${from.folder}/to-${other}.ts`
        files[file] = `export { room } from '${relative(from.folder, to.folder)}/index.ts'\n`
        if (!from.rooms.includes(other)) forbidden.push(`arrow-from-${name}: ${file} → ${to.folder}/index.ts`)
      }
    }
    const found = (await violations(files)).filter((violation) => violation.startsWith('arrow-'))
    expect(found.toSorted()).toEqual(forbidden.toSorted())
    expect(forbidden.length).toBeGreaterThan(100)
  })

  it('sees an import of a type', async () => {
    const found = await violations({
      'src/ui/kit/index.ts': 'export interface Colour { hue: number }\n',
      'src/kernel/a.ts':
        "import type { Colour } from '../ui/kit/index.ts'\nexport const hue = (colour: Colour) => colour.hue\n",
    })
    expect(found).toEqual(['arrow-from-kernel: src/kernel/a.ts → src/ui/kit/index.ts'])
  })

  it('sees an import that is only made on demand', async () => {
    const found = await violations({
      'src/simulator/index.ts': 'export const run = 1\n',
      'src/document/late.ts': "export const late = () => import('../simulator/index.ts')\n",
    })
    expect(found).toEqual(['arrow-from-document: src/document/late.ts → src/simulator/index.ts'])
  })

  it("refuses to look behind a room's entry, and a circle", async () => {
    const found = await violations({
      'src/document/index.ts': "export * from './inner.ts'\n",
      'src/document/inner.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
      'src/document/b.ts': "import { a } from './inner.ts'\nexport const b = () => a\n",
      'src/compiler/index.ts': "export { a } from '../document/inner.ts'\n",
    })
    expect(found).toContain('entry-of-src-document: src/compiler/index.ts → src/document/inner.ts')
    expect(found.filter((violation) => violation.startsWith('no-circular'))).not.toEqual([])
  })

  it("refuses Node's own modules in a room that runs in the browser", async () => {
    const found = await violations({ 'src/kernel/a.ts': "export { readFileSync } from 'node:fs'\n" })
    expect(found).toEqual(['no-node-modules-in-browser-rooms: src/kernel/a.ts → fs'])
  })
})

describe('having read too little', () => {
  const house = {
    'src/kernel/a.ts': 'export const a = 1\n',
    'src/document/index.ts': "export { a } from '../kernel/a.ts'\n",
  }

  it('is a failure when no file was read', () => {
    expect(notRead({ modules: [] }, Object.keys(house))).toContain('Not one file of src/kernel was read.')
  })

  it('is a failure when there is no file to read', () => {
    expect(notRead({ modules: [] }, [])).toEqual(['There are no source files here: nothing was checked.'])
  })

  it('is a failure when one room was left out', async () => {
    const root = build(house)
    const result = await cruiseSources(root)
    expect(notRead(result, sourceFiles(root))).toEqual([])
    const modules = result.modules.filter((module) => module.source !== 'src/kernel/a.ts')
    expect(notRead({ modules }, sourceFiles(root))).toContain('Not one file of src/kernel was read.')
  })

  it('is a failure when files were read but none of their imports understood', async () => {
    const root = build(house)
    const result = await cruiseSources(root)
    const modules = result.modules.map((module) => ({ ...module, dependencies: [] }))
    expect(notRead({ modules }, sourceFiles(root))).toContain(
      'Hardly any import was seen: the sources were not understood.',
    )
  })
})
