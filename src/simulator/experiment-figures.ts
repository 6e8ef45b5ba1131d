import {
  differenceInterval,
  liftInterval,
  probabilitiesBest,
  type Share,
  wilsonInterval,
} from '../kernel/statistics.ts'
import type { Model } from './model.ts'
import type { ArmFigures, ExperimentFigures } from './report.ts'
import type { Tally } from './tally.ts'

export const rateOf = ({ count, total }: Share): number => (total > 0 ? count / total : 0)

/** The read-out of one experiment: each arm beside the control, and what all of them brought beyond it. */
export function experimentFigures(model: Model, tally: Tally, experiment: number): ExperimentFigures {
  const spec = model.experiments[experiment]
  if (!spec) return { arms: {} }
  const shares = spec.arms.list.map((_arm, arm): Share => {
    const index = tally.armIndex(experiment, arm) * 2
    return { count: tally.counts.arms[index + 1] ?? 0, total: tally.counts.arms[index] ?? 0 }
  })
  const best = shares.length > 1 ? probabilitiesBest(shares) : shares.map(() => 1)
  const control = shares[spec.control]
  const arms = Object.fromEntries(
    spec.arms.list.map((name, arm): [string, ArmFigures] => [
      name,
      {
        ...shareFigures(shares[arm] ?? NOBODY, arm === spec.control ? undefined : control),
        probabilityBest: best[arm] ?? 0,
        messages: tally.armMessages(experiment, arm),
        cost: tally.armCost(experiment, arm),
      },
    ]),
  )
  if (!control) return { arms }
  return {
    arms,
    incremental: incremental(
      shares.filter((_share, arm) => arm !== spec.control),
      control,
    ),
  }
}

const NOBODY: Share = { count: 0, total: 0 }

function shareFigures(
  share: Share,
  control: Share | undefined,
): Omit<ArmFigures, 'probabilityBest' | 'messages' | 'cost'> {
  const none = { estimate: 0, interval: [0, 0] as [number, number] }
  const lift = control ? liftInterval(share, control) : none
  const difference = control ? differenceInterval(share, control) : none
  return {
    entered: share.total,
    converted: share.count,
    rate: rateOf(share),
    ci95: wilsonInterval(share),
    liftVsControl: finite(lift.estimate),
    liftCi95: [finite(lift.interval[0]), finite(lift.interval[1])],
    difference: { rate: difference.estimate, ci95: difference.interval },
  }
}

/**
 * Σ entered · (rate − control's rate) over the other arms. Its interval is that of the difference between all of them
 * taken together and the control (Newcombe), times the people in them: a mixture of arms varies no more than one arm of
 * the mean rate would, so it is not too narrow.
 */
function incremental(others: readonly Share[], control: Share): NonNullable<ExperimentFigures['incremental']> {
  const together = others.reduce(
    (sum, { count, total }) => ({ count: sum.count + count, total: sum.total + total }),
    NOBODY,
  )
  if (together.total === 0) return { conversions: 0, ci95: [0, 0] }
  const { estimate, interval } = differenceInterval(together, control)
  return {
    conversions: estimate * together.total,
    ci95: [interval[0] * together.total, interval[1] * together.total],
  }
}

/** JSON has no infinity: a lift over a control that never converted is reported as null. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
