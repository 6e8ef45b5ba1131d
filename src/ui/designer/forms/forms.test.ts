import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyFrom } from '../fields/use-options.ts'
import { nextKey } from './form.ts'
import { renderMessage, sampleCustomer } from './render-message.ts'
import { readSchedule, writeSchedule } from './schedule.ts'

describe('a schedule', () => {
  it('comes back from the form as it went in', () => {
    const part = fc.record({
      frequency: fc.constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const, 'YEARLY' as const),
      interval: fc.integer({ min: 1, max: 99 }),
      days: fc.constant<string[]>([]),
      time: fc.constantFrom('00:00', '09:30', '23:59'),
    })
    fc.assert(
      fc.property(part, (schedule) => {
        expect(readSchedule(writeSchedule(schedule))).toEqual(schedule)
      }),
    )
    expect(readSchedule('FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=8')).toEqual({
      frequency: 'WEEKLY',
      interval: 1,
      days: ['MO', 'FR'],
      time: '08:00',
    })
  })

  it('leaves a rule alone that says more than the form can', () => {
    expect(readSchedule('FREQ=MONTHLY;BYMONTHDAY=1')).toBeUndefined()
    expect(readSchedule('FREQ=WEEKLY;BYDAY=1MO')).toBeUndefined()
  })
})

describe('a message', () => {
  it('is filled in with what the journey knows of customers', async () => {
    const customer = sampleCustomer({ city: { label: 'City', type: 'category', values: ['Lima', 'Quito'] } }, 'Ana')
    const text = { subject: 'Hi {{ customer.name }}', body: 'News from {{ customer.city | upcase }}' }
    expect(await renderMessage(text, customer)).toEqual({ subject: 'Hi Ana', body: 'News from LIMA', error: false })
  })

  it('is shown as written while a placeholder is not complete', async () => {
    const text = { subject: '', body: 'Hi {{ customer.name' }
    expect(await renderMessage(text, {})).toEqual({ ...text, error: true })
  })
})

describe('keys', () => {
  it('are made of what a person typed', () => {
    expect(keyFrom('Cart abandoned')).toBe('cart_abandoned')
    expect(keyFrom('  ¡Año nuevo! ')).toBe('ano_nuevo')
    expect(keyFrom('—')).toBe('x')
  })

  it('are not given twice', () => {
    expect(nextKey({}, 'b')).toBe('b1')
    expect(nextKey({ b1: 0, b3: 0 }, 'b')).toBe('b4')
  })
})
