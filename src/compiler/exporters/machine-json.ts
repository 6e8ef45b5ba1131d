import { canonicalJson, type JourneyMachine } from '../../document/index.ts'

/** The machine as a file: the configuration that XState's `createMachine` and Stately's tools read. */
export const toMachineJson = (machine: JourneyMachine): string => canonicalJson(machine)
