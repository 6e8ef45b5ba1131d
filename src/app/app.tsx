import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useMemo } from 'react'
import { RouterProvider } from 'react-router/dom'
import { ErrorBoundary } from '../ui/kit/index.ts'
import { Providers } from './providers.tsx'
import { createRouter } from './routes.tsx'
import { type Services, ServicesContext } from './services.ts'
import { Waiting } from './waiting.tsx'

export function App({ services }: { services: Services }) {
  const router = useMemo(createRouter, [])
  return (
    <Providers>
      <ErrorBoundary>
        <ServicesContext value={services}>
          <QueryClientProvider client={services.queries}>
            <Suspense fallback={<Waiting />}>
              <RouterProvider router={router} />
            </Suspense>
          </QueryClientProvider>
        </ServicesContext>
      </ErrorBoundary>
    </Providers>
  )
}
