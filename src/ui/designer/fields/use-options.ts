import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type JourneyNode, STANDARD_EVENTS } from '../../../document/index.ts'
import { titleOf, useJourney, useVariant } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import type { Option } from './creatable-select.tsx'

/** Choices among the things of a journey, and the making of new ones. */

interface Choice {
  readonly options: readonly Option[]
  readonly create: (name: string) => string | undefined
}

/** A key for the customer's data from what a person typed: “Cart abandoned” is `cart_abandoned`. */
export const keyFrom = (name: string): string =>
  name
    .trim()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '_')
    .replace(/^_+|_+$/g, '') || 'x'

export function useEventChoice(): Choice {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'kinds'])
  const events = useJourney(editor, (journey) => journey.events)
  return useMemo(
    () => ({
      options: [
        ...Object.entries(events).map(([value, { label }]) => ({
          value,
          label: label || value,
          group: t('field.ownEvents'),
        })),
        ...STANDARD_EVENTS.map((value) => ({
          value,
          label: t(`kinds:event.${value}`),
          group: t('field.standardEvents'),
        })),
      ],
      create: (name) => {
        const made = editor.execute('event.put', { id: keyFrom(name), value: { label: name, properties: {} } })
        return made.ok ? made.value : undefined
      },
    }),
    [events, editor, t],
  )
}

export function useAttributeChoice(only?: 'date'): Choice {
  const { editor } = useDesigner()
  const attributes = useJourney(editor, (journey) => journey.attributes)
  return useMemo(
    () => ({
      options: Object.entries(attributes)
        .filter(([, { type }]) => only === undefined || type === only)
        .map(([value, { label }]) => ({ value, label: label || value })),
      create: (name) => {
        const made = editor.execute('attribute.put', {
          id: keyFrom(name),
          value: { label: name, type: only ?? 'text' },
        })
        return made.ok ? made.value : undefined
      },
    }),
    [attributes, editor, only],
  )
}

export function useGoalChoice(): Choice {
  const { editor } = useDesigner()
  const goals = useJourney(editor, (journey) => journey.settings.goals)
  return useMemo(
    () => ({
      options: Object.entries(goals).map(([value, { name }]) => ({ value, label: name || value })),
      create: (name) => {
        const event = editor.execute('event.put', { id: keyFrom(name), value: { label: name, properties: {} } })
        const made = event.ok ? editor.execute('goal.put', { value: { name, event: event.value } }) : event
        return made.ok ? made.value : undefined
      },
    }),
    [goals, editor],
  )
}

/** The nodes of the variant in view that pass, by their names. */
export function useNodeOptions(accept: (node: JourneyNode, id: string) => boolean): readonly Option[] {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const { nodes } = useVariant(editor)
  const say = { t: (key: string, values?: Record<string, unknown>): string => t(key, values ?? {}) }
  return Object.entries(nodes).flatMap(([value, node]) =>
    accept(node, value) ? [{ value, label: titleOf(node, say) }] : [],
  )
}
