import type { Assumption, AssumptionFigure } from '../../simulator/analysis/index.ts'
import { decimal, lengthOf, percent } from './figures.ts'

const FIGURES: Readonly<Record<AssumptionFigure, string>> = {
  deliver: 'delivered',
  open: 'opened',
  click: 'clicked',
  unsubscribe: 'unsubscribed',
  openDelay: 'time to open',
  clickDelay: 'time to click',
  consent: 'consent',
  attribute: 'customer',
  timeZone: 'time zone',
  segment: 'segment',
  fatigueStrength: 'fatigue, strength',
  fatigueHalfLife: 'fatigue, half-life',
  eventRate: 'times a day',
  eventProbability: 'follows',
  eventDelay: 'time until',
  eventProperty: 'property',
  agents: 'agents',
  handleTime: 'time for a task',
  webhookError: 'failed',
  webhookLatency: 'time to answer',
  armRate: 'true rate of',
  arrivals: 'time in which all arrive',
}

/** What an assumption is about, in a few English words: `email · opened`. */
export function assumptionName({ label }: Assumption): string {
  const { figure, channel, nodeName, name, property, option, parameter } = label
  const place = [channel, nodeName, name, property === name ? undefined : property, option]
  const words = [...place.filter((part) => part !== undefined), FIGURES[figure]]
  return [...words, ...(parameter === undefined || parameter === 'value' ? [] : [parameter])].join(' · ')
}

/** A value of an assumption in its own unit. */
export function assumptionValue({ unit }: Assumption, value: number): string {
  if (unit === 'share') return percent(value)
  if (unit === 'milliseconds') return lengthOf(value)
  return unit === 'perDay' || Math.abs(value) < 1 ? fine.format(value) : decimal(value)
}

const fine = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
