import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CHANNELS,
  type DataType,
  type EventType,
  type Journey,
  type RuleOperator,
  type RuleScalar,
} from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { titleOf, useJourney, useVariant } from '../../canvas/index.ts'

/** Something a rule can ask about. */
export interface RuleField {
  /** As the document names it: `customer.country`. */
  readonly name: string
  readonly label: string
  readonly group: string
  readonly type: DataType | undefined
  readonly values: readonly RuleScalar[]
}

const EQUAL = ['=', '!='] as const
const EMPTY = ['null', 'notNull'] as const
const ORDERED = ['<', '<=', '>', '>=', 'between', 'notBetween'] as const
const TEXTUAL = ['contains', 'doesNotContain', 'beginsWith', 'endsWith'] as const
const LISTED = ['in', 'notIn'] as const

/** The comparisons that make sense for a type. */
export function operatorsFor(type: DataType | undefined): readonly RuleOperator[] {
  switch (type) {
    case 'boolean':
      return [...EQUAL, ...EMPTY]
    case 'number':
      return [...EQUAL, ...ORDERED, ...LISTED, ...EMPTY]
    case 'date':
      return [...EQUAL, ...ORDERED, ...EMPTY]
    case 'category':
      return [...EQUAL, ...LISTED, ...EMPTY]
    case 'list':
      return ['contains', 'doesNotContain', ...EMPTY]
    case 'text':
      return [...EQUAL, ...TEXTUAL, ...LISTED, ...EMPTY]
    case undefined:
      return [...EQUAL, ...ORDERED, ...TEXTUAL, ...LISTED, ...EMPTY]
  }
}

const MESSAGE_FACTS = ['sent', 'delivered', 'opened', 'clicked'] as const

/** Everything a rule may ask about here: the customer, the event at hand, the one they came in by, messages, consent. */
export function useRuleFields(editor: Editor, event?: string): readonly RuleField[] {
  const { t } = useTranslation(['designer', 'kinds', 'common'])
  const attributes = useJourney(editor, (journey) => journey.attributes)
  const events = useJourney(editor, (journey) => journey.events)
  const { nodes: steps } = useVariant(editor)
  const say = { t: (key: string, values?: Record<string, unknown>): string => t(key, values ?? {}) }
  const known = Object.entries(steps)
    .flatMap(([id, node]) => (node.kind === 'message' ? [`${id}\u0000${titleOf(node, say)}`] : []))
    .join('\u0001')
  return useMemo(() => {
    const properties = (
      scope: 'event' | 'entry',
      group: string,
      list: Journey['events'][string]['properties'],
    ): RuleField[] =>
      Object.entries(list).map(([name, { label, type, values = [] }]) => ({
        name: `${scope}.${name}`,
        label: label || name,
        group,
        type,
        values,
      }))
    const nodes = known === '' ? [] : known.split('\u0001').map((entry) => entry.split('\u0000') as [string, string])
    return [
      ...Object.entries(attributes).map(([name, { label, type, values = [] }]) => ({
        name: `customer.${name}`,
        label: label || name,
        group: t('rule.customer'),
        type,
        values,
      })),
      ...(event === undefined ? [] : properties('event', t('rule.event'), events[event]?.properties ?? {})),
      ...properties('entry', t('rule.entry'), entryProperties(events)),
      ...nodes.flatMap(([id, node]) =>
        MESSAGE_FACTS.map((fact) => ({
          name: `message.${id}.${fact}`,
          label: t(`kinds:field.message.${fact}`, { node }),
          group: t('rule.messages'),
          type: 'boolean' as const,
          values: [],
        })),
      ),
      ...CHANNELS.map((channel) => ({
        name: `consent.${channel}`,
        label: t('kinds:field.consent', { channel: t(`common:channel.${channel}`) }),
        group: t('rule.consent'),
        type: 'boolean' as const,
        values: [],
      })),
      {
        name: 'journey.entries',
        label: t('kinds:field.entries'),
        group: t('rule.journey'),
        type: 'number' as const,
        values: [],
      },
    ]
  }, [attributes, events, event, known, t])
}

/** Properties of any event of the journey: a customer may have come in by any of them. */
const entryProperties = (events: Readonly<Record<string, EventType>>): EventType['properties'] =>
  Object.assign({}, ...Object.values(events).map(({ properties }) => properties))
