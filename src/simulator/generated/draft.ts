/**
 * The text of a program while it is written. It holds numbers and names that are made here, and nothing else: values of
 * the document that are more than a number are handed to the program as arguments, under a name of ours.
 */
export class Draft {
  /** What the program is given, by name. */
  readonly givens = new Map<string, unknown>()
  /** Statements that make and reset what is remembered of one person. */
  readonly locals = new Map<string, string>()
  /** What each counter stands for: told how many times it was passed since the last time. */
  readonly settlements: ((times: number) => void)[] = []
  private readonly known = new Map<unknown, string>()
  private names = 0

  /** A name for a value from outside, the same for the same value. */
  given = (value: unknown): string => {
    const known = this.known.get(value)
    if (known !== undefined) return known
    const name = this.name('k')
    this.known.set(value, name)
    this.givens.set(name, value)
    return name
  }

  /** A variable that begins anew with every person. `kind` and `number` make its name. */
  local(kind: string, number: number, initial: string): string {
    const name = `${kind}${number}`
    this.locals.set(name, initial)
    return name
  }

  /** A name that nothing else has. */
  name(kind: string): string {
    return `${kind}_${this.names++}`
  }

  /** A statement that counts. What it means is settled after each block, so that passing costs one addition. */
  count(settle: (times: number) => void): string {
    this.settlements.push(settle)
    return `n[${this.settlements.length - 1}]++;`
  }

  /** The same for each of several things, by their place: an expression of whole numbers from 0. */
  countEach(settle: readonly ((times: number) => void)[], place: string): string {
    const first = this.settlements.length
    this.settlements.push(...settle)
    return `n[${first} + ${place}]++;`
  }
}

/** A number as text that reads back as the same number. */
export const literal = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))
