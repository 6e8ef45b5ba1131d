import { Modal } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../kit/index.ts'
import { type Choices, useChoices } from './choices.ts'
import { isEmpty } from './missing.ts'
import { PagesPreview, TextPreview } from './previews.tsx'
import { Save } from './save.tsx'
import { Settings } from './settings.tsx'
import classes from './take-away.module.css'
import { usePages, useTaken } from './use-taken.ts'

/** What is taken away, as what, and how it will look. */
export function TakeAwayDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['takeAway', 'workshopLink', 'common'])
  return (
    <Modal
      opened={open}
      onClose={onClose}
      size={1040}
      data-testid="take-away"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Content />
    </Modal>
  )
}

function Content() {
  const { t } = useTranslation('takeAway')
  const [choices, change] = useChoices()
  const taken = useTaken(choices.simulated)
  if (isEmpty(taken.workshop))
    return (
      <EmptyState icon={<IconPackageExport size={20} stroke={1.75} />} title={t('dialog.empty')}>
        {t('dialog.emptyText')}
      </EmptyState>
    )
  return <Choosing choices={choices} change={change} />
}

function Choosing({ choices, change }: { choices: Choices; change: (change: Partial<Choices>) => void }) {
  const taken = useTaken(choices.simulated)
  const pages = usePages(taken, choices)
  const paged = choices.what === 'sheet' || choices.what === 'report'
  return (
    <div className={classes.columns}>
      <div className={classes.settings}>
        <Settings choices={choices} change={change} taken={taken} pages={pages} />
        <Save choices={choices} taken={taken} pages={pages} />
      </div>
      {paged ? (
        <PagesPreview key={choices.what} pages={pages} what={choices.what} />
      ) : (
        <TextPreview taken={taken} what={choices.what} />
      )}
    </div>
  )
}
