/** Questions asked of simulations: the parts a screen may load without the engine. */
export {
  type Assumption,
  type AssumptionFigure,
  type AssumptionLabel,
  type AssumptionUnit,
  assumptionsOf,
} from './assumptions.ts'
export * from './power.ts'
export { nextSize, primaryGoalOf, scenarioFigures } from './precision.ts'
export type * from './results.ts'
