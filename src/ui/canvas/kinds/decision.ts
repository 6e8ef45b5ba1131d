import { orderedBranches } from '../../../document/index.ts'
import type { KindFace } from './face.ts'
import { fieldsOf, fieldWords, ruleWords, type Say } from './say.ts'

export const split: KindFace<'split'> = {
  sentence: ({ branches }, say) => {
    const ordered = orderedBranches(branches)
    const only = ordered.length === 1 ? ordered[0]?.[1] : undefined
    if (only) return ruleWords(say, only.where) || say.t('kinds:split.nothing')
    const fields = [...new Set(ordered.flatMap(([, branch]) => fieldsOf(branch.where)))]
    return fields.length === 0
      ? say.t('kinds:split.nothing')
      : say.t('kinds:split.by', { fields: say.format.list(fields.map((field) => fieldWords(say, field))) })
  },
  names: ({ branches }) =>
    Object.values(branches).flatMap(({ where }) =>
      fieldsOf(where).flatMap((field) => /^message\.([^.]+)\./.exec(field)?.[1] ?? []),
    ),
}

/** Shares of the arms, the largest rest rounded away: "A 50 % · Control 50 %". */
function shares(arms: readonly { readonly name: string; readonly weight?: number | undefined }[], say: Say): string {
  const whole = arms.reduce((sum, arm) => sum + (arm.weight ?? 1), 0)
  return arms
    .map((arm) => `${arm.name} ${whole > 0 ? say.format.percent((arm.weight ?? 1) / whole, 0) : '–'}`)
    .join(' · ')
}

export const experiment: KindFace<'experiment'> = {
  sentence: ({ arms }, say) => {
    const list = Object.values(arms)
    return list.length === 0 ? say.t('kinds:experiment.nothing') : shares(list, say)
  },
}

export const nextBest: KindFace<'nextBest'> = {
  sentence: ({ arms, goal }, say) => {
    const count = Object.keys(arms).length
    return goal === undefined
      ? say.t('kinds:nextBest.learns', { count })
      : say.t('kinds:nextBest.for', { count, goal: say.goal(goal) })
  },
}
