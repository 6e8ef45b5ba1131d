import { normalQuantile } from '../../src/kernel/statistics.ts'
import type { Claim, Proof } from './claim.ts'
import { type Finding, holds, STANDARD_ERRORS } from './finding.ts'
import { plot } from './plot.ts'
import { range } from './run.ts'

export interface Proved {
  readonly claim: Claim
  readonly proof: Proof
}

/** The page and its pictures, by path below `docs/`. The same figures give the same bytes. */
export function pageOf(proved: readonly Proved[]): ReadonlyMap<string, string> {
  const byChance = proved.flatMap(({ proof }) => proof.findings).filter(({ kind }) => kind === 'chance')
  const files = new Map<string, string>()
  for (const { claim, proof } of proved) if (proof.figure) files.set(`proof/${claim.id}.svg`, proof.figure.svg)
  files.set('proof/errors.svg', errorsDrawing(byChance))
  files.set('proof.md', [introduction(proved, byChance), ...proved.map(section)].join('\n'))
  return files
}

function introduction(proved: readonly Proved[], byChance: readonly Finding[]): string {
  const all = proved.flatMap(({ proof }) => proof.findings)
  const outside = byChance.filter(({ errors }) => Math.abs(errors) > normalQuantile(0.975)).length
  return `# The simulator against theory

This page is written by \`npm run proof\`, and \`npm test\` fails where a figure on it is not what the simulator says today or
is further from theory than chance allows. Every journey here is simple enough that its figures follow from a formula
or from the calendar; the simulator knows nothing of those formulae.

**${all.length} figures**, ${all.filter(holds).length} of them within ${STANDARD_ERRORS} standard errors of theory (exact ones: equal). Of the ${byChance.length} that
depend on chance, ${outside} are further than 1.96 standard errors from theory; 5 % would be ${(0.05 * byChance.length).toFixed(1)} if all were
independent (figures of one journey are not quite).

| claim | figures | furthest from theory | |
|---|---|---|---|
${proved.map(summaryRow).join('\n')}

![Distances from theory beside the normal distribution](proof/errors.svg)

How to read the tables: *simulated* and *theory* are the same figure twice, *n* the observations behind it, *distance* how
far apart they are in standard errors of the simulated figure.
`
}

function summaryRow({ claim, proof: { findings } }: Proved): string {
  const chances = findings.filter(({ kind }) => kind === 'chance').map(({ errors }) => Math.abs(errors))
  const furthest = chances.length === 0 ? 'exact' : `${Math.max(...chances).toFixed(1)} standard errors`
  return `| [${claim.title}](#${anchorOf(claim)}) | ${findings.length} | ${furthest} | ${findings.every(holds) ? 'holds' : '**fails**'} |`
}

const anchorOf = ({ title }: Claim): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

const section = ({ claim, proof: { findings, figure } }: Proved): string => `
## ${claim.title}

${claim.text}
${figure ? `\n![${figure.caption}](proof/${claim.id}.svg)\n` : ''}
| figure | simulated | theory | n | distance |
|---|---:|---:|---:|---:|
${findings.map(row).join('\n')}
`

const row = (finding: Finding): string => {
  const distance = finding.kind === 'exact' ? (holds(finding) ? 'equal' : '**differs**') : finding.errors.toFixed(2)
  const { name, simulated, theory, observations } = finding
  return `| ${name} | ${written(simulated)} | ${written(theory)} | ${observations.toLocaleString('en')} | ${distance} |`
}

const written = (value: number): string => (Number.isInteger(value) ? String(value) : value.toPrecision(5))

/** All distances in order against those that the same number of normal values would have. */
function errorsDrawing(byChance: readonly Finding[]): string {
  const sorted = byChance.map(({ errors }) => errors).sort((a, b) => a - b)
  const ticks = range(9, -4)
  return plot({
    title: 'All figures of chance: distance from theory',
    x: { label: 'distance expected of chance, standard errors', from: -4, to: 4, ticks },
    y: { label: 'distance found', from: -4, to: 4, ticks },
    theory: [
      {
        name: 'chance alone',
        points: [
          [-4, -4],
          [4, 4],
        ],
      },
    ],
    simulated: sorted.map((y, index) => ({ x: normalQuantile((index + 0.5) / sorted.length), y, spread: 0 })),
  })
}
