import { buildApp, isStale } from '../../tools/app-build.ts'

/** The specs run against what would be shipped: built anew where a source is newer. */
const setup = (): void => {
  if (isStale() && !buildApp()) throw new Error('The app could not be built.')
}

export default setup
