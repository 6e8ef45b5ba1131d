import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucket, bucketEnd, bucketStart, hashText } from './bucket.ts'

const CUSTOMERS = 100_000
const CELLS = 100

function counts(cell: (customer: number) => number, cells = CELLS): number[] {
  const list = new Array<number>(cells).fill(0)
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    const index = cell(customer)
    list[index] = (list[index] ?? 0) + 1
  }
  return list
}

/** Equal shares within what chance allows: 4.5 standard deviations of chi-square. */
function expectEven(list: readonly number[]): void {
  const expected = CUSTOMERS / list.length
  const chiSquare = list.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  expect(Math.abs(chiSquare - (list.length - 1))).toBeLessThan(4.5 * Math.sqrt(2 * (list.length - 1)))
}

/** Taken down when the first journeys were published. */
const KNOWN = { ana: 0.7307360908016562, simulated: 0.7938725079875439, anywhere: 0.6090747131966054 }

const cellOf = (at: number, cells = CELLS): number => Math.floor(at * cells)

describe('the bucket of a customer', () => {
  it('is a number from 0 to, not including, 1, the same every time', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ unit: 'binary' }), (journey, node, customer) => {
        const at = bucket(journey, node, customer)
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at).toBeLessThan(1)
        expect(bucket(journey, node, customer)).toBe(at)
        expect(bucketEnd(hashText(bucketStart(journey, node), customer))).toBe(at)
      }),
    )
  })

  it('never moves: customers of running experiments would change arms', () => {
    expect(bucket('welcome', 'n1', 'ana')).toBe(KNOWN.ana)
    expect(bucket('welcome', 'n1', 'sim-7-0-0')).toBe(KNOWN.simulated)
    expect(bucket('welcome', 'n2', '客戶🎁')).toBe(KNOWN.anywhere)
  })

  it('is spread evenly over customers, numbered or named', () => {
    expectEven(counts((customer) => cellOf(bucket('welcome', 'n1', `sim-7-0-${customer}`))))
    expectEven(counts((customer) => cellOf(bucket('welcome', 'n1', String(customer)))))
    expectEven(counts((customer) => cellOf(bucket('welcome', 'n1', `c${customer * 7_919}@example.com`))))
  })

  it('of one node says nothing about that of another, nor of the same node in another journey', () => {
    const joint = (a: (id: string) => number, b: (id: string) => number) =>
      counts((customer) => {
        const id = `sim-7-0-${customer}`
        return cellOf(a(id), 10) * 10 + cellOf(b(id), 10)
      })
    expectEven(
      joint(
        (id) => bucket('welcome', 'n1', id),
        (id) => bucket('welcome', 'n2', id),
      ),
    )
    expectEven(
      joint(
        (id) => bucket('welcome', 'n1', id),
        (id) => bucket('winback', 'n1', id),
      ),
    )
    expectEven(
      joint(
        (id) => bucket('a', 'n1', id),
        (id) => bucket('b', 'n1', id),
      ),
    )
  })

  it('is independent of the seed and the replication that a simulated customer carries', () => {
    expectEven(
      counts((customer) => {
        const [one, other] = [bucket('j', 'n', `sim-7-0-${customer}`), bucket('j', 'n', `sim-7-1-${customer}`)]
        return cellOf(one, 10) * 10 + cellOf(other, 10)
      }),
    )
  })

  it('does not run journey and node into each other', () => {
    expect(bucket('ab', 'c', 'x')).not.toBe(bucket('a', 'bc', 'x'))
  })
})
