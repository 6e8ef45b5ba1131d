const KEY = 'jornada.people'

/** Names of those who used the workshop at this device. Silent where storage is barred: they then last as long as the page. */
export const workshopPeople = {
  read: (): readonly string[] => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
      return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []
    } catch {
      return []
    }
  },
  write: (people: readonly string[]): void => {
    try {
      localStorage.setItem(KEY, JSON.stringify(people))
    } catch {
      // Private windows may refuse; nothing is lost but the memory of the names.
    }
  },
}
