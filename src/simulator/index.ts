/** The simulator room's public entry. */
export type { Progress, SimulationRequest } from './protocol.ts'
export type * from './report.ts'
