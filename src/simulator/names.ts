/** Numbers for names, so that the hot loop compares integers. */
export class Names {
  private readonly numbers = new Map<string, number>()
  readonly list: string[] = []

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.number(name)
  }

  /** The number of a name, given at first sight. */
  number(name: string): number {
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    const number = this.list.length
    this.numbers.set(name, number)
    this.list.push(name)
    return number
  }

  /** The number of a name, −1 for one never seen. */
  find(name: string): number {
    return this.numbers.get(name) ?? -1
  }

  name(number: number): string {
    return this.list[number] ?? ''
  }

  get size(): number {
    return this.list.length
  }
}
