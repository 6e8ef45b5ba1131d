import { ErrorBoundary } from '../ui/kit/index.ts'
import { Providers } from './providers.tsx'
import { AppRoutes } from './routes.tsx'
import { type Services, ServicesContext } from './services.ts'

export function App({ services }: { services: Services }) {
  return (
    <Providers>
      <ErrorBoundary>
        <ServicesContext value={services}>
          <AppRoutes />
        </ServicesContext>
      </ErrorBoundary>
    </Providers>
  )
}
