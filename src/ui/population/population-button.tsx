import { useHotkeys } from '@mantine/hooks'
import { IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../kit/index.ts'
import type { Population } from './population.ts'

const KEYS = 'mod+shift+enter'

/** Opens the screen of assumptions; beside the button that runs the journey on them. */
export function PopulationButton({ population }: { population: Population }) {
  const { t } = useTranslation('population')
  useHotkeys([[KEYS, () => population.open()]], [])
  return (
    <IconButton label={t('open')} keys={KEYS} aria-haspopup="dialog" onClick={() => population.open()}>
      <IconUsersGroup size={18} stroke={1.75} />
    </IconButton>
  )
}
