import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { BriefDialog } from './dialog/brief-dialog.tsx'
import { LinkDialog } from './dialog/link-dialog.tsx'
import { PictureDialog } from './dialog/picture-dialog.tsx'
import type { Published, PublishingProps } from './publishing.ts'

const DIALOGS = { picture: PictureDialog, brief: BriefDialog, link: LinkDialog } as const
const TITLES = { picture: 'publishing:title', brief: 'publishing:brief.title', link: 'publishing:link.title' } as const

/** One dialog at a time: the picture, the brief, or the link. */
export function PublishingDialogs(props: PublishingProps) {
  const { t } = useTranslation(['publishing', 'kinds', 'common', 'results'])
  const open = useStore(props.publishing.view, (view) => view.open)
  // What was open stays in sight while the dialog fades away.
  const [last, setLast] = useState<Published>('picture')
  if (open !== undefined && open !== last) setLast(open)
  const Dialog = DIALOGS[last]
  return (
    <Modal
      opened={open !== undefined}
      onClose={props.publishing.close}
      size={last === 'link' ? 'md' : 920}
      title={t(TITLES[last])}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Dialog {...props} />
    </Modal>
  )
}
