import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { compare } from './commands/compare.ts'
import { compile, FORMATS } from './commands/compile.ts'
import { format } from './commands/format.ts'
import { power } from './commands/power.ts'
import { sensitivity } from './commands/sensitivity.ts'
import { simulate } from './commands/simulate.ts'
import { test } from './commands/test.ts'
import { validate } from './commands/validate.ts'
import { workshop } from './commands/workshop.ts'
import { DocumentHasErrors, EXIT, type Io, Stopped, WrongUse } from './io.ts'
import { plain } from './text/table.ts'
import { WORDS_LANGUAGES } from './text/workshop-speech.ts'

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

function programFor(io: Io, end: End): Command {
  const program = new Command('jornada')
    .description('Checks, compiles, simulates and formats customer journeys.')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(--help tells what there is)')
    .addHelpText('after', '\nExit codes: 0 done, 1 the document has errors, 2 wrong use.')

  const commands = [addValidate, addCompile, addSimulate, addCompare, addSensitivity, addPower, addTest, addWorkshop]
  for (const add of [...commands, addFormat]) add(program, io, end)
  return program
}

/** Told the exit code of a command. */
type End = (code: number) => void

function addValidate(program: Command, io: Io, end: End): void {
  program
    .command('validate')
    .summary('list everything that is wrong with a journey')
    .argument('<file>', FILE)
    .option('--with <file...>', 'other journeys of the same people; those that this one leads to are found beside it')
    .option('--json', 'print { "diagnostics": [...] }')
    .action(async (file, options) => end(await validate(io, file, options)))
}

function addCompile(program: Command, io: Io, end: End): void {
  program
    .command('compile')
    .summary('print the state machine of a journey')
    .argument('<file>', FILE)
    .option('--variant <id>', 'the variant to compile (default: the main one)')
    .addOption(new Option('--format <format>', 'what to print').choices(FORMATS).default('json'))
    .action(async (file, options) => end(await compile(io, file, options)))
}

function addSimulate(program: Command, io: Io, end: End): void {
  program
    .command('simulate')
    .summary('run invented customers through a journey and report what happened')
    .argument('<file>', FILE)
    .option('--with <file...>', 'other journeys of the same people; those that this one leads to are found beside it')
    .option('--scenario <id>', 'what to assume (default: the first scenario of the main variant)')
    .option('--customers <n>', "how many customers, instead of the scenario's", wholeFrom(1))
    .option('--seed <n>', "the seed of their luck, instead of the scenario's", wholeFrom(0))
    .option('--replications <n>', "how often to repeat, instead of the scenario's", wholeFrom(1))
    .option('--workers <n>', 'threads; the result does not depend on it (default: one a core)', wholeFrom(1, 256))
    .option('--stories <n>', "how many customers' paths to print", wholeFrom(0, 1_000))
    .option('--until-precision <points>', 'simulate until the main goal is known to ± so many points', between(0, 50))
    .option('--at-most <n>', 'how many customers to become that precise (default: 5,000,000)', wholeFrom(1))
    .option('--json', 'print the report as JSON')
    .action(async (file, options) => end(await simulate(io, file, options)))
}

function addCompare(program: Command, io: Io, end: End): void {
  program
    .command('compare')
    .summary('run the same customers through two variants or scenarios and print the differences')
    .argument('<file>', FILE)
    .option('--with <file...>', 'other journeys of the same people; those that this one leads to are found beside it')
    .option('--variants <a,b>', 'ids of two variants')
    .option('--scenarios <a,b>', 'ids of two scenarios; with --variants, one for each')
    .option('--scenario <id>', 'what to assume (default: the first scenario of the main variant)')
    .option('--customers <n>', "how many customers, instead of the scenario's", wholeFrom(1))
    .option('--seed <n>', "the seed of their luck, instead of the scenario's", wholeFrom(0))
    .option('--replications <n>', "how often to repeat, instead of the scenario's", wholeFrom(1))
    .option('--workers <n>', 'threads; the result does not depend on it (default: one a core)', wholeFrom(1, 256))
    .option('--json', 'print the comparison as JSON')
    .action(async (file, options) => end(await compare(io, file, options)))
}

