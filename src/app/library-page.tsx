import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Journey } from '../document/index.ts'
import { journeyKeys } from '../sync/index.ts'
import { LibraryScreen } from '../ui/library/index.ts'
import { loadExample } from '../ui/workshop/index.ts'
import { journeyPath } from './journey-path.ts'
import { PreferencesMenu } from './preferences.tsx'
import { useServices } from './services.ts'

// Outlives the page: coming back to the library shows at once what was there, while it is asked for anew.
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000 } } })

export function LibraryPage() {
  const services = useServices()
  const [, navigate] = useLocation()
  const { t } = useTranslation()
  useEffect(() => {
    document.title = t('appName')
  }, [t])
  const library = useMemo(
    () => ({
      ...services,
      open: (id: string, document?: Parameters<typeof services.handover.set>[1]) => {
        if (document) services.handover.set(id, document)
        navigate(journeyPath(id))
      },
      workshop: {
        loadExample,
        open: (document: Journey) => {
          services.handover.set(document.id, document)
          navigate(`${journeyPath(document.id)}#workshop`)
        },
      },
    }),
    [services, navigate],
  )
  useEffect(
    () => services.listsChanged.listen(() => void queries.invalidateQueries({ queryKey: journeyKeys.lists() })),
    [services],
  )
  return (
    <QueryClientProvider client={queries}>
      <LibraryScreen services={library} trailing={<PreferencesMenu />} />
    </QueryClientProvider>
  )
}
