import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { compare } from './commands/compare.ts'
import { compile, FORMATS } from './commands/compile.ts'
import { format } from './commands/format.ts'
import { simulate } from './commands/simulate.ts'
import { test } from './commands/test.ts'
import { validate } from './commands/validate.ts'
import { DocumentHasErrors, EXIT, type Io, Stopped, WrongUse } from './io.ts'
import { plain } from './text/table.ts'

const FILE = 'a journey file (*.journey.json), or - for standard input'

/** Runs one command line (without `node` and the script) and gives its exit code. Never rejects for a wrong one. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const state = { exitCode: EXIT.done as number }
  const program = programFor(io, (code) => {
    state.exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return state.exitCode
  } catch (error) {
    return exitCodeFor(error, io)
  }
}

function exitCodeFor(error: unknown, io: Io): number {
  // Asking for help or the version is no error; commander has said everything else itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse
  if (error instanceof Stopped) return EXIT.stopped
  if (error instanceof DocumentHasErrors) return EXIT.documentHasErrors
  if (!(error instanceof WrongUse)) throw error
  io.err(`${plain(error.message)}\n`)
  return EXIT.wrongUse
}

function programFor(io: Io, end: (code: number) => void): Command {
  const program = new Command('jornada')
    .description('Checks, compiles, simulates and formats customer journeys.')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(--help tells what there is)')
    .addHelpText('after', '\nExit codes: 0 done, 1 the document has errors, 2 wrong use.')

  program
    .command('validate')
    .summary('list everything that is wrong with a journey')
    .argument('<file>', FILE)
    .option('--json', 'print { "diagnostics": [...] }')
    .action(async (file, options) => end(await validate(io, file, options)))

  program
    .command('compile')
    .summary('print the state machine of a journey')
    .argument('<file>', FILE)
    .option('--variant <id>', 'the variant to compile (default: the main one)')
    .addOption(new Option('--format <format>', 'what to print').choices(FORMATS).default('json'))
    .action(async (file, options) => end(await compile(io, file, options)))

  program
    .command('simulate')
    .summary('run invented customers through a journey and report what happened')
    .argument('<file>', FILE)
    .option('--scenario <id>', 'what to assume (default: the first scenario of the main variant)')
    .option('--customers <n>', "how many customers, instead of the scenario's", wholeFrom(1))
    .option('--seed <n>', "the seed of their luck, instead of the scenario's", wholeFrom(0))
    .option('--replications <n>', "how often to repeat, instead of the scenario's", wholeFrom(1))
    .option('--workers <n>', 'threads; the result does not depend on it (default: one a core)', wholeFrom(1, 256))
    .option('--stories <n>', "how many customers' paths to print", wholeFrom(0, 1_000))
    .option('--json', 'print the report as JSON')
    .action(async (file, options) => end(await simulate(io, file, options)))

  program
    .command('compare')
    .summary('run the same customers through two variants and print the differences')
    .argument('<file>', FILE)
    .requiredOption('--variants <a,b>', 'ids of the two variants')
    .option('--scenario <id>', 'what to assume (default: the first scenario of the main variant)')
    .option('--customers <n>', "how many customers, instead of the scenario's", wholeFrom(1))
    .option('--seed <n>', "the seed of their luck, instead of the scenario's", wholeFrom(0))
    .option('--replications <n>', "how often to repeat, instead of the scenario's", wholeFrom(1))
    .option('--json', 'print the comparison as JSON')
    .action(async (file, options) => end(await compare(io, file, options)))

  program
    .command('test')
    .summary('run the test people of a journey, and say whose story has changed')
    .argument('<file>', FILE)
    .option('--variant <id>', 'the variant to test (default: the main one)')
    .option('--update', 'take what happens now for what is expected, and write the file')
    .option('--derive', 'find people for what nobody meets yet, and write the file')
    .option('--json', 'print the results as JSON')
    .action(async (file, options) => end(await test(io, file, options)))

  program
    .command('format')
    .summary('print a journey in its canonical form')
    .argument('<file>', FILE)
    .option('--check', 'print nothing; exit with 1 when the file is not in canonical form')
    .option('--write', 'change the file')
    .action(async (file, options) => end(await format(io, file, options)))

  return program
}

/** Reads a whole number between two bounds. */
const wholeFrom =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    const bounds = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`
    throw new InvalidArgumentError(`It should be a whole number ${bounds}.`)
  }
