import { writeJourney } from '../../document/index.ts'
import { loadOrGiveUp } from '../document.ts'
import { EXIT, type Io, STDIN, WrongUse } from '../io.ts'

/** The canonical form: printed, compared (`--check`) or written back (`--write`). */
export async function format(io: Io, file: string, options: { check?: boolean; write?: boolean }): Promise<number> {
  if (options.check && options.write) throw new WrongUse('--check and --write exclude each other.')
  if (options.write && file === STDIN)
    throw new WrongUse('--write needs a file: standard input cannot be written back.')
  const { journey, text } = await loadOrGiveUp(io, file)
  const canonical = writeJourney(journey)
  if (!options.check && !options.write) {
    io.out(canonical)
    return EXIT.done
  }
  if (text === canonical) return EXIT.done
  if (options.check) {
    io.err(`${file} is not in canonical form; "format ${file} --write" changes it.\n`)
    return EXIT.documentHasErrors
  }
  await io.write(file, canonical)
  io.err(`${file} is now in canonical form.\n`)
  return EXIT.done
}
