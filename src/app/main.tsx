import '../ui/kit/theme/styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CrashPage, initialLanguage, startI18n } from '../ui/kit/index.ts'
import { App } from './app.tsx'
import { Providers } from './providers.tsx'
import { createServices } from './services.ts'

async function start(root: HTMLElement): Promise<void> {
  const texts = startI18n(initialLanguage(), ['common'])
  if (import.meta.env.VITE_MOCK) await (await import('../../mocks/browser.ts')).startMocks()
  const services = await createServices()
  await texts
  createRoot(root).render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  )
  void import('./keep-focus.ts').then(({ keepFocus }) => keepFocus())
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the app')
start(root).catch(async (error: unknown) => {
  await startI18n(initialLanguage(), ['common']).catch(() => undefined)
  createRoot(root).render(
    <Providers>
      <CrashPage error={error} />
    </Providers>,
  )
})
