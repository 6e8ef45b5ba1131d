import { type ConfigOf, orderedBranches, type Rule, type SplitBranch } from '../../document/index.ts'
import { sortedEntries } from '../lowering.ts'
import { type ContentContext, checkGoal } from './content-context.ts'
import { typeOfField } from './environment.ts'
import { RuleLogic } from './logic/rule-logic.ts'
import { checkRule } from './references.ts'

/** The branches of a split: what they speak of, and whether each of them can be taken. */
export function checkBranches(branches: Readonly<Record<string, SplitBranch>>, context: ContentContext): void {
  const ordered = orderedBranches(branches)
  const { id: node, name, report } = context
  if (ordered.length === 0) {
    report('empty-branches', { node }, { node: name, port: 'else' })
    return
  }
  const titles = ordered.map(([port, branch]) => branch.name || port)
  ordered.forEach(([port, branch], index) => {
    checkRule(branch.where, { where: `${name} › ${titles[index]}`, port }, context)
  })
  const logic = new RuleLogic(
    ordered.map(([, branch]) => branch.where),
    (field) => typeOfField(context.environment, field),
  )
  const live: number[] = []
  ordered.forEach(([port], index) => {
    const branch = titles[index] ?? port
    if (logic.verdict(index) === 'impossible') {
      report('branch-never-true', { node, port }, { node: name, branch })
      return
    }
    const hiding = hiddenBy(logic, index, live)
    live.push(index)
    if (hiding) {
      const by = hiding.map((other) => `“${titles[other]}”`).join(', ')
      report('branch-hidden', { node, port }, { node: name, branch, by })
    }
  })
  if (live.length > 0 && logic.verdictNone(live) === 'impossible')
    report('else-never-taken', { node, port: 'else' }, { node: name })
}

/** The single earlier branch that takes everybody away, or else all of them where only together they do. */
function hiddenBy(logic: RuleLogic, index: number, earlier: readonly number[]): readonly number[] | undefined {
  if (earlier.length === 0) return undefined
  if (logic.verdict(index, earlier) !== 'impossible') return undefined
  const single = earlier.find((other) => logic.verdict(index, [other]) === 'impossible')
  return single === undefined ? earlier : [single]
}

/** The branches of a wait that hear the same event: the first that fits takes the customer, and exit rules before it. */
export function checkHearing(branches: ConfigOf<'waitFor'>['branches'], context: ContentContext): void {
  const { id: node, name, report, environment } = context
  const ordered = sortedEntries(branches)
  const { exitRules } = environment.journey.settings
  for (const [event, own] of Map.groupBy(ordered, ([, branch]) => branch.event)) {
    const leaving = sortedEntries(exitRules).filter(([, rule]) => rule.event === event)
    if (own.length === 1 && leaving.length === 0) continue
    const logic = new RuleLogic(
      [...leaving, ...own].map(([, { where }]) => where ?? ALWAYS),
      (field) => typeOfField(environment, field, event),
    )
    const first = leaving.map((_, index) => index)
    own.forEach(([port, branch], index) => {
      const at = leaving.length + index
      if (logic.verdict(at) === 'impossible') return
      const title = branch.name || port
      const rules = hiddenBy(logic, at, first)
      if (rules) {
        const rule = rules.map((each) => leaving[each]?.[1].reason || leaving[each]?.[0]).join(', ')
        report('branch-behind-exit-rule', { node, port }, { node: name, branch: title, event, rule })
        return
      }
      const hearing = own.flatMap(([, other], place) =>
        place < index && (other.message === undefined || other.message === branch.message)
          ? [leaving.length + place]
          : [],
      )
      const earlier = hiddenBy(logic, at, hearing)
      if (!earlier) return
      const by = earlier.map((each) => own[each - leaving.length]).map((other) => `“${other?.[1].name || other?.[0]}”`)
      report('wait-branch-hidden', { node, port }, { node: name, branch: title, by: by.join(', ') })
    })
  }
}

const ALWAYS: Rule = { combinator: 'and', rules: [] }

type ArmsConfig = ConfigOf<'experiment'> | ConfigOf<'nextBest'>

export function checkExperiment(config: ArmsConfig, context: ContentContext): void {
  const { id: node, name, report } = context
  const learns = 'policy' in config
  const arms = Object.entries<{ name: string; weight?: number | undefined; control?: boolean | undefined }>(config.arms)
  if (arms.length === 0) report('no-arms', { node }, { node: name })
  else if (arms.length === 1) report('single-arm', { node }, { node: name })
  if (!learns) checkWeights(arms, context)
  if (!learns && arms.length > 1) {
    const controls = arms.filter(([, arm]) => arm.control)
    if (controls.length === 0) report('experiment-without-control', { node }, { node: name })
    if (controls.length > 1) report('several-controls', { node }, { node: name })
  }
  if (config.goal === undefined) report('experiment-without-goal', { node }, { node: name })
  else checkGoal(config.goal, context)
}

function checkWeights(
  arms: readonly [string, { name: string; weight?: number | undefined }][],
  context: ContentContext,
): void {
  const { id: node, name, report } = context
  const without = arms.filter(([, arm]) => arm.weight === 0)
  if (arms.length > 0 && without.length === arms.length) report('zero-weights', { node }, { node: name })
  else
    for (const [port, arm] of without)
      report('arm-without-weight', { node, port }, { node: name, arm: arm.name || port })
}
