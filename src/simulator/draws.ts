import { hash32, threefry2x32, unit } from '../kernel/random.ts'

/** The luck of one replication: draws under another seed or replication have nothing to do with these. */
export class Luck {
  key = 0
  private readonly seed: number

  constructor(seed: number, replication = 0) {
    this.seed = seed
    this.turnTo(replication)
  }

  turnTo(replication: number): void {
    this.key = hash32(`${this.seed}/${replication}`)
  }
}

const words = new Int32Array(2)

/**
 * What draws are for. A draw depends on the luck, the customer, the purpose and how many times that purpose was drawn
 * for before, and on nothing else: not on other draws, other customers, or other variants.
 */
export class Purpose {
  private readonly luck: Luck
  readonly key: number

  /** `name` must be unlike any other purpose's: what is drawn and the id of its node or generator, as in `open mail`. */
  constructor(luck: Luck, name: string) {
    this.luck = luck
    this.key = hash32(name)
  }

  /** A uniform number in (0, 1); `secondOfPair` then gives another, independent one. */
  draw(customer: number, time: number): number {
    threefry2x32(this.luck.key, this.key, customer, time, words)
    return unit(words[0] ?? 0)
  }
}

export const secondOfPair = (): number => unit(words[1] ?? 0)
