import { equalJson } from './diff.ts'
import type { Journey, Variant } from './journey.ts'
import { collectionIn, WORKSHOP_COLLECTIONS, type WorkshopCollection } from './merge-workshop.ts'
import { freshId } from './names.ts'
import {
  mapValues,
  type Renaming,
  renameGoalsIn,
  renameInOpportunities,
  renameInWorkshop,
  renameKeys,
  renameNodes,
  renameNodesAround,
  renameNodesInTest,
  renameStagesIn,
  renameStagesInWorkshop,
} from './rename.ts'
import type { Workshop } from './workshop.ts'

/** A thing of mine that got a new id, because somebody else had given its id to something else meanwhile. */
export interface Renamed {
  /** The keys of its collection: `['variants', 'v1', 'nodes']`. */
  readonly collection: readonly string[]
  readonly from: string
  readonly to: string
}

interface Sides {
  readonly base: Journey
  readonly mine: Journey
  readonly theirs: Journey
}

type Collection = Readonly<Record<string, unknown>>

/**
 * Ids are counted, so two people who add something at the same time give it the same id. Merged as they are, the two
 * things would become one made of pieces. So mine gets a fresh id, and so do the references to it: theirs may already be
 * known to others.
 */
export function separateAdditions(sides: Sides): { mine: Journey; renamed: Renamed[] } {
  const renamed: Renamed[] = []
  let mine = sides.mine
  for (const step of [variants, goals, stages, exitRules, scenarios, tests, nodes, insideVariants, workshops]) {
    mine = step({ ...sides, mine }, (collection, renaming) => {
      for (const [from, to] of renaming) renamed.push({ collection, from, to })
    })
  }
  return { mine, renamed }
}

type Note = (collection: readonly string[], renaming: Renaming) => void
type Step = (sides: Sides, note: Note) => Journey

/** New ids for what both sides added under one id with different content. */
function clashes(base: Collection, mine: Collection, theirs: Collection, also: Iterable<string> = []): Renaming {
  const renaming = new Map<string, string>()
  const taken = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs), ...also])
  for (const id of Object.keys(mine)) {
    if (Object.hasOwn(base, id) || !Object.hasOwn(theirs, id) || equalJson(mine[id], theirs[id])) continue
    const fresh = freshId(taken, /^(.*?)\d+$/.exec(id)?.[1] || `${id}-`)
    taken.add(fresh)
    renaming.set(id, fresh)
  }
  return renaming
}

const variants: Step = ({ base, mine, theirs }, note) => {
  const renaming = clashes(base.variants, mine.variants, theirs.variants)
  if (renaming.size === 0) return mine
  note(['variants'], renaming)
  const of = (id: string) => renaming.get(id) ?? id
  return {
    ...mine,
    variants: renameKeys(mine.variants, renaming),
    mainVariant: of(mine.mainVariant),
    scenarios: mapValues(mine.scenarios, (scenario) =>
      scenario.variant === undefined ? scenario : { ...scenario, variant: of(scenario.variant) },
    ),
    ...(mine.tests && {
      tests: mapValues(mine.tests, (test) =>
        test.variant === undefined ? test : { ...test, variant: of(test.variant) },
      ),
    }),
    ...(mine.workshop && { workshop: renameInOpportunities(mine.workshop, { variants: renaming }) }),
  }
}

const goals: Step = ({ base, mine, theirs }, note) => {
  const renaming = clashes(base.settings.goals, mine.settings.goals, theirs.settings.goals)
  if (renaming.size === 0) return mine
  note(['settings', 'goals'], renaming)
  return {
    ...mine,
    settings: { ...mine.settings, goals: renameKeys(mine.settings.goals, renaming) },
    variants: mapValues(mine.variants, (variant) => renameGoalsIn(variant, renaming)),
    ...(mine.tests && {
      tests: mapValues(mine.tests, (test) => ({
        ...test,
        expected: test.expected.map((step) =>
          step.goal === undefined ? step : { ...step, goal: renaming.get(step.goal) ?? step.goal },
        ),
      })),
    }),
    ...(mine.workshop && { workshop: renameInOpportunities(mine.workshop, { goals: renaming }) }),
  }
}

const stages: Step = ({ base, mine, theirs }, note) => {
  const renaming = clashes(base.stages, mine.stages, theirs.stages)
  if (renaming.size === 0) return mine
  note(['stages'], renaming)
  return {
    ...mine,
    stages: renameKeys(mine.stages, renaming),
    variants: mapValues(mine.variants, (variant) => renameStagesIn(variant, renaming)),
    ...(mine.workshop && { workshop: renameStagesInWorkshop(mine.workshop, renaming) }),
  }
}

