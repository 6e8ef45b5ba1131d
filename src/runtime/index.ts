/** The runtime room's public entry: what the names in a compiled machine do, over ports. */
export { assigned } from './assignments.ts'
export { type BucketState, bucket, bucketEnd, bucketStart, hashDigits, hashText } from './bucket.ts'
export type { JourneyContext, MessageFacts, SendRecord } from './context.ts'
export type { JourneyEvent, KnownCustomer } from './events.ts'
export { createJourneyMachine, implementations } from './implementations.ts'
export { type CompiledPlan, compilePlan, minutesOfDay, resolveZone } from './plan.ts'
export type { Effect, Ports } from './ports.ts'
export * from './time/index.ts'
