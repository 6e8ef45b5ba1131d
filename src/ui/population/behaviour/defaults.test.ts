import { expect, it } from 'vitest'
import { CHANNEL_DEFAULTS } from '../../../simulator/index.ts'
import { CHANNEL_ABSENT } from './defaults.ts'

it('shows what the simulator really assumes where a figure is left out', () => {
  expect(CHANNEL_ABSENT).toEqual(CHANNEL_DEFAULTS)
})
