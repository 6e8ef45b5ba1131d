import type { TFunction } from 'i18next'
import { EXIT_REASONS, type Journey } from '../../../document/index.ts'
import type { Comparison, Statement } from '../../../simulator/index.ts'
import type { Format } from '../../kit/index.ts'
import type { Side } from './comparing.ts'
import type { ComparedFigure, FigureUnit } from './figures.ts'

type T = TFunction<'comparison'>

const OWN_REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries(EXIT_REASONS).map(([key, reason]) => [reason, key]),
)

const goalName = (journey: Journey, goal: string): string => journey.settings.goals[goal]?.name || goal

export function figureName(t: T, journey: Journey, { figure, of = '' }: ComparedFigure): string {
  switch (figure) {
    case 'goal':
      return t('figure.goal', { goal: goalName(journey, of) })
    case 'timeToGoal':
      return t('figure.timeToGoal', { goal: goalName(journey, of) })
    case 'exit': {
      const own = OWN_REASONS.get(of)
      return t('figure.exit', { reason: own === undefined ? of : t(`machine:exit.${own}` as 'machine:exit.endOfPath') })
    }
    default:
      return t(`figure.${figure}`)
  }
}

/** A figure as written in the table. */
export function figureText(format: Format, unit: FigureUnit, value: number): string {
  switch (unit) {
    case 'share':
      return format.percent(value, 2)
    case 'amount':
      return format.amount(value)
    case 'time':
      return value > 0 ? format.elapsed(value, 'short') : '–'
    case 'count':
      return format.number(value)
    default:
      return format.number(value, 3)
  }
}

/** A difference with its sign; of shares in percentage points, so that it is not taken for a relative one. */
export function differenceText(t: T, format: Format, unit: FigureUnit, value: number): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±'
  const size = Math.abs(value)
  return `${sign}${unit === 'share' ? t('points', { value: format.number(size * 100, 2) }) : sizeText(format, unit, size)}`
}

/** Differences may be far smaller than the figures: they keep their digits. */
const sizeText = (format: Format, unit: FigureUnit, size: number): string =>
  unit === 'amount' ? format.number(size, size < 0.1 ? 4 : 2) : figureText(format, unit, size)

/** What sets the sides apart is what they are called by. */
export function sideNames(journey: Journey, sides: readonly Side[]): string[] {
  const variants = new Set(sides.map(({ variant }) => variant)).size > 1
  const scenarios = new Set(sides.map(({ scenario }) => scenario)).size > 1
  return sides.map(({ variant, scenario }) => {
    const telling = journey.variants[variant]?.name || variant
    const assumed = journey.scenarios[scenario]?.name || scenario
    if (variants && scenarios) return `${telling} · ${assumed}`
    return scenarios ? assumed : telling
  })
}

/** What a comparison says about the main goal, and what a conversion more comes to. */
export function statementWords(t: T, format: Format, journey: Journey, comparison: Comparison, side: string): string {
  const main = comparison.statements.find(({ figure }) => figure === 'goal')
  if (!main) return t('statement.noGoal')
  const { values, code } = main
  const words = {
    side,
    goal: goalName(journey, main.goal ?? ''),
    size: t('points', { value: format.number(Math.abs(values.difference) * 100, 2) }),
    low: differenceText(t, format, 'share', values.low),
    high: differenceText(t, format, 'share', values.high),
  }
  return [t(`statement.${code}`, words), price(t, format, comparison, main)].filter(Boolean).join(' ')
}

/** What each conversion that is gained comes to, where both are certain. */
function price(t: T, format: Format, { costPerCustomer }: Comparison, { code, values }: Statement): string {
  const [low, high] = costPerCustomer.ci95
  if (code !== 'more' || costPerCustomer.same || (low <= 0 && high >= 0)) return ''
  return costPerCustomer.difference > 0
    ? t('statement.price', { price: format.amount(costPerCustomer.difference / values.difference) })
    : t('statement.cheaper')
}
