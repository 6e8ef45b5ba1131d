import { IconArrowRight, IconPencil, IconPlus } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { CompareLayer, useJourney, useView } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './compare.module.css'

/** What lies over the canvas while two variants are compared: pale steps of the other one, and what the signs mean. */
export function CompareOverlay() {
  const { editor } = useDesigner()
  const { t } = useTranslation(['variants', 'designer'])
  const other = useView(editor, (view) => view.comparing?.other)
  const name = useJourney(editor, ({ variants }) => (other === undefined ? undefined : variants[other]?.name))
  if (other === undefined) return null
  const onGhost = (id: string) => {
    const { comparing } = editor.view.getState()
    if (comparing) editor.view.setState({ comparing: { ...comparing, chosen: `step ${id}` } })
  }
  return (
    <>
      <Suspense fallback={null}>
        <CompareLayer onGhost={onGhost} />
      </Suspense>
      <ul className={classes.legend} aria-label={t('legend')}>
        <li>
          <span className={classes.sign} data-sort="added">
            <IconPlus size={12} stroke={2.25} aria-hidden="true" />
          </span>
          {t('how.added')}
        </li>
        <li>
          <span className={classes.sign} data-sort="changed">
            <IconPencil size={12} stroke={2.25} aria-hidden="true" />
          </span>
          {t('how.changed')}
        </li>
        <li>
          <span className={classes.sign} data-sort="moved">
            <IconArrowRight size={12} stroke={2.25} aria-hidden="true" />
          </span>
          {t('how.moved')}
        </li>
        <li>
          <span className={classes.ghost} aria-hidden="true" />
          <span className={classes.legendName}>
            {t('sort.removed', { name: name || t('designer:variant.unnamed') })}
          </span>
        </li>
      </ul>
    </>
  )
}
