import { type BucketState, bucketStart, hashDigits, hashText } from '../../runtime/index.ts'
import type { Engine } from '../engine.ts'

/**
 * Buckets of an experiment as whole numbers from 0 to 2³²: `buckets.ts` times 2³². Customers come in the order of their
 * numbers, so what is hashed of all digits but the last two serves a hundred of them.
 */
export function bucketWords(engine: Engine, journey: string, node: string): (customer: number) => number {
  const start = bucketStart(journey, node)
  let prefix = ''
  let shared = start
  let hundreds = -1
  let low = 0
  let high = 0
  return (customer) => {
    const whole = Math.floor(customer / 100)
    if (whole !== hundreds || prefix !== engine.customerIdPrefix) {
      prefix = engine.customerIdPrefix
      shared = hashText(start, prefix)
      hundreds = whole
      const begun: BucketState = whole === 0 ? shared : hashDigits(shared, whole)
      low = begun.low
      high = begun.high
    }
    const rest = customer - 100 * whole
    const tens = (rest / 10) | 0
    let a = low
    let b = high
    // A number below ten has one digit, any other begun with is followed by two.
    if (whole > 0 || tens > 0) {
      a = Math.imul(a ^ (48 + tens), 0x85ebca6b)
      b = Math.imul(b ^ (48 + tens), 0xc2b2ae35)
      a ^= a >>> 15
      b ^= b >>> 13
    }
    const ones = rest - 10 * tens
    a = Math.imul(a ^ (48 + ones), 0x85ebca6b)
    b = Math.imul(b ^ (48 + ones), 0xc2b2ae35)
    a ^= a >>> 15
    b ^= b >>> 13
    let hash = a ^ Math.imul(b, 0x9e3779b1)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return (hash ^ (hash >>> 16)) >>> 0
  }
}
