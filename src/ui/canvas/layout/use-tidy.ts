import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position, Variant } from '../../../document/index.ts'
import { type Editor, reveal, variantInView } from '../../../editor/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { type Layout, layOut } from './elk-layout.ts'
import { partOf, settle } from './settle.ts'

interface Tidy {
  readonly working: boolean
  /** Lays the journey out; asked again while at it, gives up. */
  readonly run: () => void
}

/** The steps to be laid out: those selected, or all when there are not several. Pinned ones are among them. */
function chosenOf(editor: Editor, variant: Variant): Variant {
  const { nodes } = editor.view.getState().selection
  return nodes.size > 1 ? partOf(variant, nodes) : variant
}

const placesIn = (variant: Variant, ids: readonly string[]): Record<string, Position> =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const at = variant.nodes[id]?.position
      return at ? [[id, at]] : []
    }),
  )

/**
 * Tidies the variant in view, or the selected steps, as one step that can be undone; pinned steps stay where they are.
 * A journey that changed meanwhile is left alone. `glideFrom` shows steps on their way.
 */
export function useTidy(editor: Editor, glideFrom: (before: Readonly<Record<string, Position>>) => void): Tidy {
  const announce = useAnnounce()
  const { t } = useTranslation('canvas')
  const [working, setWorking] = useState(false)
  const job = useRef<Layout | undefined>(undefined)
  useEffect(() => () => job.current?.cancel(), [])
  const run = useCallback(() => {
    if (job.current) {
      job.current.cancel()
      job.current = undefined
      return setWorking(false)
    }
    const shown = variantInView(editor.document.getState().journey, editor.view.getState())
    if (!shown) return
    const { id, variant } = shown
    const part = chosenOf(editor, variant)
    const mine = layOut(part)
    job.current = mine
    setWorking(true)
    const end = (words: string) => {
      if (job.current !== mine) return
      job.current = undefined
      setWorking(false)
      announce(words)
    }
    mine.positions.then(
      (laid) => {
        if (job.current !== mine) return
        const now = editor.document.getState().journey.variants[id]
        const unchanged = now?.nodes === variant.nodes && now.edges === variant.edges
        const nodes = settle(variant, laid, part === variant)
        if (unchanged && editor.execute('layout.tidy', { nodes }, { variant: id }).ok) {
          glideFrom(placesIn(variant, Object.keys(nodes)))
          reveal(editor.view, part === variant ? [] : Object.keys(part.nodes))
        }
        end(t(unchanged ? 'tidy.done' : 'tidy.changed'))
      },
      () => end(t('tidy.failed')),
    )
  }, [editor, glideFrom, announce, t])
  return { working, run }
}
