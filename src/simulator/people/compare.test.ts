import { describe, expect, it } from 'vitest'
import type { Happening } from '../../document/index.ts'
import { compareHappenings } from './compare.ts'

const SMS: Happening = { what: 'sent', node: 'sms', at: 'PT2H' }
const MAIL: Happening = { what: 'sent', node: 'mail' }
const DONE: Happening = { what: 'exited', reason: 'Done' }
const ENTERED: Happening = { what: 'entered', node: 'n1' }

const headline = (before: Happening[], after: Happening[]) => compareHappenings(before, after)?.headline

describe('what changed for a person', () => {
  it('is nothing when the same happens, however the times are written', () => {
    expect(compareHappenings([ENTERED, SMS, DONE], [ENTERED, SMS, DONE])).toBeUndefined()
    expect(compareHappenings([ENTERED, SMS, { ...DONE, at: 'PT120M' }], [ENTERED, SMS, DONE])).toBeUndefined()
  })

  it('is what she used to get, and what happens now in its place', () => {
    expect(headline([ENTERED, SMS, DONE], [ENTERED, DONE])).toMatchObject({
      code: 'instead',
      used: { what: 'sent', node: 'sms' },
      now: { what: 'exited', reason: 'Done' },
    })
    expect(headline([ENTERED, SMS, DONE], [ENTERED, { ...MAIL, at: 'PT2H' }, DONE])).toMatchObject({
      code: 'instead',
      used: { node: 'sms' },
      now: { node: 'mail' },
    })
    expect(headline([ENTERED, SMS], [])).toMatchObject({ code: 'instead', now: undefined })
  })

  it('is what she gets besides', () => {
    expect(headline([ENTERED, DONE], [ENTERED, MAIL, DONE])).toMatchObject({ code: 'also', now: { node: 'mail' } })
  })

  it('is the time, when nothing else is', () => {
    expect(headline([ENTERED, SMS, DONE], [ENTERED, { ...SMS, at: 'PT3H' }, DONE])).toMatchObject({
      code: 'moved',
      step: { node: 'sms' },
      before: 7_200_000,
      after: 10_800_000,
    })
  })

  it('is found among thousands of steps', () => {
    const long = Array.from(
      { length: 6_000 },
      (_, index): Happening => ({ what: 'left', node: `n${index}`, port: 'next' }),
    )
    const without = long.filter((_, index) => index !== 3_000)
    expect(compareHappenings(long, without)?.changes).toMatchObject([{ type: 'removed', step: { node: 'n3000' } }])
  })
})
