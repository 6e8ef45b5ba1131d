/** The rules behind the contract, shared by the server and the mocks: only where journeys are kept differs. */
export * from './answer.ts'
export * from './handlers.ts'
export { createMemoryRepository } from './memory-repository.ts'
export * from './reply.ts'
export * from './repository.ts'
