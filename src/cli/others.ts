import { type Journey, journeysNamed, readJourney } from '../document/index.ts'
import { loadOrGiveUp } from './document.ts'
import { type Io, readText, STDIN, WrongUse } from './io.ts'
import { plain } from './text/table.ts'

/** The journeys beside the one in hand. */
export interface Others {
  readonly journeys: readonly Journey[]
  /** The caller has named them: then there are no others. */
  readonly named: boolean
}

/** In a folder with more journeys than this, only those in a file of their own name are found. */
const MOST_LOOKED_AT = 200

/**
 * The journeys given by `--with`, and of the files beside this one those that hold a journey it leads to, or that one of
 * these leads to. Says on standard error which are missing.
 */
export async function othersOf(io: Io, file: string, journey: Journey, given: readonly string[] = []): Promise<Others> {
  const found = new Map<string, Journey>([[journey.id, journey]])
  for (const name of given) {
    const { journey: other } = await loadOrGiveUp(io, name)
    if (found.has(other.id)) throw new WrongUse(`Two of the files are the journey ${other.id}: name each once.`)
    found.set(other.id, other)
  }
  const beside = new Beside(io, file)
  const missing = new Set<string>()
  const waiting = [...found.values()]
  for (let next = waiting.shift(); next; next = waiting.shift())
    for (const id of journeysNamed(next)) {
      if (found.has(id) || missing.has(id)) continue
      const other = await beside.find(id)
      if (other) {
        found.set(id, other)
        waiting.push(other)
      } else missing.add(id)
    }
  for (const id of missing)
    io.err(`The journey ${plain(id)} is not beside this file: calls of it are over at once. --with FILE adds it.\n`)
  found.delete(journey.id)
  return { journeys: [...found.values()], named: given.length > 0 }
}

/** The journey files in the same folder, read when they are asked for. */
class Beside {
  private readonly io: Io
  private readonly file: string
  private files: string[] | undefined
  private readonly read = new Map<string, Journey>()

  constructor(io: Io, file: string) {
    this.io = io
    this.file = file
  }

  async find(id: string): Promise<Journey | undefined> {
    this.files ??= this.file === STDIN ? [] : [...((await this.io.siblings?.(this.file)) ?? [])]
    const ownName = (name: string) => name.endsWith(`${id}.journey.json`)
    const likely = this.files.filter(ownName)
    const rest = this.files.length > MOST_LOOKED_AT ? [] : this.files.filter((name) => !ownName(name))
    for (const name of [...likely, ...rest]) {
      if (this.read.has(id)) break
      await this.look(name)
    }
    return this.read.get(id)
  }

  /** What is no journey is nothing to speak of: nobody named it. */
  private async look(name: string): Promise<void> {
    this.files = this.files?.filter((each) => each !== name)
    const text = await readText(this.io, name).catch(() => undefined)
    const read = text === undefined ? undefined : readJourney(text)
    if (read?.ok && !this.read.has(read.value.id)) this.read.set(read.value.id, read.value)
  }
}
