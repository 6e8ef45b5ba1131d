import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useDesigner } from '../designer-context.ts'

const FIELD = 'input:not([type="hidden"]), textarea, select, button'
/** How long the settings may take to come. */
const PATIENCE_MS = 2_000

/** Goes to a part of the settings once the panel shows it: scrolls there and puts the keyboard into its first field. */
export function useSectionJump(frame: RefObject<HTMLElement | null>): void {
  const { tools } = useDesigner()
  const { t } = useTranslation('designer')
  const section = useStore(tools, (state) => state.section)
  useEffect(() => {
    if (section === undefined) return undefined
    const title = section.name === 'note' ? t('inspector.noteText') : t(`settings.${section.name}`)
    const until = performance.now() + PATIENCE_MS
    let asked = 0
    const look = () => {
      const field = fieldUnder(frame.current, title)
      if (!field && performance.now() < until) {
        asked = requestAnimationFrame(look)
        return
      }
      tools.setState({ section: undefined })
      field?.scrollIntoView({ block: 'center' })
      if (section.grab) field?.focus({ preventScroll: true })
    }
    asked = requestAnimationFrame(look)
    return () => cancelAnimationFrame(asked)
  }, [section, frame, tools, t])
}

/** The first field below a heading of these words, or the one they are the label of. */
function fieldUnder(frame: HTMLElement | null, title: string): HTMLElement | undefined {
  const inspector = frame?.querySelector('[data-testid="inspector"]')
  const words = [...(inspector?.querySelectorAll<HTMLElement>('h3, label') ?? [])]
  const found = words.find((each) => each.textContent?.trim() === title)
  if (found instanceof HTMLLabelElement) return found.control ?? undefined
  return found?.closest('section')?.querySelector<HTMLElement>(FIELD) ?? undefined
}
