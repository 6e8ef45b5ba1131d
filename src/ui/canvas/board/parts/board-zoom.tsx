import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import { useStore as useFlow } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { IconButton, useFormat } from '../../../kit/index.ts'
import type { Camera } from '../use/use-camera.ts'
import classes from './board-zoom.module.css'

/** Nearer, further, everything. */
export function BoardZoom({ camera }: { camera: Camera }) {
  const { t } = useTranslation('board')
  const format = useFormat()
  const zoom = useFlow((state) => Math.round(state.transform[2] * 100))
  const shown = format.percent(zoom / 100, 0)
  const label = t('zoom.reset')
  return (
    <div className={classes.controls}>
      <IconButton label={t('zoom.out')} keys="-" onClick={() => camera.zoomBy(0.8)}>
        <IconMinus size={16} />
      </IconButton>
      <button
        type="button"
        className={classes.percent}
        aria-label={`${shown}: ${label}`}
        title={label}
        onClick={() => camera.zoomTo(1)}
      >
        {shown}
      </button>
      <IconButton label={t('zoom.in')} keys="=" onClick={() => camera.zoomBy(1.25)}>
        <IconPlus size={16} />
      </IconButton>
      <IconButton label={t('zoom.fit')} keys="shift+1" onClick={() => camera.fit()}>
        <IconFocusCentered size={16} />
      </IconButton>
    </div>
  )
}
