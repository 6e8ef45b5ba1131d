import { expect, it } from 'vitest'
import { linesOf } from './lines.ts'

it.each([
  ['Browse\nBuy\n\nReturn', ['Browse', 'Buy', 'Return']],
  ['- Browse\r\n- Buy', ['Browse', 'Buy']],
  ['1. Browse\n2) Buy\n  • Return', ['Browse', 'Buy', 'Return']],
  ['  Buy 2 for 1  ', ['Buy 2 for 1']],
  ['2 for 1', ['2 for 1']],
  ['\n \n', []],
])('a pasted list %j becomes cards %j', (text, cards) => {
  expect(linesOf(text)).toEqual(cards)
})
