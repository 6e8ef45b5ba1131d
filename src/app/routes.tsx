import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { onDemand } from '../ui/kit/index.ts'
import { Waiting } from './waiting.tsx'

const LibraryPage = onDemand(async () => (await import('./library-page.tsx')).LibraryPage)
const JourneyPage = onDemand(async () => (await import('./journey/journey-page.tsx')).JourneyPage)
const ProblemsPage = onDemand(async () => (await import('./help/problems-page.tsx')).ProblemsPage)
const SharedPage = onDemand(async () => (await import('./shared-page.tsx')).SharedPage)
const NotFoundPage = onDemand(async () => (await import('./not-found-page.tsx')).NotFoundPage)

/**
 * The addresses of the app. Every page is a chunk of its own. Pages load their data themselves (queries, autosave), so a
 * router that only reads addresses will do: one with loaders and actions would be a tenth of what the first screen may weigh.
 */
export function AppRoutes() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/" component={LibraryPage} />
        <Route path="/journeys/:id" component={JourneyPage} />
        <Route path="/shared" component={SharedPage} />
        <Route path="/help/problems/:code?" component={ProblemsPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Suspense>
  )
}
