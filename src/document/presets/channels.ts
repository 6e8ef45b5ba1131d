import type { Channel } from '../channels.ts'
import type { DurationDistribution } from '../distribution.ts'
import type { ChannelPreset, PresetFigure } from './preset.ts'

/** A figure that nobody has measured for us: our assumption, with how far off it may well be. */
export const guess = (value: number, low?: number, high?: number): PresetFigure => ({
  value,
  ...(low !== undefined && { low }),
  ...(high !== undefined && { high }),
})

const lognormal = (median: string, sigma: number): DurationDistribution => ({ dist: 'lognormal', median, sigma })
const exponential = (mean: string): DurationDistribution => ({ dist: 'exponential', mean })

/**
 * What every industry begins with: all of it assumption, save that one mail in a hundred bounces. Reactions are those of
 * people to one send: opened of those delivered, clicked and unsubscribed of those opened.
 */
export const USUAL_CHANNELS: Readonly<Record<Channel, ChannelPreset>> = {
  email: {
    consent: guess(0.8, 0.6, 0.95),
    deliver: { value: 0.99, source: 'mailchimp', worked: 'bounces', low: 0.97, high: 0.995 },
    open: guess(0.2, 0.12, 0.35),
    click: guess(0.1, 0.05, 0.17),
    unsubscribe: guess(0.007, 0.003, 0.015),
    openDelay: lognormal('PT4H', 1.4),
    clickDelay: exponential('PT5M'),
  },
  sms: {
    consent: guess(0.4, 0.2, 0.6),
    deliver: guess(0.97, 0.92, 0.99),
    open: guess(0.9, 0.75, 0.98),
    click: guess(0.08, 0.03, 0.15),
    unsubscribe: guess(0.004, 0.001, 0.01),
    openDelay: lognormal('PT5M', 1.3),
    clickDelay: exponential('PT10M'),
  },
  push: {
    consent: guess(0.5, 0.35, 0.7),
    deliver: guess(0.9, 0.75, 0.97),
    open: guess(0.05, 0.02, 0.1),
    click: guess(0.6, 0.4, 0.8),
    unsubscribe: guess(0.003, 0.001, 0.01),
    openDelay: lognormal('PT20M', 1.5),
    clickDelay: exponential('PT1M'),
  },
  inApp: {
    consent: guess(1),
    deliver: guess(0.4, 0.2, 0.6),
    open: guess(0.7, 0.5, 0.9),
    click: guess(0.15, 0.05, 0.3),
    unsubscribe: guess(0),
    openDelay: lognormal('PT18H', 1.2),
    clickDelay: exponential('PT30S'),
  },
  whatsapp: {
    consent: guess(0.35, 0.15, 0.6),
    deliver: guess(0.95, 0.85, 0.99),
    open: guess(0.8, 0.6, 0.95),
    click: guess(0.15, 0.05, 0.3),
    unsubscribe: guess(0.006, 0.002, 0.02),
    openDelay: lognormal('PT15M', 1.4),
    clickDelay: exponential('PT10M'),
  },
  web: {
    consent: guess(0.6, 0.4, 0.8),
    deliver: guess(0.3, 0.15, 0.5),
    open: guess(0.6, 0.4, 0.8),
    click: guess(0.03, 0.01, 0.08),
    unsubscribe: guess(0),
    openDelay: lognormal('P1D', 1.2),
    clickDelay: exponential('PT1M'),
  },
  ad: {
    consent: guess(0.6, 0.4, 0.8),
    deliver: guess(0.5, 0.3, 0.7),
    open: guess(0.5, 0.3, 0.7),
    click: guess(0.01, 0.003, 0.02),
    unsubscribe: guess(0),
    openDelay: lognormal('P1D', 1),
    clickDelay: exponential('PT1M'),
  },
  mail: {
    consent: guess(0.9, 0.7, 1),
    deliver: guess(0.96, 0.9, 0.99),
    open: guess(0.6, 0.4, 0.8),
    click: guess(0.03, 0.01, 0.06),
    unsubscribe: guess(0.002, 0.0005, 0.005),
    openDelay: lognormal('P3D', 0.4),
    clickDelay: lognormal('P1D', 1),
  },
  call: {
    consent: guess(0.5, 0.3, 0.7),
    deliver: guess(0.45, 0.25, 0.65),
    open: guess(1),
    click: guess(0.2, 0.1, 0.35),
    unsubscribe: guess(0.02, 0.005, 0.05),
    openDelay: { dist: 'constant', value: 'PT0S' },
    clickDelay: { dist: 'uniform', min: 'PT2M', max: 'PT10M' },
  },
}