const exitRules: Step = ({ base, mine, theirs }, note) => {
  const renaming = clashes(base.settings.exitRules, mine.settings.exitRules, theirs.settings.exitRules)
  if (renaming.size === 0) return mine
  note(['settings', 'exitRules'], renaming)
  return { ...mine, settings: { ...mine.settings, exitRules: renameKeys(mine.settings.exitRules, renaming) } }
}

const scenarios: Step = ({ base, mine, theirs }, note) => {
  const renaming = clashes(base.scenarios, mine.scenarios, theirs.scenarios)
  if (renaming.size === 0) return mine
  note(['scenarios'], renaming)
  return {
    ...mine,
    scenarios: renameKeys(mine.scenarios, renaming),
    ...(mine.workshop && { workshop: renameInOpportunities(mine.workshop, { scenarios: renaming }) }),
  }
}

const tests: Step = ({ base, mine, theirs }, note) => {
  const renaming = clashes(base.tests ?? {}, mine.tests ?? {}, theirs.tests ?? {})
  if (!mine.tests || renaming.size === 0) return mine
  note(['tests'], renaming)
  return { ...mine, tests: renameKeys(mine.tests, renaming) }
}

const EMPTY: Variant = { name: '', purpose: 'realistic', nodes: {}, edges: {}, notes: {}, groups: {} }

/** A node keeps one id in all variants that have it, so a clash in one renames it in all to which mine added it. */
const nodes: Step = ({ base, mine, theirs }, note) => {
  const everywhere = [base, mine, theirs].flatMap((side) =>
    Object.values(side.variants).flatMap((variant) => Object.keys(variant.nodes)),
  )
  const renaming = new Map<string, string>()
  for (const [id, variant] of Object.entries(mine.variants)) {
    const found = clashes(base.variants[id]?.nodes ?? {}, variant.nodes, theirs.variants[id]?.nodes ?? {}, [
      ...everywhere,
      ...renaming.values(),
    ])
    for (const [from, to] of found) if (!renaming.has(from)) renaming.set(from, to)
  }
  if (renaming.size === 0) return mine
  const inBase = new Set(Object.values(base.variants).flatMap((variant) => Object.keys(variant.nodes)))
  const elsewhere = new Map([...renaming].filter(([from]) => !inBase.has(from)))
  const renamedVariants = mapValues(mine.variants, (variant, id) => {
    const before = base.variants[id]?.nodes ?? {}
    const here = new Map(
      [...renaming].filter(([from]) => Object.hasOwn(variant.nodes, from) && !Object.hasOwn(before, from)),
    )
    if (here.size === 0) return variant
    note(['variants', id, 'nodes'], here)
    return renameNodes(variant, here)
  })
  const renamedTests = mapValues(mine.tests ?? {}, (test) => {
    const before = base.variants[test.variant ?? mine.mainVariant]?.nodes ?? {}
    return renameNodesInTest(test, new Map([...renaming].filter(([from]) => !Object.hasOwn(before, from))))
  })
  const withTests = mine.tests && { tests: renamedTests }
  return renameNodesAround({ ...mine, variants: renamedVariants, ...withTests }, elsewhere)
}

const insideVariants: Step = ({ base, mine, theirs }, note) => ({
  ...mine,
  variants: mapValues(mine.variants, (variant, id) => {
    const [before, other] = [base.variants[id] ?? EMPTY, theirs.variants[id] ?? EMPTY]
    const renamedIn = <Key extends 'edges' | 'notes' | 'groups'>(key: Key): Variant[Key] => {
      const renaming = clashes(before[key], variant[key], other[key])
      if (renaming.size === 0) return variant[key]
      note(['variants', id, key], renaming)
      return renameKeys<unknown>(variant[key], renaming) as Variant[Key]
    }
    return { ...variant, edges: renamedIn('edges'), notes: renamedIn('notes'), groups: renamedIn('groups') }
  }),
})

/** Cards of a workshop: what refers to an action or a step follows it. */
const workshops: Step = ({ base, mine, theirs }, note) => {
  let workshop = mine.workshop
  if (!workshop || !theirs.workshop) return mine
  for (const place of WORKSHOP_COLLECTIONS) {
    const renaming = clashes(
      collectionIn(base.workshop, place),
      collectionIn(workshop, place),
      collectionIn(theirs.workshop, place),
    )
    if (renaming.size === 0) continue
    note(['workshop', ...place], renaming)
    workshop = renamedCards(workshop, place, renaming)
  }
  return workshop === mine.workshop ? mine : { ...mine, workshop }
}

function renamedCards(workshop: Workshop, [first, second]: WorkshopCollection, renaming: Renaming): Workshop {
  if (first === 'actions' || first === 'steps') return renameInWorkshop(workshop, first, renaming)
  if (first === 'opportunities') {
    return { ...workshop, opportunities: renameKeys(workshop.opportunities, renaming) }
  }
  const { board } = workshop
  return board ? { ...workshop, board: { ...board, [second]: renameKeys<unknown>(board[second], renaming) } } : workshop
}
