import type { Journey } from '../../../document/index.ts'
import { matches } from '../journeys/rows.ts'

/** Do a template's name, description and the words of its steps contain all of these? */
export function templateMatches(template: Journey, shows: string, query: string): boolean {
  const nodes = Object.values(template.variants[template.mainVariant]?.nodes ?? {})
  return matches([template.name, template.description, shows, ...nodes.map((node) => node.name)].join(' '), query)
}
