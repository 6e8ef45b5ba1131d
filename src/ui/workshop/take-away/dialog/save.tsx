import { Alert, Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../../kit/index.ts'
import { useWorkshop } from '../../workshop-context.ts'
import type { Page } from '../page/paper.ts'
import type { TakenAway } from '../speech.ts'
import type { Choices } from './choices.ts'
import { filesOf } from './files.ts'

interface SaveProps {
  choices: Choices
  taken: TakenAway
  pages: readonly Page[]
}

export function Save({ choices, taken, pages }: SaveProps) {
  const { services } = useWorkshop()
  const { t } = useTranslation('takeAway')
  const announce = useAnnounce()
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')
  const paged = choices.what === 'sheet' || choices.what === 'report'
  const pictures = choices.what === 'sheet' && choices.format !== 'pdf' && pages.length > 1
  const save = async () => {
    setState('busy')
    try {
      const files = await filesOf(taken, pages, choices)
      for (const { name, content, type } of files) services.save(name, content, type)
      const [first] = files
      announce(
        files.length === 1 && first
          ? t('dialog.saved', { name: first.name })
          : t('dialog.savedMany', { count: files.length }),
      )
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      {state === 'failed' && (
        <Alert color="red" role="alert">
          {t('dialog.failed')}
        </Alert>
      )}
      <Button
        fullWidth
        data-autofocus
        loading={state === 'busy'}
        disabled={paged && pages.length === 0}
        leftSection={<IconDownload size={16} stroke={1.75} />}
        onClick={() => void save()}
      >
        {pictures ? t('dialog.saveSheets', { count: pages.length }) : t('dialog.save')}
      </Button>
    </>
  )
}
