import type { Journey, Rule } from '../../../document/index.ts'
import { CHANNELS } from '../../../document/index.ts'

type Choice = string | number | boolean

/** People who can be looked at by themselves. */
export interface PeopleGroup {
  /** Stable while the document keeps what it is made of. */
  readonly id: string
  readonly rule: Rule
  readonly said:
    | { readonly type: 'attribute'; readonly label: string; readonly value: Choice }
    | { readonly type: 'consent'; readonly channel: string; readonly given: boolean }
    | { readonly type: 'segment'; readonly rule: Rule; readonly name: string | undefined }
}

/** More values than these make no menu. */
const MOST_VALUES = 12

const only = (field: string, value: Choice): Rule => ({
  combinator: 'and',
  rules: [{ field, operator: '=', value }],
})

/** The groups that a journey and a scenario speak of: segments that behave differently, categories, consent. */
export function groupsOf(journey: Journey, scenarioId: string | undefined, variant: string): PeopleGroup[] {
  const scenario = scenarioId === undefined ? undefined : journey.scenarios[scenarioId]
  const segments = (scenario?.behaviour.segments ?? []).map(
    ({ where, name }, index): PeopleGroup => ({
      id: `segment ${index}`,
      rule: where,
      said: { type: 'segment', rule: where, name },
    }),
  )
  return [...segments, ...attributeGroups(journey), ...consentGroups(journey, variant)]
}

function attributeGroups({ attributes }: Journey): PeopleGroup[] {
  return Object.entries(attributes).flatMap(([id, { label, type, values }]) => {
    const choices: readonly Choice[] =
      type === 'boolean'
        ? [true, false]
        : type === 'category'
          ? (values ?? []).filter((value) => value !== null).slice(0, MOST_VALUES)
          : []
    return choices.map((value) => ({
      id: `attribute ${id} ${value}`,
      rule: only(`customer.${id}`, value),
      said: { type: 'attribute' as const, label: label || id, value },
    }))
  })
}

function consentGroups(journey: Journey, variant: string): PeopleGroup[] {
  const used = new Set(
    Object.values(journey.variants[variant]?.nodes ?? {}).flatMap((node) =>
      node.kind === 'message' ? [node.config.channel] : [],
    ),
  )
  return CHANNELS.filter((channel) => used.has(channel)).flatMap((channel) =>
    [true, false].map((given) => ({
      id: `consent ${channel} ${given}`,
      rule: only(`consent.${channel}`, given),
      said: { type: 'consent' as const, channel, given },
    })),
  )
}
