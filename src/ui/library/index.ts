/** The library room's public entry: the first screen. */
export { LibraryScreen } from './library-screen.tsx'
export type { JourneyKeeper, KeepResult, LibraryServices } from './services.ts'
