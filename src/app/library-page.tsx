import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { LibraryScreen } from '../ui/library/index.ts'
import { PreferencesMenu } from './preferences-menu.tsx'
import { useServices } from './services.ts'

/** The address of a journey. */
export const journeyPath = (id: string) => `/journeys/${encodeURIComponent(id)}`

export function LibraryPage() {
  const services = useServices()
  const navigate = useNavigate()
  const { t } = useTranslation()
  useEffect(() => {
    document.title = t('appName')
  }, [t])
  const library = useMemo(
    () => ({
      ...services,
      open: (id: string, document?: Parameters<typeof services.handover.set>[1]) => {
        if (document) services.handover.set(id, document)
        void navigate(journeyPath(id))
      },
    }),
    [services, navigate],
  )
  return <LibraryScreen services={library} trailing={<PreferencesMenu />} />
}
