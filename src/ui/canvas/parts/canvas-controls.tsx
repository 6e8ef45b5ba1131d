import {
  IconFocusCentered,
  IconLasso,
  IconLayoutColumns,
  IconLayoutRows,
  IconMinus,
  IconNote,
  IconPlus,
  IconSitemap,
} from '@tabler/icons-react'
import { Panel, useStore as useFlow, useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Bands, placeInView, reveal, select, setBands, setLasso, variantInView } from '../../../editor/index.ts'
import { IconButton, useFormat } from '../../kit/index.ts'
import { useCanvas, useJourney, useView } from '../canvas-context.ts'
import { offerHandles } from '../handles.ts'
import { useTidy } from '../layout/use-tidy.ts'
import { nameGroup } from '../use/group-and-name.ts'
import classes from './canvas-controls.module.css'

/** Zoom, fit, tidy up and a new note. */
export function CanvasControls() {
  const { editor, readOnly, glideFrom, naming } = useCanvas()
  const { t } = useTranslation('canvas')
  const { zoomIn, zoomOut, zoomTo } = useReactFlow()
  const tidy = useTidy(editor, glideFrom)
  useEffect(
    () =>
      offerHandles(editor, {
        ...(!readOnly && { tidy: tidy.run, nameGroup: (group: string) => nameGroup(editor, naming, group) }),
        zoomIn: () => void zoomIn(),
        zoomOut: () => void zoomOut(),
        zoomReset: () => void zoomTo(1),
      }),
    [editor, readOnly, naming, tidy.run, zoomIn, zoomOut, zoomTo],
  )
  return (
    <Panel position="bottom-left" className={classes.controls ?? ''}>
      <IconButton label={t('controls.zoomOut')} onClick={() => void zoomOut()}>
        <IconMinus size={16} />
      </IconButton>
      <ZoomPercent />
      <IconButton label={t('controls.zoomIn')} onClick={() => void zoomIn()}>
        <IconPlus size={16} />
      </IconButton>
      <span className={classes.divider} />
      <IconButton label={t('controls.fit')} keys="shift+1" onClick={() => reveal(editor.view, [])}>
        <IconFocusCentered size={16} />
      </IconButton>
      <BandsButton />
      {!readOnly && (
        <>
          <LassoButton />
          <IconButton
            label={tidy.working ? t('controls.tidying') : t('controls.tidy')}
            loading={tidy.working}
            onClick={tidy.run}
          >
            <IconSitemap size={16} />
          </IconButton>
          <IconButton label={t('controls.note')} onClick={() => addNote(editor)}>
            <IconNote size={16} />
          </IconButton>
        </>
      )}
    </Panel>
  )
}

/** Selecting by a line drawn around things, in place of panning. */
function LassoButton() {
  const { editor } = useCanvas()
  const { t } = useTranslation('canvas')
  const inHand = useView(editor, (view) => view.lasso)
  return (
    <IconButton
      label={t('controls.lasso')}
      keys="l"
      aria-pressed={inHand}
      data-on={inHand || undefined}
      className={classes.toggle ?? ''}
      onClick={() => setLasso(editor.view, !inHand)}
    >
      <IconLasso size={16} />
    </IconButton>
  )
}

const NEXT_BANDS: Readonly<Record<Bands, Bands>> = { none: 'rows', rows: 'columns', columns: 'none' }

/** Stages behind the steps: as rows, as columns, not at all. Only where there are stages. */
function BandsButton() {
  const { editor } = useCanvas()
  const { t } = useTranslation('canvas')
  const bands = useView(editor, (view) => view.bands)
  const none = useJourney(editor, (journey) => Object.keys(journey.stages).length === 0)
  const Icon = bands === 'columns' ? IconLayoutColumns : IconLayoutRows
  return (
    <IconButton
      label={t(none ? 'controls.bandsEmpty' : `controls.bands.${bands}`)}
      aria-pressed={bands !== 'none'}
      aria-disabled={none || undefined}
      data-on={bands !== 'none' || undefined}
      className={classes.toggle ?? ''}
      onClick={() => {
        if (!none) setBands(editor.view, NEXT_BANDS[bands])
      }}
    >
      <Icon size={16} />
    </IconButton>
  )
}

/** The magnification; pressing it goes back to one to one. Alone, because it changes with every turn of the wheel. */
function ZoomPercent() {
  const { t } = useTranslation('canvas')
  const format = useFormat()
  const { zoomTo } = useReactFlow()
  const zoom = useFlow((state) => Math.round(state.transform[2] * 100))
  const label = t('controls.zoomReset')
  const shown = format.percent(zoom / 100, 0)
  return (
    // The name begins with what is seen: who speaks to the computer says what they see.
    <button
      type="button"
      className={classes.percent}
      aria-label={`${shown}: ${label}`}
      title={label}
      onClick={() => void zoomTo(1)}
    >
      {shown}
    </button>
  )
}

function addNote(editor: ReturnType<typeof useCanvas>['editor']): void {
  const shown = variantInView(editor.document.getState().journey, editor.view.getState())
  if (!shown) return
  const made = editor.execute('note.add', { position: placeInView(shown.variant, editor.view.getState().viewport) })
  if (made.ok) select(editor.view, { notes: [made.value] })
}