function addSensitivity(program: Command, io: Io, end: End): void {
  program
    .command('sensitivity')
    .summary('vary each assumption and print how far the main goal moves')
    .argument('<file>', FILE)
    .option('--scenario <id>', 'whose assumptions (default: the first scenario of the main variant)')
    .option('--variant <id>', "the variant, instead of the scenario's")
    .option('--goal <id>', 'the goal to watch (default: the main one)')
    .option('--customers <n>', "how many customers (default: the scenario's, at most 20,000)", wholeFrom(1))
    .option('--seed <n>', "the seed of their luck, instead of the scenario's", wholeFrom(0))
    .option('--replications <n>', "how often to repeat, instead of the scenario's", wholeFrom(1))
    .option('--workers <n>', 'threads; the result does not depend on it (default: one a core)', wholeFrom(1, 256))
    .option('--with <file...>', 'other journeys of the same people; those that this one leads to are found beside it')
    .option('--json', 'print the result as JSON')
    .action(async (file, options) => end(await sensitivity(io, file, options)))
}

function addPower(program: Command, io: Io, end: End): void {
  program
    .command('power')
    .summary('say how many people and weeks an experiment needs before it can show anything')
    .argument('<file>', FILE)
    .option('--node <id>', 'the experiment (default: every one)')
    .option(
      '--lift <share>',
      'the smallest effect worth seeing, relative: 0.1 is ten per cent more',
      between(-1, 1_000),
      0.1,
    )
    .option(
      '--per-week <n>',
      "people who reach it in a week (default: as the scenario's arrivals have it)",
      wholeFrom(1),
    )
    .option('--weeks <n>', 'for how long it will run', wholeFrom(1, 10_000))
    .option('--baseline <share>', 'how many convert without it (default: simulated)', between(0, 1))
    .option('--power <share>', 'how often a true effect shall be seen', between(0, 1), 0.8)
    .option('--alpha <share>', 'how often a false alarm may be raised', between(0, 1), 0.05)
    .option('--scenario <id>', 'what to assume (default: the first scenario of the main variant)')
    .option('--variant <id>', "the variant, instead of the scenario's")
    .option('--customers <n>', "how many customers to simulate, instead of the scenario's", wholeFrom(1))
    .option('--seed <n>', "the seed of their luck, instead of the scenario's", wholeFrom(0))
    .option('--workers <n>', 'threads; the result does not depend on it (default: one a core)', wholeFrom(1, 256))
    .option('--with <file...>', 'other journeys of the same people; those that this one leads to are found beside it')
    .option('--json', 'print the answers as JSON')
    .action(async (file, options) => end(await power(io, file, options)))
}

function addTest(program: Command, io: Io, end: End): void {
  program
    .command('test')
    .summary('run the test people of a journey, and say whose story has changed')
    .argument('<file>', FILE)
    .option('--variant <id>', 'the variant to test (default: the main one)')
    .option('--update', 'take what happens now for what is expected, and write the file')
    .option('--derive', 'find people for what nobody meets yet, and write the file')
    .option('--json', 'print the results as JSON')
    .action(async (file, options) => end(await test(io, file, options)))
}

function addWorkshop(program: Command, io: Io, end: End): void {
  program
    .command('workshop')
    .summary('print what a workshop comes to: its minutes, or its opportunities as a table')
    .argument('<file>', FILE)
    .option('--minutes', 'the minutes as Markdown (what is printed by default)')
    .option('--csv', 'the opportunities as CSV, in the order to do them')
    .addOption(new Option('--lang <language>', 'in which language').choices(WORDS_LANGUAGES).default('en'))
    .action(async (file, options) => end(await workshop(io, file, options)))
}

function addFormat(program: Command, io: Io, end: End): void {
  program
    .command('format')
    .summary('print a journey in its canonical form')
    .argument('<file>', FILE)
    .option('--check', 'print nothing; exit with 1 when the file is not in canonical form')
    .option('--write', 'change the file')
    .action(async (file, options) => end(await format(io, file, options)))
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

/** Reads a number between two bounds, neither of which it may be. */
const between =
  (low: number, high: number) =>
  (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (value > low && value < high) return value
    throw new InvalidArgumentError(`It should be a number between ${low} and ${high}.`)
  }
