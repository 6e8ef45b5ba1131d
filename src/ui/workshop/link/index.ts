export { BesideFigures } from './beside-figures.tsx'
export { LinkSteps } from './link-steps.tsx'
