import { canonicalJson, type JourneyMachine } from '../../document/index.ts'
import { RUNTIME_SOURCE } from './runtime-source.gen.ts'

/**
 * The machine as a self-contained TypeScript module: configuration, meaning of its names and types. It needs `xstate`
 * and nothing else, type-checks under `strict`, and behaves as the machine does in Jornada.
 */
export function toMachineSource(machine: JourneyMachine): string {
  return [
    // The runtime's code has been compiled already; its types are declared for whoever imports this module.
    '// @ts-nocheck',
    `// ${oneLine(machine.description ?? machine.id)}: a customer journey, compiled by Jornada.`,
    '// Needs xstate 5 only. `createJourney(ports)` gives a machine for `createActor`; send it `jornada.known` first.',
    '',
    RUNTIME_SOURCE.trim(),
    '',
    `/** The compiled journey, a plain XState configuration. */`,
    `export const journey: JourneyMachine = ${canonicalJson(machine).trim()}`,
    '',
    '/** The journey as an XState machine in the world of these ports. */',
    'export const createJourney = (ports: Ports): AnyStateMachine => createJourneyMachine(journey, ports)',
    '',
  ].join('\n')
}

const oneLine = (text: string): string =>
  Array.from(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' '))
    .slice(0, 120)
    .join('')
