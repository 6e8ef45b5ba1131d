/** The population room's public entry: who the invented customers are, how they behave, and every other assumption. */
export { PopulationButton, PopulationScreen, type PopulationScreenProps } from './on-demand.tsx'
export { createPopulation, type Population } from './population.ts'
