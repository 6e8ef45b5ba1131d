import type { Diagnostic, Severity } from '../../../editor/index.ts'

type Worst = ReadonlyMap<string, Severity>

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, hint: 0 }
const known = new WeakMap<readonly Diagnostic[], Map<string, Worst>>()

/** The worst problem of each node of a variant. Built once for each list of problems. */
export function worstProblems(list: readonly Diagnostic[], variant: string): Worst {
  const byVariant = known.get(list) ?? new Map<string, Worst>()
  known.set(list, byVariant)
  const present = byVariant.get(variant)
  if (present) return present
  const worst = new Map<string, Severity>()
  for (const { node, severity, variant: where } of list) {
    if (node === undefined || (where !== undefined && where !== variant)) continue
    const before = worst.get(node)
    if (before === undefined || RANK[severity] > RANK[before]) worst.set(node, severity)
  }
  byVariant.set(variant, worst)
  return worst
}

export const worstFor = (list: readonly Diagnostic[], variant: string, node: string): Severity | undefined =>
  worstProblems(list, variant).get(node)
