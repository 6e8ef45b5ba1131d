import { useWindowEvent } from '@mantine/hooks'
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useAnnounce } from '../../kit/index.ts'
import type { WorkshopView } from '../workshop-view.ts'
import { WORKSHOP_PLACES } from '../workshop-view.ts'

/**
 * Alt with 1 to 7 goes to a place, Alt with Shift and F shows the facilitator's view. Wherever one goes, its name is told,
 * and the keyboard stands at its question; who goes by the list of places stays in it.
 */
export function usePlaceKeys(view: WorkshopView, screen: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation('workshop')
  const announce = useAnnounce()
  const open = useStore(view.store, (state) => state.open)
  const place = useStore(view.store, (state) => state.place)
  useWindowEvent('keydown', (event) => {
    if (!open || !event.altKey || event.ctrlKey || event.metaKey) return
    // Letters and digits by where they lie: with Alt, a Mac types other signs.
    const to = event.shiftKey ? undefined : WORKSHOP_PLACES[Number(/^Digit([1-7])$/.exec(event.code)?.[1]) - 1]
    if (to) view.open(to)
    else if (event.shiftKey && event.code === 'KeyF') view.setFacilitator(!view.store.getState().facilitator)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  const before = useRef(place)
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    announce(t('guide.nowAt', { place: t(`place.${place}`) }))
    const here = screen.current
    if (here?.querySelector('nav')?.contains(document.activeElement)) return
    here?.querySelector<HTMLElement>('[data-place-heading]')?.focus()
  }, [place, screen, announce, t])
}
