import { buildApp, isStale } from '../../tools/app-build.ts'

/** The specs run against what would be shipped: built anew where a source is newer. A build elsewhere is taken as it is. */
const setup = (): void => {
  if (process.env.JORNADA_APP) return
  if (isStale() && !buildApp()) throw new Error('The app could not be built.')
}

export default setup
