import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build, type Rolldown } from 'vite'

/** The module that carries the runtime's code as text, for machines exported as `.machine.ts`. */
export const TARGET = 'src/compiler/exporters/runtime-source.gen.ts'

const ENTRY = 'src/runtime/implementations.ts'

/** What the declarations below name of the document room, in short. */
const ALIASES = `export type Channel = string
export type SkipReason = 'consent' | 'quietHours' | 'cap'
export type RuleValue = unknown
export interface Assignment {
  readonly attribute: string
  readonly op: 'set' | 'add' | 'append' | 'remove'
  readonly value: RuleValue
}
export type JourneyMachine = Readonly<Record<string, unknown>>
`

/** Bundles the runtime to one module of JavaScript, with its public types in front. Repeatable to the byte. */
export async function runtimeSource(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['es'] },
      rolldownOptions: { external: ['xstate', 'rrule'], treeshake: { moduleSideEffects: false } },
    },
  })) as Rolldown.RolldownOutput[]
  const [chunk] = built[0]?.output ?? []
  if (!chunk) throw new Error('The runtime was not built')
  const code = chunk.code
    .replace(/^\/\/#(region|endregion).*\n/gm, '')
    .replace(/^import .*?["']xstate["'];?\n/m, '')
    .replace(/^export \{.*\};?\n?/m, '')
  return `import { assign, createMachine, enqueueActions, type AnyActorLogic, type AnyStateMachine } from 'xstate'

${ALIASES}
${declarations('src/runtime/events.ts')}
${declarations('src/runtime/ports.ts')}
${code.trim()}
`
}

/** The types of a module that holds nothing else. */
const declarations = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/^import .*\n/gm, '')
    .trim()
    .concat('\n')

export async function generatedModule(): Promise<string> {
  return `// Written by tools/write-runtime-source.ts from src/runtime: do not edit.\nexport const RUNTIME_SOURCE = ${JSON.stringify(await runtimeSource())}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(TARGET, await generatedModule())
