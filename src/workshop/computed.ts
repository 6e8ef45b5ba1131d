import { type ComputedImpact, canonicalJson, type Journey, type Opportunity } from '../document/index.ts'
import { hash32 } from '../kernel/random.ts'

/** What a journey's tellings and assumptions are known by, in the part that a computed impact depends on. */
type Simulated = Pick<ComputedImpact, 'reality' | 'variant' | 'scenario'>

/** The telling of how it is today: the main one if it is meant so, else the first that is, else the main one. */
export function realityVariant({ variants, mainVariant }: Pick<Journey, 'variants' | 'mainVariant'>): string {
  const real = Object.keys(variants)
    .filter((id) => variants[id]?.purpose === 'reality')
    .sort()
  return real.includes(mainVariant) ? mainVariant : (real[0] ?? mainVariant)
}

/** The telling of an idea that is put to the test: the realistic one, else the dream; none where neither is there. */
export const testedVariant = (
  { variants }: Pick<Journey, 'variants'>,
  { variant, dreamVariant }: Pick<Opportunity, 'variant' | 'dreamVariant'>,
): string | undefined => [variant, dreamVariant].find((id) => id !== undefined && Object.hasOwn(variants, id))

/** Texts that only people read: another wording or language is the same journey to a simulation. */
const WORDS: ReadonlySet<string> = new Set([
  'name',
  'label',
  'description',
  'subject',
  'body',
  'reason',
  'instructions',
])

const withoutWords = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key, each]) => !WORDS.has(key) || typeof each !== 'string'))
    : value

/**
 * Stands for all that two simulations of these tellings depend on: 16 hexadecimal digits, the same for the same content
 * in any wording. Not for secrets: two different journeys share one by chance once in 2⁶⁴.
 */
export function impactFingerprint(journey: Journey, { reality, variant, scenario }: Simulated): string {
  const { settings, attributes, events, timeZone, variants, scenarios } = journey
  const steps = [reality, variant].map((id) => {
    const telling = Object.hasOwn(variants, id) ? variants[id] : undefined
    if (!telling) return null
    const nodes = Object.entries(telling.nodes).map(([node, { kind, config }]) => [node, { kind, config }])
    return { nodes: Object.fromEntries(nodes), edges: telling.edges }
  })
  // Notes and ranges of assumptions say where a figure comes from, not what it is.
  const { assumptions: _, ...assumed } = { assumptions: undefined, ...scenarios[scenario] }
  const simulated = { settings, attributes, events, timeZone, steps, assumed }
  const text = canonicalJson(JSON.parse(JSON.stringify(simulated, withoutWords)))
  return [hash32(text), hash32(text, 0x9747b28c)].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

/**
 * Whether a kept figure still holds. `changed`: the journey is not the one that was simulated. `other`: the idea stands for
 * another telling now, or what was compared is gone.
 */
export function impactAge(
  journey: Journey,
  opportunity: Pick<Opportunity, 'computed' | 'variant' | 'dreamVariant'>,
): 'none' | 'current' | 'changed' | 'other' {
  const { computed } = opportunity
  if (!computed) return 'none'
  const { variant, reality, scenario, goal, of } = computed
  const there =
    Object.hasOwn(journey.scenarios, scenario) &&
    Object.hasOwn(journey.settings.goals, goal) &&
    realityVariant(journey) === reality
  if (!there || testedVariant(journey, opportunity) !== variant) return 'other'
  return of === undefined || of === impactFingerprint(journey, computed) ? 'current' : 'changed'
}
