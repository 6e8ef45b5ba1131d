import { type Channel, fieldsOf, orderedBranches, type Rule } from '../../document/index.ts'
import { rulesOf } from './content.ts'
import { scenariosOf } from './environment.ts'
import { RuleLogic } from './logic/rule-logic.ts'
import { messagesIn, type VariantContext } from './variant-context.ts'

/** Messages for which nobody who gets there can have consent. */
export function checkConsent(context: VariantContext): void {
  const { graph, journey, reached, name, report } = context
  const asking = messagesIn(graph).filter(([id, { config }]) => config.consent !== false && reached.has(id))
  if (asking.length === 0) return
  const scenarios = scenariosOf(journey, context.id)
  const reachable = new Map<Channel, ReadonlySet<string>>()
  for (const [id, { config }] of asking) {
    const { channel } = config
    const nobody = scenarios.length > 0 && scenarios.every(([, { population }]) => population.consent[channel] === 0)
    const withConsent = reachable.get(channel) ?? reachedWithConsent(channel, context)
    reachable.set(channel, withConsent)
    if (nobody || !withConsent.has(id)) report('message-without-consent', { node: id }, { node: name(id), channel })
  }
}

/** The nodes a customer with consent for the channel can get to, by the rules of splits and entries. */
function reachedWithConsent(channel: Channel, { graph, reached }: VariantContext): ReadonlySet<string> {
  const field = `consent.${channel}`
  const asked = graph.nodes.filter((id) => {
    const node = graph.node(id)
    return node !== undefined && rulesOf(id, node).some(({ rule }) => fieldsOf(rule).includes(field))
  })
  if (asked.length === 0) return reached
  const has: Rule = { combinator: 'and', rules: [{ field, operator: '=', value: true }] }
  const seen = new Set(graph.entries.filter((id) => !asked.includes(id) || entryAllows(id, has)))
  for (const id of seen) {
    for (const edge of graph.outgoing(id)) {
      if (!asked.includes(id) || portAllows(id, edge.port, has)) seen.add(edge.to)
    }
  }
  return seen

  function entryAllows(id: string, consent: Rule): boolean {
    const node = graph.node(id)
    const rule = node && rulesOf(id, node)[0]?.rule
    return rule === undefined || new RuleLogic([both(rule, consent)]).verdict(0) !== 'impossible'
  }

  function portAllows(id: string, port: string, consent: Rule): boolean {
    const node = graph.node(id)
    if (node?.kind !== 'split') return true
    const branches = orderedBranches(node.config.branches)
    const at = branches.findIndex(([branch]) => branch === port)
    const before = (at < 0 ? branches : branches.slice(0, at)).map(([, branch]) => branch.where)
    const own = branches[at]?.[1].where
    const logic = new RuleLogic([own ? both(own, consent) : consent, ...before])
    return (
      logic.verdict(
        0,
        before.map((_, index) => index + 1),
      ) !== 'impossible'
    )
  }
}

const both = (a: Rule, b: Rule): Rule => ({ combinator: 'and', rules: [a, b] })
