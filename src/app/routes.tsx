import { createBrowserRouter, Outlet, useRouteError } from 'react-router'
import { CrashPage } from '../ui/kit/index.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { Waiting } from './waiting.tsx'

/** The addresses of the app. Every page is a chunk of its own. */
export const createRouter = () =>
  createBrowserRouter([
    {
      Component: Outlet,
      ErrorBoundary: BrokenPage,
      HydrateFallback: Waiting,
      children: [
        { path: '/', lazy: async () => ({ Component: (await import('./library-page.tsx')).LibraryPage }) },
        {
          path: '/journeys/:id',
          lazy: async () => ({ Component: (await import('./journey/journey-page.tsx')).JourneyPage }),
        },
        ...['/help/problems', '/help/problems/:code'].map((path) => ({
          path,
          lazy: async () => ({ Component: (await import('./help/problems-page.tsx')).ProblemsPage }),
        })),
        { path: '*', Component: NotFoundPage },
      ],
    },
  ])

function BrokenPage() {
  return <CrashPage error={useRouteError()} />
}
