import { DUE, LONGEST_TIMER_MS, type MachineState, type MachineTransition, type Plan } from '../document/index.ts'
import { approximateMs, duration } from '../kernel/duration.ts'

/**
 * The part of a state that waits until its plan is due and then takes the first of `outs` that is allowed.
 *
 * A wait that may outlast a JavaScript timer (2³¹−1 ms, 24.8 days) is cut into pieces: an inner state is entered again
 * until the planned instant has really come, while the plan, made on entering the outer state, stays.
 */
export function waitingUntil(plan: Plan, outs: MachineTransition[]): MachineState {
  const entry: MachineState['entry'] = [{ type: 'plan', params: plan }]
  if (!mayOutlastTimer(plan)) return { entry, after: { [DUE]: outs } }
  const again: MachineTransition = { guard: 'notDue', target: 'waiting', reenter: true }
  return { entry, initial: 'waiting', states: { waiting: { after: { [DUE]: [again, ...outs] } } } }
}

function mayOutlastTimer(plan: Plan): boolean {
  switch (plan.until) {
    case 'duration':
      return approximateMs(duration(plan.duration)) > LONGEST_TIMER_MS / 2
    case 'timeOfDay':
    case 'quietEnds':
      return false
    case 'windowOpens':
      return (plan.holidays?.length ?? 0) > 0
    case 'date':
    case 'attribute':
      return true
  }
}
