/**
 * Where a customer falls in an experiment: a hash of journey, node and customer to [0, 1). The same three give the same
 * bucket on every machine. Two 32-bit lanes of multiply-xor over UTF-16 code units, then the finaliser of MurmurHash3
 * (Appleby, public domain) on their mix; 32 bits of resolution.
 */
export const bucket = (journey: string, node: string, customer: string): number =>
  bucketEnd(hashText(bucketStart(journey, node), customer))

/** The hash before a customer's id was read: to be kept where many customers pass the same node. */
export const bucketStart = (journey: string, node: string): BucketState =>
  hashText({ low: 0x9e3779b9, high: 0x243f6a88 }, `${journey}\u0000${node}\u0000`)

export interface BucketState {
  readonly low: number
  readonly high: number
}

export function hashText({ low, high }: BucketState, text: string): BucketState {
  let a = low
  let b = high
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x85ebca6b)
    b = Math.imul(b ^ code, 0xc2b2ae35)
    a ^= a >>> 15
    b ^= b >>> 13
  }
  return { low: a, high: b }
}

/** `hashText` of a number's decimal digits, without making the text. Whole numbers from 0. */
export function hashDigits({ low, high }: BucketState, number: number): BucketState {
  let power = 1
  while (power * 10 <= number) power *= 10
  let a = low
  let b = high
  let rest = number
  for (; power >= 1; power /= 10) {
    const digit = Math.floor(rest / power)
    rest -= digit * power
    a = Math.imul(a ^ (48 + digit), 0x85ebca6b)
    b = Math.imul(b ^ (48 + digit), 0xc2b2ae35)
    a ^= a >>> 15
    b ^= b >>> 13
  }
  return { low: a, high: b }
}

export const bucketEnd = ({ low, high }: BucketState): number => {
  let hash = low ^ Math.imul(high, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}
