import { lazy, Suspense } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { Waiting } from './waiting.tsx'

const LibraryPage = lazy(async () => ({ default: (await import('./library-page.tsx')).LibraryPage }))
const JourneyPage = lazy(async () => ({ default: (await import('./journey/journey-page.tsx')).JourneyPage }))
const ProblemsPage = lazy(async () => ({ default: (await import('./help/problems-page.tsx')).ProblemsPage }))
const NotFoundPage = lazy(async () => ({ default: (await import('./not-found-page.tsx')).NotFoundPage }))

/**
 * The addresses of the app. Every page is a chunk of its own. Pages load their data themselves (queries, autosave), so the
 * router's own loaders and actions stay out: they would be a tenth of what the first screen may weigh.
 */
export function AppRoutes() {
  return (
    <BrowserRouter>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="/" element={<LibraryPage />} />
          <Route path="/journeys/:id" element={<JourneyPage />} />
          <Route path="/help/problems" element={<ProblemsPage />} />
          <Route path="/help/problems/:code" element={<ProblemsPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  )
}
