/** The library room's public entry: the first screen. */
export { copyOf } from './journeys/copy-of.ts'
export { LibraryScreen } from './library-screen.tsx'
export type { JourneyKeeper, KeepResult, LibraryServices } from './services.ts'
