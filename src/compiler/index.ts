/** The compiler room's public entry: what is wrong with a journey, and the machine that it is. */
export * from './check/index.ts'
export { type Compilation, type CompiledJourney, compile } from './compile.ts'
export * from './diagnostic.ts'
export { toMachineJson } from './exporters/machine-json.ts'
export { toMachineSource } from './exporters/machine-source.ts'
export { toMermaid } from './exporters/mermaid.ts'
export { lower } from './machine.ts'
export type { MappedTransition, SourceMap } from './source-map.ts'
