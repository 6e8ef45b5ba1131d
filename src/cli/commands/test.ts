import { type Journey, type JourneyTest, LIMITS, writeJourney } from '../../document/index.ts'
import {
  accepted,
  checkTests,
  deedOf,
  deedText,
  deriveTests,
  headlineText,
  NotRunnable,
  type Target,
  type VariantResults,
} from '../../simulator/people/index.ts'
import { giveUp, loadOrGiveUp, variantOf } from '../document.ts'
import { EXIT, type Io, STDIN, WrongUse } from '../io.ts'
import { jsonText } from '../text/json.ts'
import { plain } from '../text/table.ts'
import { targetWords } from '../text/targets.ts'

/** What a person does is told of those whose story has changed, as far as this. */
const MOST_DEEDS = 8

export interface TestOptions {
  variant?: string
  json?: boolean
  update?: boolean
  derive?: boolean
}

interface Outcome {
  readonly checked: VariantResults
  /** What somebody could meet and nobody does. */
  readonly missing: readonly Target[]
  /** What nobody was found to meet, though nothing says that it is impossible. */
  readonly unreached: readonly Target[]
  readonly complete: boolean
}

/**
 * Runs a journey's test people. 1 when something else happens to one of them, or when they could meet more than they do.
 * `--update` takes what happens now for what is expected; `--derive` finds people for what nobody meets. Both write the
 * file, or the document to standard output when it came from standard input.
 */
export async function test(io: Io, file: string, options: TestOptions): Promise<number> {
  if (options.json && file === STDIN && (options.update || options.derive))
    throw new WrongUse('--json with --update or --derive needs a file: both would go to standard output.')
  const { journey: read } = await loadOrGiveUp(io, file)
  const variant = variantOf(read, options.variant)
  const updated = options.update
    ? withAccepted(
        read,
        runOrGiveUp(io, () => checkTests(read, variant)),
      )
    : read
  const journey = options.derive ? withDerived(io, updated, variant) : updated
  if (journey !== read) await save(io, file, journey)
  const outcome = runOrGiveUp(io, () => outcomeOf(journey, variant))
  const passed = outcome.missing.length === 0 && outcome.checked.results.every(({ comparison }) => !comparison)
  const say = file === STDIN && journey !== read ? io.err : io.out
  say(options.json ? jsonText(jsonOf(journey, outcome, passed)) : textOf(journey, outcome))
  return passed ? EXIT.done : EXIT.documentHasErrors
}

function runOrGiveUp<Value>(io: Io, run: () => Value): Value {
  try {
    return run()
  } catch (error) {
    if (error instanceof NotRunnable)
      return giveUp(
        io,
        error.diagnostics.filter(({ severity }) => severity === 'error'),
      )
    throw error
  }
}

function outcomeOf(journey: Journey, variant: string): Outcome {
  const checked = checkTests(journey, variant)
  const { covered, complete } = deriveTests(journey, { variant, covered: checked.covered })
  const open = checked.targets.filter(({ key, impossible }) => !impossible && !checked.covered.has(key))
  return {
    checked,
    complete,
    missing: open.filter(({ key }) => covered.has(key)),
    unreached: open.filter(({ key }) => !covered.has(key)),
  }
}

function withAccepted(journey: Journey, { results }: VariantResults): Journey {
  const changed = results.filter(({ comparison }) => comparison !== undefined)
  if (changed.length === 0) return journey
  const tests = Object.fromEntries(changed.map((result) => [result.id, accepted(journey, result)]))
  return { ...journey, tests: { ...journey.tests, ...tests } }
}

function withDerived(io: Io, journey: Journey, variant: string): Journey {
  const { tests, complete, leftOut } = runOrGiveUp(io, () => {
    const { covered } = checkTests(journey, variant)
    const names = Object.values(journey.tests ?? {}).map(({ customer }) => customer.name)
    const most = Math.max(0, LIMITS.tests - Object.keys(journey.tests ?? {}).length)
    return deriveTests(journey, { variant, covered, names, most })
  })
  if (!complete) io.err('The journey is large: these are people for a part of it.\n')
  const kept = journey.tests ?? {}
  if (leftOut > 0) io.err(`A journey keeps at most ${LIMITS.tests} test people: ${leftOut} were left out.\n`)
  return tests.length === 0 ? journey : { ...journey, tests: { ...kept, ...numbered(kept, tests) } }
}

