import { bucketEnd, bucketStart, hashDigits, hashText } from '../runtime/index.ts'
import type { Customer } from './customer.ts'
import type { Engine } from './engine.ts'

/**
 * Buckets at an experiment: `bucket(journey, node, id)` of the runtime, but the part of the hash that all ids share is
 * made once, and a customer's bucket once for all arms.
 */
export function bucketsAt(engine: Engine, journey: string, node: string): (customer: Customer) => number {
  const start = bucketStart(journey, node)
  let prefix = ''
  let shared = start
  let number = -1
  let last = 0
  return (customer) => {
    if (prefix !== engine.customerIdPrefix) {
      prefix = engine.customerIdPrefix
      shared = hashText(start, prefix)
      number = -1
    }
    if (customer.number !== number) {
      number = customer.number
      last = bucketEnd(hashDigits(shared, number))
    }
    return last
  }
}
