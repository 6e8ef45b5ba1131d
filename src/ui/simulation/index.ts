/** The simulation room's public entry: running a journey, its results, its assumptions. */

export { type Comparing, createComparing } from './comparison/comparing.ts'
export {
  ComparisonDialog,
  FlowOverlay,
  ResultsPanel,
  runUntilPrecise,
  SimulateButton,
  StoriesPanel,
} from './on-demand.tsx'
export { PeopleWatch } from './people/people-watch.tsx'
export { createSimulation, type Simulation } from './simulation.ts'
export { createStories, type Stories } from './stories/stories.ts'
