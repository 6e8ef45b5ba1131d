import {
  type JourneyNode,
  portsOf,
  type StepChange,
  type Variant,
  type VariantChange,
  type WayChange,
} from '../../../document/index.ts'
import { type Say, sentenceOf, titleOf } from '../../canvas/index.ts'
import { settingLines } from './setting-words.ts'

/** What differences are told with: the words of the canvas, and the names that either variant gives its steps. */
export interface Telling {
  readonly say: Say
  readonly before: Variant
  readonly after: Variant
  readonly stages: Readonly<Record<string, { readonly name: string }>>
}

export interface ChangeWords {
  /** The thing that differs. */
  readonly title: string
  /** How, a line for each respect. */
  readonly lines: readonly string[]
}

/** A difference in words, `after` being what is in view: "Wait 1 hour instead of 1 day". */
export function changeWords(change: VariantChange, telling: Telling): ChangeWords {
  const { t } = telling.say
  switch (change.thing) {
    case 'step':
      return { title: titleOfStep(change.after ?? change.before, telling), lines: stepLines(change, telling) }
    case 'way':
      return { title: titleOfId(change.from, telling), lines: [wayLine(change, telling)] }
    case 'note': {
      const text = (change.after ?? change.before)?.text ?? ''
      const changed =
        change.how === 'changed'
          ? [insteadOf(telling.say, quoted(telling.say, change.after?.text), quoted(telling.say, change.before?.text))]
          : []
      return { title: t('variants:note', { text: short(text) }), lines: changed }
    }
    case 'group':
      return {
        title: t('variants:group', { name: (change.after ?? change.before)?.name || '…' }),
        lines: change.how === 'changed' ? groupLines(change.before, change.after, telling) : [],
      }
  }
}

const MOST_LETTERS = 60
const short = (text: string): string => {
  const letters = Array.from(text.trim().split('\n', 1)[0] ?? '')
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : letters.join('')
}
const quoted = ({ t }: Pick<Say, 't'>, text: string | undefined): string =>
  t('variants:quoted', { text: short(text ?? '') })

/** Speaks of steps by the names they have in a variant. */
const sayIn = (say: Say, { nodes }: Variant): Say => ({ ...say, node: (id) => nodes[id]?.name || id })

const titleOfStep = (node: JourneyNode | undefined, { say }: Telling): string => (node ? titleOf(node, say) : '…')

const titleOfId = (id: string, telling: Telling): string =>
  titleOfStep(telling.after.nodes[id] ?? telling.before.nodes[id], telling)

function stepLines(change: StepChange, telling: Telling): readonly string[] {
  const { before, after, how } = change
  const { say, stages } = telling
  if (how === 'moved') return []
  const [was, is] = [
    before && sentenceOf(before, sayIn(say, telling.before)),
    after && sentenceOf(after, sayIn(say, telling.after)),
  ]
  if (!before || !after || was === undefined || is === undefined) return [is ?? was ?? '']
  if (before.kind !== after.kind) {
    const kinds = { after: say.t(`common:kind.${after.kind}`), before: say.t(`common:kind.${before.kind}`) }
    return [say.t('variants:kind', kinds), is]
  }
  const stage = (id: string | undefined) =>
    id === undefined ? say.t('variants:noStage') : quoted(say, stages[id]?.name ?? id)
  return [
    ...(was === is ? [] : [insteadOf(say, is, was)]),
    ...(before.name === after.name
      ? []
      : [say.t('variants:itsName', { after: quoted(say, after.name), before: quoted(say, before.name) })]),
    ...(before.stage === after.stage
      ? []
      : [say.t('variants:stage', { after: stage(after.stage), before: stage(before.stage) })]),
    ...settingLines(change, { before: sayIn(say, telling.before), after: sayIn(say, telling.after) }, was !== is),
  ]
}

/** One text instead of another; what both begin with is said once. */
export function insteadOf(say: Pick<Say, 't'>, after: string, before: string): string {
  const [now, then] = [after.split(' '), before.split(' ')]
  let same = 0
  const most = Math.min(now.length, then.length) - 1
  // A figure stays with its unit: “1 hour instead of 1 day”.
  while (same < most && now[same] === then[same] && !/\d/.test(now[same] ?? '')) same += 1
  return say.t('variants:insteadOf', { after, before: then.slice(same).join(' ') })
}

function wayLine({ from, port, how, before, after }: WayChange, telling: Telling): string {
  const { t } = telling.say
  const node = telling.after.nodes[from] ?? telling.before.nodes[from]
  const ports = node ? portsOf(node) : []
  const found = ports.find(({ id }) => id === port)
  const name = found?.name ?? t(`common:port.${port}`)
  const steps = { before: titleOfId(before?.to ?? '', telling), after: titleOfId(after?.to ?? '', telling) }
  const line = t(`variants:way.${how}`, steps)
  return ports.length > 1 && port !== 'next' ? t('variants:way.by', { way: name, line }) : line
}

type Members = { readonly name: string; readonly nodes: readonly string[] } | undefined

function groupLines(before: Members, after: Members, telling: Telling): string[] {
  const { t, format } = telling.say
  if (!before || !after) return []
  const names = (ids: readonly string[]) => format.list(ids.map((id) => titleOfId(id, telling)))
  const come = after.nodes.filter((id) => !before.nodes.includes(id))
  const gone = before.nodes.filter((id) => !after.nodes.includes(id))
  return [
    ...(before.name === after.name
      ? []
      : [t('variants:itsName', { after: quoted(telling.say, after.name), before: quoted(telling.say, before.name) })]),
    ...(come.length > 0 ? [t('variants:groupWith', { steps: names(come) })] : []),
    ...(gone.length > 0 ? [t('variants:groupWithout', { steps: names(gone) })] : []),
  ]
}
