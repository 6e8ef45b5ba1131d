import type { ConfigOf, Graph, Journey } from '../../document/index.ts'
import { type BucketState, bucketEnd, bucketStart, hashText } from '../../runtime/index.ts'
import type { Atlas, Way } from './atlas.ts'
import { ANYBODY, type Who } from './search.ts'
import type { Bucket } from './story.ts'

const MOST_IDS = 50_000

/** The part of all customers that each arm of an experiment takes. Arms without weight have none. */
export function bucketsOf(node: string, arms: ConfigOf<'experiment'>['arms']): Map<string, Bucket> {
  const drawn = Object.entries(arms)
    .filter(([, { weight }]) => weight > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const total = drawn.reduce((sum, [, { weight }]) => sum + weight, 0)
  const buckets = new Map<string, Bucket>()
  let before = 0
  for (const [index, [arm, { weight }]] of drawn.entries()) {
    const to = index === drawn.length - 1 ? 1 : (before + weight) / total
    buckets.set(arm, { node, from: before / total, to })
    before += weight
  }
  return buckets
}

const starts = new Map<string, BucketState>()

function startOf(journey: string, node: string): BucketState {
  const key = `${journey} ${node}`
  const known = starts.get(key)
  if (known !== undefined) return known
  if (starts.size > 20_000) starts.clear()
  const state = bucketStart(journey, node)
  starts.set(key, state)
  return state
}

/** Does this customer fall into the arm? */
export function falls(journey: string, id: string, { node, from, to }: Bucket): boolean {
  const at = bucketEnd(hashText(startOf(journey, node), id))
  return at >= from && at < to
}

/**
 * A customer's id that falls into all these arms, beginning with a name; `undefined` when none was found.
 * Arms are decided by a hash of the id, so it takes as many tries as the arms are narrow.
 */
export function idFalling(journey: Journey, buckets: readonly Bucket[], name: string, first = 1): string | undefined {
  for (let number = first; number < first + MOST_IDS; number++) {
    const id = number === 1 ? name : `${name}-${number}`
    if (buckets.every((bucket) => falls(journey.id, id, bucket))) return id
  }
  return undefined
}

/** An id can be found that falls into so many arms of two at once. */
const MOST_BITS = 12
/** Ids looked at for one person. */
const CANDIDATES = 16
const MOST_CANDIDATES = 400
const MOST_TO_ONE_PLACE = 3

/**
 * Who is to walk. Of few experiments everybody may take the arms that her path wants, as an id can be found that falls
 * into them. Of many no id falls into just these: then ids come first, and each sees what her arms let her see.
 */
export class Arms {
  readonly isSettled: boolean
  private readonly journey: string
  private readonly atlas: Atlas
  private readonly experiments: readonly { readonly way: Way; readonly bucket: Bucket | undefined }[]
  private made = 0

  constructor(journey: Journey, graph: Graph, atlas: Atlas) {
    this.journey = journey.id
    this.atlas = atlas
    let bits = 0
    this.experiments = graph.nodes.flatMap((id, node) => {
      const found = graph.node(id)
      if (found?.kind !== 'experiment') return []
      const buckets = bucketsOf(id, found.config.arms)
      bits += Math.log2(Math.max(1, buckets.size))
      return atlas.waysOf(node).map((way) => ({ way, bucket: buckets.get(way.port) }))
    })
    this.isSettled = bits > MOST_BITS
  }

  /** Of the next few strangers the one whose arms promise most that is open. */
  whoSees(open: Uint8Array): Who {
    if (!this.isSettled) return ANYBODY
    let best: Who = ANYBODY
    let most = -1
    for (let count = 0; count < CANDIDATES; count++) {
      const who = this.stranger(++this.made)
      const gains = this.atlas.gains(open, who.barred)
      const promise = Math.max(...this.atlas.entries.map((entry) => gains[entry] ?? 0))
      if (promise <= most) continue
      most = promise
      best = who
    }
    return best
  }

  /** A few people whose arms let them take this way. */
  *whoReach(way: Way): Generator<Who> {
    if (!this.isSettled) {
      yield ANYBODY
      return
    }
    let given = 0
    for (let count = 0; count < MOST_CANDIDATES && given < MOST_TO_ONE_PLACE; count++) {
      const who = this.stranger(++this.made)
      if (who.barred.has(way.number)) continue
      const far = this.atlas.distances([way.node], who.barred)
      if (!this.atlas.entries.some((entry) => far[entry] !== Number.POSITIVE_INFINITY)) continue
      given++
      yield who
    }
  }

  private stranger(number: number): Who {
    const id = `person-${number}`
    const barred = new Set<number>()
    for (const { way, bucket } of this.experiments)
      if (!bucket || !falls(this.journey, id, bucket)) barred.add(way.number)
    return { id, barred }
  }
}
