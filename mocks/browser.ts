import { setupWorker } from 'msw/browser'
import { compile } from '../src/compiler/index.ts'
import { createHandlers, mockPorts } from './handlers.ts'

/** Answers `/api` inside the page, from memory: the app without a backend (`npm run dev:mock`). Forgets on reload. */
export async function startMocks(): Promise<void> {
  await setupWorker(...createHandlers({ ports: mockPorts({ compile }) })).start({
    onUnhandledFrame: 'bypass',
    quiet: true,
  })
}
