import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Waiting } from './waiting.tsx'

const LibraryPage = lazy(async () => ({ default: (await import('./library-page.tsx')).LibraryPage }))
const JourneyPage = lazy(async () => ({ default: (await import('./journey/journey-page.tsx')).JourneyPage }))
const ProblemsPage = lazy(async () => ({ default: (await import('./help/problems-page.tsx')).ProblemsPage }))
const SharedPage = lazy(async () => ({ default: (await import('./shared-page.tsx')).SharedPage }))
const NotFoundPage = lazy(async () => ({ default: (await import('./not-found-page.tsx')).NotFoundPage }))

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