/** The tests under fresh ids: `t1`, `t2` … */
function numbered(
  kept: Readonly<Record<string, JourneyTest>>,
  tests: readonly JourneyTest[],
): Record<string, JourneyTest> {
  const highest = Object.keys(kept).reduce((most, id) => Math.max(most, Number(/^t(\d{1,9})$/.exec(id)?.[1] ?? 0)), 0)
  return Object.fromEntries(tests.map((made, index) => [`t${highest + index + 1}`, made]))
}

async function save(io: Io, file: string, journey: Journey): Promise<void> {
  if (file === STDIN) return io.out(writeJourney(journey))
  await io.write(file, writeJourney(journey))
  io.err(`${file} was written.\n`)
}

function jsonOf(journey: Journey, { checked, missing, unreached, complete }: Outcome, passed: boolean) {
  const impossible = checked.targets.filter((target) => target.impossible)
  return {
    variant: checked.variant,
    passed,
    tests: checked.results.map(({ id, test: each, played, comparison }) => ({
      id,
      name: each.name,
      customer: each.customer.name,
      passed: comparison === undefined,
      does: each.events.map((event) => deedText(deedOf(journey, each, event))),
      ...(comparison
        ? {
            message: headlineText(journey, each, comparison.headline),
            changes: comparison.changes,
            happened: played.happenings,
          }
        : {}),
      ...(played.error === undefined ? {} : { error: played.error }),
    })),
    coverage: {
      covered: checked.targets.filter(({ key }) => checked.covered.has(key)).length,
      total: checked.targets.length - impossible.length,
      complete,
      missing: missing.map(placeOf),
      unreached: unreached.map(placeOf),
      impossible: impossible.map((target) => ({ ...placeOf(target), reason: target.impossible?.text })),
    },
  }
}

const placeOf = ({ kind, node, port, id }: Target) => ({
  kind,
  ...(node === undefined ? {} : { node }),
  ...(port === undefined ? {} : { port }),
  ...(id === undefined ? {} : { id }),
})

function textOf(journey: Journey, { checked, missing, unreached, complete }: Outcome): string {
  const { results, targets, covered, variant } = checked
  const lines = results.map(({ test: each, comparison, played }) => {
    const name = plain(each.name)
    if (played.error !== undefined) return `✗ ${name}\n    The machine failed: ${plain(played.error)}`
    if (!comparison) return `✓ ${name}`
    const does = each.events.map((event) => `\n      ${plain(deedText(deedOf(journey, each, event)))}`)
    return `✗ ${name}\n    ${plain(headlineText(journey, each, comparison.headline))}${does.slice(0, MOST_DEEDS).join('')}`
  })
  const possible = targets.filter(({ impossible }) => !impossible)
  const met = possible.filter(({ key }) => covered.has(key)).length
  const differing = results.filter(({ comparison }) => comparison).length
  const words = (target: Target) => targetWords(journey, variant, target)
  const block = (title: string, list: readonly Target[]) =>
    list.length === 0
      ? []
      : [
          title,
          ...list
            .slice(0, 50)
            .map(
              (target) => `  ${plain(words(target))}${target.impossible ? `: ${plain(target.impossible.text)}` : ''}`,
            ),
        ]
  return `${[
    ...lines,
    results.length === 0
      ? 'There are no test people yet; --derive finds some.'
      : `${results.length - differing} of ${results.length} as expected, ${met} of ${possible.length} places met.`,
    ...block('Nobody meets, but somebody could (--derive finds them):', missing),
    ...block(
      complete ? 'Nobody was found who meets:' : 'Not looked for to the end, or nobody was found who meets:',
      unreached,
    ),
    ...block(
      'Cannot be met:',
      targets.filter(({ impossible, key }) => impossible && !covered.has(key)),
    ),
  ].join('\n')}\n`
}
