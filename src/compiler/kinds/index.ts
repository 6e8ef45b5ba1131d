import type { NodeKind } from '../../document/index.ts'
import type { LowerKind } from '../lowering.ts'
import * as actions from './actions.ts'
import { lowerExperiment, lowerNextBest, lowerSplit } from './decisions.ts'
import { lowerMessage } from './message.ts'
import { lowerDelay, lowerThrottle, lowerTimeWindow, lowerWaitFor } from './timing.ts'

/** How each node kind becomes a state. */
export const LOWERINGS: { [Kind in NodeKind]: LowerKind<Kind> } = {
  entry: actions.lowerEntry,
  message: lowerMessage,
  delay: lowerDelay,
  waitFor: lowerWaitFor,
  timeWindow: lowerTimeWindow,
  split: lowerSplit,
  experiment: lowerExperiment,
  nextBest: lowerNextBest,
  update: actions.lowerUpdate,
  emit: actions.lowerEmit,
  webhook: actions.lowerWebhook,
  task: actions.lowerTask,
  throttle: lowerThrottle,
  journey: actions.lowerJourney,
  goal: actions.lowerGoal,
  exit: actions.lowerExit,
}
