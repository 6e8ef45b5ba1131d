import { Button, Group } from '@mantine/core'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './pieces.module.css'

interface ErrorBoundaryProps {
  children: ReactNode
  /** Told once per error. */
  onError?: (error: unknown, info: ErrorInfo) => void
  /** Shown instead of the full page, for a part that can break alone. */
  fallback?: (error: unknown, retry: () => void) => ReactNode
}

/** Catches what breaks while drawing and shows a way out instead of a blank page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown; broken: boolean }> {
  override state = { error: undefined as unknown, broken: false }

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.props.onError?.(error, info)
  }

  private readonly retry = () => this.setState({ error: undefined, broken: false })

  override render() {
    if (!this.state.broken) return this.props.children
    return this.props.fallback?.(this.state.error, this.retry) ?? <CrashPage error={this.state.error} />
  }
}

/** The whole page when something broke: what is safe, and two ways out. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  return (
    <main className={classes.crash} role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <Group gap="sm">
        <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
        <Button variant="default" component="a" href="/">
          {t('crash.library')}
        </Button>
      </Group>
      <details>
        <summary>{t('crash.details')}</summary>
        <pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
      </details>
    </main>
  )
}
