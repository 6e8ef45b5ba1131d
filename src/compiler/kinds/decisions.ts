import { type MachineTransition, orderedBranches } from '../../document/index.ts'
import { type LowerKind, sortedEntries } from '../lowering.ts'

export const lowerSplit: LowerKind<'split'> = (id, { config }, context) => ({
  always: [
    ...orderedBranches(config.branches).map(
      ([port, branch]): MachineTransition => ({
        guard: { type: 'matches', params: { where: branch.where } },
        ...context.through(id, port),
      }),
    ),
    context.through(id, 'else'),
  ],
})

/** Each arm owns a slice of [0, 1) as wide as its share of the weights; a customer's bucket never moves. */
export const lowerExperiment: LowerKind<'experiment'> = (id, { config }, context) => {
  const arms = sortedEntries(config.arms).filter(([, arm]) => arm.weight > 0)
  const total = arms.reduce((sum, [, arm]) => sum + arm.weight, 0)
  let before = 0
  const always = arms.map(([arm, { weight }], index): MachineTransition => {
    const from = before / total
    before += weight
    const to = index === arms.length - 1 ? 1 : before / total
    return {
      guard: { type: 'inArm', params: { journey: context.journey.id, node: id, from, to } },
      ...assigning(id, arm, context.through(id, arm)),
    }
  })
  return { always }
}

export const lowerNextBest: LowerKind<'nextBest'> = (id, { config }, context) => {
  const arms = sortedEntries(config.arms).map(([arm]) => arm)
  return {
    entry: [{ type: 'choose', params: { node: id, arms } }],
    always: arms.map((arm) => ({
      guard: { type: 'chosen' as const, params: { arm } },
      ...assigning(id, arm, context.through(id, arm)),
    })),
  }
}

const assigning = (node: string, arm: string, out: MachineTransition): MachineTransition => ({
  ...out,
  actions: [{ type: 'assignArm', params: { node, arm } }, ...(out.actions ?? [])],
})
