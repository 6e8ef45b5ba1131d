/** `npm run bench -- compiler|canvas|opening|simulator [--json]`: every figure that the project claims, measured here and now. */
import { parseArgs } from 'node:util'

const BENCHMARKS: Readonly<Record<string, () => Promise<object>>> = {
  compiler: async () => (await import('./compiler.ts')).benchCompiler(),
  canvas: async () => (await import('./canvas.ts')).benchCanvas(),
  opening: async () => (await import('./opening.ts')).benchOpening(),
  simulator: async () => (await import('./simulator.ts')).benchSimulator(),
}

/** Figures for a person: a number a line, groups of them indented. */
function lines(figures: object, indent = '  '): string {
  const written = Object.entries(figures).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null)
      return `${indent}${name.padEnd(26)} ${Number(value).toLocaleString('en')}\n`
    const title = Array.isArray(figures) ? '' : `${indent}${name}\n`
    return `${title}${lines(value, `${indent}  `)}${Array.isArray(figures) ? '\n' : ''}`
  })
  return written.join('')
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
  const [name = ''] = positionals
  const bench = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined
  if (!bench || positionals.length !== 1) {
    console.error(`Name one benchmark: npm run bench -- ${Object.keys(BENCHMARKS).join('|')} [--json]`)
    return 2
  }
  const figures = await bench()
  if (values.json) console.log(JSON.stringify(figures, null, 2))
  else process.stdout.write(lines(figures))
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS') ? 2 : 1
}
