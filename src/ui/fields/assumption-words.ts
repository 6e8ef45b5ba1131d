import type { TFunction } from 'i18next'
import { CHANNELS } from '../../document/index.ts'
import type { Assumption } from '../../simulator/analysis/index.ts'
import type { Format } from '../kit/index.ts'

/** Texts of `results` and `common` must be loaded. */
interface Words {
  readonly t: TFunction<'results'>
  readonly format: Format
}

/** What an assumption is about, in words. */
export function assumptionName({ label }: Assumption, { t }: Words): string {
  const about = label.nodeName || label.node || (label.channel ? t(`common:channel.${label.channel}`) : undefined)
  const property = label.figure === 'segment' ? factorName(label.property ?? '', t) : (label.property ?? '')
  const figure = t(`results:assume.figure.${label.figure}`, { name: label.name ?? '', property })
  const parameter =
    label.parameter && label.parameter !== 'value' ? t(`results:assume.parameter.${label.parameter}`) : ''
  return [about, figure, label.option, parameter].filter(Boolean).join(' · ')
}

/** What a segment multiplies: a reaction, of one channel or of all. */
function factorName(key: string, t: Words['t']): string {
  const [first = '', second] = key.split('.')
  const channel = CHANNELS.find((each) => each === first)
  const reaction = t(`results:assume.figure.${(second ?? first) as 'open'}`)
  return channel ? `${t(`common:channel.${channel}`)}, ${reaction}` : reaction
}

/** A value that an assumption can take, in its unit. */
export function assumptionValue({ unit }: Pick<Assumption, 'unit'>, value: number, { t, format }: Words): string {
  switch (unit) {
    case 'share':
      return format.percent(value, value > 0 && value < 0.01 ? 2 : 1)
    case 'milliseconds':
      return format.elapsed(value, 'short')
    case 'factor':
      return `× ${format.number(value, 2)}`
    case 'perDay':
      return t('results:assume.perDay', { count: format.number(value, 4) })
    default:
      return format.number(value, 3)
  }
}
