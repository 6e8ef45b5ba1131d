/** The simulation room's public entry: running a journey, its results, its assumptions. */
export { ResultsPanel } from './on-demand.tsx'
export { SimulateButton } from './simulate-button.tsx'
export { createSimulation, type Simulation } from './simulation.ts'
