import { analyse, simulate } from '../../simulator/index.ts'
import { analyseWith } from '../../workers/analyse-with.ts'
import type { Io } from '../io.ts'

const simulateHere: Io['simulate'] = async (request) => simulate(request)

/** Simulations and analyses on the test's own thread. */
export const HERE: Pick<Io, 'simulate' | 'analyse'> = {
  simulate: simulateHere,
  analyse: analyseWith(async (request) => analyse(request), simulateHere),
}
