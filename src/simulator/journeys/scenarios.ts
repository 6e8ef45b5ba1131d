import { fieldsOf, type Journey, parseField, type Rule, type Scenario } from '../../document/index.ts'

/** A journey beside the main one, with what its own scenario says. */
export interface Beside {
  readonly journey: Journey
  readonly scenario: Scenario | undefined
}

/** The scenario by which another journey's own steps are judged: the first one of its main variant. */
export function ownScenario(journey: Journey): Scenario | undefined {
  const [first] = Object.entries(journey.scenarios)
    .filter(([, { variant }]) => (variant ?? journey.mainVariant) === journey.mainVariant)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return first?.[1]
}

/**
 * The people of several journeys are the same people. The main scenario says who they are and how they react; where it is
 * silent about an attribute, a channel's consent or a team, the first of the others that knows fills the gap.
 */
export function sharedScenario(main: Scenario, others: readonly Beside[]): Scenario {
  const scenarios = [main, ...others.flatMap(({ scenario }) => scenario ?? [])].reverse()
  return {
    ...main,
    population: {
      ...main.population,
      attributes: Object.assign({}, ...scenarios.map(({ population }) => population.attributes)),
      consent: Object.assign({}, ...scenarios.map(({ population }) => population.consent)),
    },
    teams: Object.assign({}, ...scenarios.map(({ teams }) => teams)),
  }
}

/** What the world is to another journey: the shared people, and at its own steps what its own scenario says of them. */
export function scenarioBeside(shared: Scenario, own: Scenario | undefined): Scenario {
  const { behaviour } = shared
  return {
    ...shared,
    behaviour: {
      ...behaviour,
      channels: { ...own?.behaviour.channels, ...behaviour.channels },
      nodes: own?.behaviour.nodes ?? {},
      segments: behaviour.segments.filter(({ where }) => asksAboutThePersonOnly(where)),
      // Independent events and what follows any message are the main scenario's; what follows a step is the step's own.
      events: Object.fromEntries(
        Object.entries(own?.behaviour.events ?? {}).filter(
          ([, event]) => event.type === 'after' && event.node !== undefined,
        ),
      ),
    },
    webhooks: own?.webhooks ?? {},
    arms: own?.arms ?? {},
  }
}

/** A rule about messages or entries means the main journey's own; elsewhere the same ids are other steps. */
const asksAboutThePersonOnly = (rule: Rule): boolean =>
  [...fieldsOf(rule)].every((field) => {
    const scope = parseField(field)?.scope
    return scope === 'customer' || scope === 'consent'
  })
