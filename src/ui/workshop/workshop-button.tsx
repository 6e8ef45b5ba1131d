import { useHotkeys } from '@mantine/hooks'
import { IconChalkboard } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../kit/index.ts'
import type { WorkshopView } from './workshop-view.ts'

const KEYS = 'alt+shift+w'

/** Opens the workshop from the bar of the designer. */
export function WorkshopButton({ view }: { view: WorkshopView }) {
  const { t } = useTranslation('workshop')
  useHotkeys([[KEYS, () => view.open()]], [])
  return (
    <IconButton label={t('open')} keys={KEYS} aria-haspopup="dialog" onClick={() => view.open()}>
      <IconChalkboard size={18} stroke={1.75} />
    </IconButton>
  )
}
