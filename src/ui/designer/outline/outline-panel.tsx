import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useVariant } from '../../canvas/index.ts'
import { IconButton } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { closePanel } from '../menus/use-tool-keys.ts'
import classes from './outline.module.css'
import { outlineOf } from './outline.ts'
import { OutlineTree } from './outline-tree.tsx'

interface OutlinePanelProps {
  /** In the canvas's place and not beside it. */
  readonly wide: boolean
  readonly onWide: (wide: boolean) => void
}

/** The journey as nested text: to be read, walked along and edited without the canvas. */
export function OutlinePanel({ wide, onWide }: OutlinePanelProps) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['outline', 'common'])
  const lines = outlineOf(useVariant(editor))
  return (
    <section className={classes.panel} aria-label={t('title')} data-testid="outline">
      <div className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        <IconButton label={t(wide ? 'beside' : 'instead')} onClick={() => onWide(!wide)}>
          {wide ? <IconArrowsDiagonalMinimize2 size={16} /> : <IconArrowsDiagonal size={16} />}
        </IconButton>
        <IconButton label={t('common:close')} onClick={() => closePanel({ editor }, 'outline')}>
          <IconX size={16} />
        </IconButton>
      </div>
      {lines.length > 0 ? <OutlineTree lines={lines} /> : <p className={classes.none}>{t('none')}</p>}
      <p className={classes.hint}>{t('hint')}</p>
    </section>
  )
}
