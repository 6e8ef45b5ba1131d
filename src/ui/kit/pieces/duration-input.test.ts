import { expect, it } from 'vitest'
import { amountAndUnit } from './duration-input.tsx'

it.each([
  ['P3D', { amount: 3, unit: 'day' }],
  ['PT90M', { amount: 90, unit: 'minute' }],
  ['P1DT2H', { amount: 26, unit: 'hour' }],
  ['PT0S', { amount: 0, unit: 'day' }],
  [undefined, { amount: 0, unit: 'day' }],
])('says %s as one amount in one unit', (iso, shown) => expect(amountAndUnit(iso)).toEqual(shown))
