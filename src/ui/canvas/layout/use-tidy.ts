import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Editor, reveal, variantInView } from '../../../editor/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { type Layout, layOut } from './elk-layout.ts'

interface Tidy {
  readonly working: boolean
  /** Lays the journey out; asked again while at it, gives up. */
  readonly run: () => void
}

/** Tidies the variant in view as one step that can be undone. A journey that changed meanwhile is left alone. */
export function useTidy(editor: Editor): Tidy {
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
    const mine = layOut(shown.variant)
    job.current = mine
    setWorking(true)
    const end = (words: string) => {
      if (job.current !== mine) return
      job.current = undefined
      setWorking(false)
      announce(words)
    }
    mine.positions.then(
      (nodes) => {
        const now = editor.document.getState().journey.variants[shown.id]
        const unchanged = now?.nodes === shown.variant.nodes && now.edges === shown.variant.edges
        if (unchanged && editor.execute('layout.tidy', { nodes }, { variant: shown.id }).ok) reveal(editor.view, [])
        end(t(unchanged ? 'tidy.done' : 'tidy.changed'))
      },
      () => end(t('tidy.failed')),
    )
  }, [editor, announce, t])
  return { working, run }
}
