import { type Journey, newJourney } from '../../../document/index.ts'
import type { CompileJourney } from '../service/index.ts'

/** A small journey with an id and a name of the test's choosing. */
export const journeyNamed = (id: string, name = id): Journey =>
  newJourney({ id, name, timeZone: 'America/Mexico_City' })

export const renamed = (journey: Journey, name: string): Journey => ({ ...journey, name })

/** Stands in for the compiler: refuses a variant whose name is `broken`. */
export const pretendCompile: CompileJourney = (journey, variant) =>
  journey.variants[variant]?.name === 'broken'
    ? { diagnostics: [{ code: 'entry.none', severity: 'error', message: 'There is no entry', variant }] }
    : {
        machine: { id: journey.id, initial: 'path', states: { path: {} } },
        sourceMap: { nodes: {} },
        diagnostics: [
          { code: 'port.open', severity: 'hint', message: 'A port is open', variant, node: 'n1', port: 'next' },
        ],
      }
