import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconBinaryTree2, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setPanel } from '../../../editor/index.ts'
import { EmptyState } from '../../kit/index.ts'
import { MachineExportMenu } from '../bar/export-menu.tsx'
import { useDesigner } from '../designer-context.ts'
import type { DesignerProps } from '../props.ts'
import type { Moment } from './live.ts'
import classes from './machine.module.css'
import { MachineTree } from './machine-tree.tsx'
import { find } from './rows.ts'
import { StoryPlayer } from './story-player.tsx'
import { type MachineView, type ReadableMachine, useMachine } from './use-machine.ts'

/** Beside the canvas: the machine that the variant in view is, in XState's words, and where a story stands in it. */
export function MachinePanel({ run }: { run: DesignerProps['run'] }) {
  const { editor, services } = useDesigner()
  const { t } = useTranslation(['machine', 'common'])
  const view = useMachine(editor, services.compileVariant)
  return (
    <aside className={classes.panel} aria-label={t('title')} data-testid="machine">
      <header className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        <MachineExportMenu />
        <CloseButton aria-label={t('common:close')} onClick={() => setPanel(editor.view, 'machine', false)} />
      </header>
      <Notice view={view} />
      {view.shown ? <Machine shown={view.shown} run={run} /> : <Nothing view={view} />}
    </aside>
  )
}

function Machine({ shown, run }: { shown: ReadableMachine; run: DesignerProps['run'] }) {
  const { t } = useTranslation('machine')
  const [search, setSearch] = useState('')
  const [moment, setMoment] = useState<Moment | undefined>(undefined)
  const found = useMemo(() => find(shown.outline, search), [shown.outline, search])
  return (
    <>
      <div className={classes.search}>
        <TextInput
          type="search"
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          placeholder={t('search')}
          aria-label={t('search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setSearch('')
          }}
        />
        <span className={classes.count} role="status">
          {found && t('found', { count: found.matches.size })}
        </span>
      </div>
      <MachineTree shown={shown} found={found} moment={moment} />
      <StoryPlayer shown={shown} run={run} onMoment={setMoment} />
    </>
  )
}

/** Why what stands below is not the journey as it is. */
function Notice({ view }: { view: MachineView }): ReactNode {
  const { editor } = useDesigner()
  const { t } = useTranslation(['machine', 'common'])
  if (view.status === 'failed') {
    return (
      <div className={classes.notice} role="alert">
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        <div>
          <p>{t('failed.text')}</p>
          <Button size="compact-xs" variant="default" onClick={view.retry}>
            {t('failed.retry')}
          </Button>
        </div>
      </div>
    )
  }
  if (view.status !== 'broken') return null
  return (
    <div className={classes.notice} role="status">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          <strong>{t('broken.title')}</strong> {t(view.shown ? 'broken.before' : 'broken.text')}
        </p>
        <Button size="compact-xs" variant="default" onClick={() => setPanel(editor.view, 'problems', true)}>
          {t('broken.problems')}
        </Button>
      </div>
    </div>
  )
}

function Nothing({ view }: { view: MachineView }) {
  const { t } = useTranslation('machine')
  if (view.status === 'failed') return null
  return (
    <EmptyState icon={<IconBinaryTree2 size={20} stroke={1.5} />} title={t('title')}>
      {view.status === 'pending' ? t('pending') : t('about')}
    </EmptyState>
  )
}
