import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { JourneyNode } from '../../document/index.ts'
import { type Editor, variantInView } from '../../editor/index.ts'
import { useFormat } from '../kit/index.ts'
import { useJourney } from './canvas-context.ts'
import { namesIn } from './kinds/index.ts'
import { isStandardEvent, type Say } from './kinds/say.ts'

const NO_NAMES: readonly string[] = []

/**
 * Words for a journey's steps. It follows what sentences are made of (labels, and the names of the nodes given) and
 * nothing else, so that a change elsewhere renders no face again.
 */
export function useSay(
  editor: Editor,
  names: readonly string[] = NO_NAMES,
  journeyName: (id: string) => string = String,
): Say {
  const { t } = useTranslation(['kinds', 'common'])
  const format = useFormat()
  const events = useJourney(editor, (journey) => journey.events)
  const attributes = useJourney(editor, (journey) => journey.attributes)
  const goals = useJourney(editor, (journey) => journey.settings.goals)
  const nodeNames = useStore(editor.document, ({ journey }) => {
    const nodes = variantInView(journey, editor.view.getState())?.variant.nodes
    return JSON.stringify(names.map((id) => nameOf(nodes?.[id])))
  })
  return useMemo(() => {
    const known = JSON.parse(nodeNames) as (string | null)[]
    const words = (key: string, values?: Record<string, unknown>): string => t(key, values ?? {})
    return {
      t: words,
      format,
      event: (name) => events[name]?.label || (isStandardEvent(name) ? words(`kinds:event.${name}`) : name),
      attribute: (name) => attributes[name]?.label || name,
      goal: (id) => goals[id]?.name || id,
      node: (id) => known[names.indexOf(id)] || id,
      journey: journeyName,
    }
  }, [t, format, events, attributes, goals, nodeNames, names, journeyName])
}

const nameOf = (node: JourneyNode | undefined): string | null => node?.name ?? null

/** Words for one node: its title and its sentence. */
export function useWords(editor: Editor, node: JourneyNode, journeyName?: (id: string) => string): Say {
  const names = useMemo(() => namesIn(node), [node])
  return useSay(editor, names, journeyName)
}
