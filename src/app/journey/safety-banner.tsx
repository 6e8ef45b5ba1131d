import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff, IconGitMerge } from '@tabler/icons-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { writeJourney } from '../../document/index.ts'
import { describeFailure } from '../../sync/index.ts'
import classes from '../app.module.css'
import { offerFile } from '../offer-file.ts'
import { saveStateName } from './save-state-name.ts'
import type { Workspace } from './workspace.ts'

/** Stands above the designer while the work is in danger, with a way out. Quiet trouble stays with the indicator. */
export function SafetyBanner({ workspace, onResolve }: { workspace: Workspace; onResolve: () => void }) {
  const { t } = useTranslation('app')
  const { autosave, editor } = workspace
  const state = useSyncExternalStore(autosave.subscribe, autosave.getState)
  const name = saveStateName(state)
  const rescue = () => {
    const { journey } = editor.document.getState()
    offerFile(`${journey.id}.journey.json`, writeJourney(journey), 'application/json')
  }
  const download = (
    <Button variant="default" size="compact-sm" onClick={rescue}>
      {t('banner.export')}
    </Button>
  )
  const again = (
    <Button variant="default" size="compact-sm" onClick={() => void autosave.flush()}>
      {t('common:retry')}
    </Button>
  )
  if (name === 'conflict') {
    return (
      <div className={classes.banner} data-tone="bad" role="alert">
        <IconGitMerge size={16} stroke={1.75} aria-hidden="true" />
        <span>{t('banner.conflict')}</span>
        <Button variant="default" size="compact-sm" onClick={onResolve}>
          {t('banner.resolve')}
        </Button>
      </div>
    )
  }
  if (name === 'full')
    return (
      <Trouble text={t('banner.full')}>
        {download}
        {again}
      </Trouble>
    )
  if (name === 'failed') {
    const reason =
      state.lastError && 'message' in state.lastError
        ? state.lastError.message
        : state.lastError
          ? describeFailure(state.lastError)
          : ''
    return (
      <Trouble text={t('banner.failed', { reason })}>
        {download}
        {again}
      </Trouble>
    )
  }
  if (name === 'offline') {
    return (
      <div className={classes.banner} data-tone="warn" role="status">
        <IconCloudOff size={16} stroke={1.75} aria-hidden="true" />
        <span>{t('banner.offline')}</span>
        {again}
      </div>
    )
  }
  return null
}

function Trouble({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className={classes.banner} data-tone="bad" role="alert">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      <span>{text}</span>
      {children}
    </div>
  )
}
