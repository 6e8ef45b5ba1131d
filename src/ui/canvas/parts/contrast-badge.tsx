import { IconArrowRight, IconPencil, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCanvas, useView } from '../canvas-context.ts'
import classes from './contrast-badge.module.css'

const ICONS = { added: IconPlus, changed: IconPencil, moved: IconArrowRight }

/** How a step or note differs from the variant that this one is compared with. Key as in the view's contrasts. */
export function ContrastBadge({ of }: { of: string }) {
  const { editor } = useCanvas()
  const how = useView(editor, (view) => view.comparing?.contrasts.get(of))
  return how === undefined ? null : <Badge how={how} />
}

// Its words are loaded with the panel that finds the differences: they are there before the first badge is.
function Badge({ how }: { how: keyof typeof ICONS }) {
  const { t } = useTranslation('variants')
  const Icon = ICONS[how]
  const label = t(`how.${how}`)
  return (
    <div className={classes.badge} data-contrast={how} role="img" aria-label={label} title={label}>
      <Icon size={14} stroke={2.25} aria-hidden="true" />
    </div>
  )
}
