import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Editor } from '../../../editor/index.ts'
import { IconButton } from '../../kit/index.ts'

/** Taking back and doing again, in a screen that lies over the canvas. */
export function HistoryButtons({ editor }: { editor: Editor }) {
  const { t } = useTranslation('common')
  const past = useStore(editor.history, (history) => history.past.length > 0)
  const future = useStore(editor.history, (history) => history.future.length > 0)
  return (
    <>
      <IconButton label={t('undo')} keys="mod+z" disabled={!past} onClick={() => editor.undo()}>
        <IconArrowBackUp size={18} stroke={1.75} />
      </IconButton>
      <IconButton label={t('redo')} keys="mod+shift+z" disabled={!future} onClick={() => editor.redo()}>
        <IconArrowForwardUp size={18} stroke={1.75} />
      </IconButton>
    </>
  )
}
