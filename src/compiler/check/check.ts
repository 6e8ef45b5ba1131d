import { graphOf, type Journey, type JourneyNode, reachableFrom, type Variant } from '../../document/index.ts'
import type { Diagnostic, Severity } from '../diagnostic.ts'
import { checkCaps } from './caps.ts'
import { checkConsent } from './consent.ts'
import { checkContent } from './content.ts'
import { checkControlArms } from './control-arms.ts'
import { checkDocument } from './document-checks.ts'
import { type Environment, environmentOf, nameOf, own, sameEnvironment } from './environment.ts'
import { finding, pointer, type Report } from './finding.ts'
import { checkMessageFlow } from './message-flow.ts'
import { checkOtherJourneys } from './other-journeys.ts'
import { checkQuietHours } from './quiet-hours.ts'
import { checkTimeliness } from './schedule.ts'
import { checkStructure } from './structure.ts'
import { namesIn, type VariantContext } from './variant-context.ts'

export interface CheckOptions {
  /** Only these variants; all by default. */
  readonly variants?: readonly string[]
  /** Ids of the journeys there are, this one included or not. Without it nothing is said about calls to other journeys. */
  readonly journeys?: readonly string[]
  /** Documents of other journeys, as far as they are known: what hand-offs and calls lead to is then looked at too. */
  readonly others?: readonly Journey[]
}

/** Checks documents one after the other, remembering what it found out about the parts that have not changed. */
export interface Checker {
  check(journey: Journey, options?: CheckOptions): Diagnostic[]
}

/**
 * A checker with a memory. Documents are immutable, so a part that is the same object as before need not be checked
 * again: after an edit only what the edit touched is. The memory goes when the parts do.
 */
export function createChecker(): Checker {
  const contents = new WeakMap<object, ContentMemory>()
  const environments = new Map<string, Environment>()

  const settled = (key: string, made: Environment): Environment => {
    const known = environments.get(key)
    if (known && sameEnvironment(known, made)) return known
    if (environments.size >= MOST_ENVIRONMENTS) environments.clear()
    environments.set(key, made)
    return made
  }

  return {
    check(journey, options = {}) {
      const diagnostics: Diagnostic[] = []
      const collect =
        (variant?: string): Report =>
        (code, place, values, severity) => {
          diagnostics.push(finding(code, variant === undefined ? place : { variant, ...place }, values, severity))
        }
      const main = own(journey.variants, journey.mainVariant) ?? EMPTY
      checkDocument({ journey, environment: environmentOf(journey, main, options.journeys), report: collect() })
      for (const id of options.variants ?? Object.keys(journey.variants)) {
        const variant = own(journey.variants, id)
        if (variant) {
          const environment = settled(`${journey.id} ${id}`, environmentOf(journey, variant, options.journeys))
          diagnostics.push(...contentsOf(id, variant, environment))
          checkVariant(journey, id, variant, collect(id), options.others)
        } else if (id !== journey.mainVariant) {
          collect()('unknown-variant', { path: '/variants' }, { where: journey.name || journey.id, variant: id })
        }
      }
      return diagnostics.sort((a, b) => RANK[a.severity] - RANK[b.severity])
    },
  }

  function contentsOf(variant: string, { nodes }: Variant, environment: Environment): Diagnostic[] {
    return Object.entries(nodes).flatMap(([id, node]) =>
      contentFindings(id, node, environment).map((found) => ({ ...found, variant })),
    )
  }

  function contentFindings(id: string, node: JourneyNode, environment: Environment): readonly Diagnostic[] {
    const name = nameOf(id, node)
    const known = contents.get(node.config)
    if (
      known &&
      known.environment === environment &&
      known.id === id &&
      known.name === name &&
      known.stage === node.stage
    ) {
      return known.findings
    }
    const findings: Diagnostic[] = []
    const report: Report = (code, place, values, severity) => {
      const made = finding(code, place, values, severity)
      // A subject and a body may make the same mistake; once is enough.
      if (!findings.some((other) => other.message === made.message && other.port === made.port)) findings.push(made)
    }
    checkContent(node, { environment, id, name, report })
    contents.set(node.config, { environment, id, name, stage: node.stage, findings })
    return findings
  }
}

interface ContentMemory {
  readonly environment: Environment
  readonly id: string
  readonly name: string
  readonly stage: string | undefined
  readonly findings: readonly Diagnostic[]
}

const MOST_ENVIRONMENTS = 50
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 }
const EMPTY: Variant = { name: '', purpose: 'reality', nodes: {}, edges: {}, notes: {}, groups: {} }

/** What can be said only with the whole variant in view. */
function checkVariant(
  journey: Journey,
  id: string,
  variant: Variant,
  report: Report,
  others: readonly Journey[] = [],
): void {
  const graph = graphOf(variant)
  const reached = reachableFrom(graph, graph.entries)
  const context: VariantContext = { journey, id, variant, graph, reached, report, name: namesIn(graph) }
  checkStructure(context)
  checkMessageFlow(context)
  checkConsent(context)
  checkControlArms(context)
  checkQuietHours(context)
  checkCaps(context)
  checkOtherJourneys(context, others)
  checkTimeliness(context)
  for (const [group, { name, nodes }] of Object.entries(variant.groups)) {
    for (const ref of nodes) {
      if (Object.hasOwn(variant.nodes, ref)) continue
      report(
        'stale-reference',
        { path: pointer('variants', id, 'groups', group, 'nodes') },
        { where: name || group, ref },
      )
    }
  }
}

const shared = createChecker()

/**
 * Everything there is to say about a journey, errors first, then warnings and hints, each in the order of the document.
 * Checking the same journey again after an edit costs little: see `createChecker`.
 */
export const check = (journey: Journey, options?: CheckOptions): Diagnostic[] => shared.check(journey, options)
