import { useEffect } from 'react'
import { WORKSHOP_PLACES, type WorkshopPlace, type WorkshopView } from '../../ui/workshop/index.ts'

const HASH = /^#workshop(?:=(\w+))?$/

/** Keeps the open workshop and its place in the address (`#workshop=reality`): a link leads there, and a reload stays. */
export function useWorkshopAddress({ store, open, close }: WorkshopView): void {
  useEffect(() => {
    const read = () => {
      const found = HASH.exec(location.hash)
      if (found) open(WORKSHOP_PLACES.find((place): place is WorkshopPlace => place === found[1]))
      else if (store.getState().open) close()
    }
    read()
    addEventListener('hashchange', read)
    const stop = store.subscribe((now, before) => {
      if (now.open === before.open && now.place === before.place) return
      const address = now.open ? `#workshop=${now.place}` : location.pathname + location.search
      history.replaceState(history.state, '', address)
    })
    return () => {
      stop()
      removeEventListener('hashchange', read)
    }
  }, [store, open, close])
}
