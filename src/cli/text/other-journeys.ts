import type { Report } from '../../simulator/index.ts'
import { count } from './figures.ts'
import { plain, table } from './table.ts'

/** What happened to the same people in the other journeys, for a person to read; nothing where none took part. */
export function otherJourneysText({ journeys = {} }: Report): string {
  const rows = Object.entries(journeys).map(([id, figures]) => [
    plain(figures.name || id),
    ...(figures.broken
      ? ['has errors: did not take part', '', '', '', '']
      : [
          count(figures.people),
          count(figures.entered),
          count(figures.active),
          count(figures.sent),
          Object.values(figures.goals)
            .map(({ name, converted }) => `${plain(name)} ${count(converted)}`)
            .join(', '),
        ]),
  ])
  if (rows.length === 0) return ''
  const right = (title: string) => ({ title, align: 'right' as const })
  const titles = [{ title: 'journey' }, right('people'), right('entered'), right('still inside'), right('messages')]
  return `\nOther journeys\n${table([...titles, { title: 'goals' }], rows)}`
}
