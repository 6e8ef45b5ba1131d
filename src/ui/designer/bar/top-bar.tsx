import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHistory,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconListTree,
  IconSearch,
  IconUserSearch,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { setPanel } from '../../../editor/index.ts'
import { useJourney, useView } from '../../canvas/index.ts'
import { IconButton } from '../../kit/index.ts'
import { SHORTCUTS } from '../commands/shortcuts.ts'
import { useDesigner } from '../designer-context.ts'
import { TextField } from '../fields/text-field.tsx'
import { MachineToggle } from '../machine/machine-toggle.tsx'
import type { DesignerSlots } from '../props.ts'
import classes from './bar.module.css'
import { ExportMenu } from './export-menu.tsx'
import { VariantMenu } from './variant-menu.tsx'

/** The bar across the top: what this is, that it is safe, and what can be done with it. */
export function TopBar({ slots }: { slots: DesignerSlots }) {
  const { editor, services } = useDesigner()
  const { t } = useTranslation('designer')
  const name = useJourney(editor, (journey) => journey.name)
  const panels = useView(editor, (view) => view.panels)
  return (
    <header className={classes.bar}>
      <h1 className="j-visually-hidden">{name || t('bar.unnamed')}</h1>
      <div className={classes.side}>
        {slots.leading}
        <IconButton
          label={t('bar.palette')}
          aria-pressed={panels.palette}
          onClick={() => setPanel(editor.view, 'palette', !panels.palette)}
        >
          <IconLayoutSidebar size={18} stroke={1.75} />
        </IconButton>
        <PanelToggle panel="outline" icon={<IconListTree size={18} stroke={1.75} />} />
        <TextField
          variant="unstyled"
          className={classes.name ?? ''}
          aria-label={t('bar.name')}
          placeholder={t('bar.unnamed')}
          data-testid="journey-name"
          maxLength={200}
          value={name}
          onWrite={(text) => editor.execute('journey.rename', { name: text })}
        />
        <VariantMenu />
      </div>
      <div className={classes.middle}>
        <HistoryButtons />
        {slots.saveState}
      </div>
      <div className={classes.side} data-end>
        <PaletteButton />
        <ExportMenu />
        {slots.simulateButton}
        {slots.trailing}
        {slots.storiesPanel && <StoriesToggle />}
        {services.compileVariant && <MachineToggle />}
        <IconButton
          label={t('bar.inspector')}
          aria-pressed={panels.inspector && !panels.stories}
          onClick={() => {
            // It comes back from behind the stories.
            setPanel(editor.view, 'inspector', panels.stories || !panels.inspector)
            setPanel(editor.view, 'stories', false)
          }}
        >
          <IconLayoutSidebarRight size={18} stroke={1.75} />
        </IconButton>
      </div>
    </header>
  )
}

/** Opens and closes the example customers beside the canvas. */
function StoriesToggle() {
  const { editor, services } = useDesigner()
  const { t } = useTranslation('stories')
  const open = useView(editor, (view) => view.panels.stories)
  const toggle = () => (open ? setPanel(editor.view, 'stories', false) : services.whoWasHere?.())
  return (
    <IconButton label={t('title')} aria-pressed={open} onClick={toggle}>
      <IconUserSearch size={18} stroke={1.75} />
    </IconButton>
  )
}

/** Opens and closes a panel that has a key of its own. */
function PanelToggle({ panel, icon }: { panel: 'outline' | 'history'; icon: ReactNode }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('commands')
  const open = useView(editor, (view) => view.panels[panel])
  return (
    <IconButton
      label={t(`action.${panel}`)}
      keys={SHORTCUTS[panel][0]}
      aria-pressed={open}
      onClick={() => setPanel(editor.view, panel, !open)}
    >
      {icon}
    </IconButton>
  )
}

/** Opens the command palette, for those who do not know its keys yet. */
function PaletteButton() {
  const { tools } = useDesigner()
  const { t } = useTranslation('commands')
  return (
    <IconButton label={t('palette.open')} keys={SHORTCUTS.palette[0]} onClick={() => tools.setState({ palette: true })}>
      <IconSearch size={18} stroke={1.75} />
    </IconButton>
  )
}

function HistoryButtons() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const undo = useStore(editor.history, (history) => history.past.at(-1)?.name)
  const redo = useStore(editor.history, (history) => history.future.at(-1)?.name)
  const label = (word: 'undo' | 'redo', name: string | undefined) =>
    name === undefined ? t(`bar.${word}`) : t(`bar.${word}Step`, { step: t(`history.${name}`) })
  return (
    <>
      <IconButton label={label('undo', undo)} keys="mod+z" disabled={undo === undefined} onClick={() => editor.undo()}>
        <IconArrowBackUp size={18} stroke={1.75} />
      </IconButton>
      <IconButton
        label={label('redo', redo)}
        keys="mod+shift+z"
        disabled={redo === undefined}
        onClick={() => editor.redo()}
      >
        <IconArrowForwardUp size={18} stroke={1.75} />
      </IconButton>
      <PanelToggle panel="history" icon={<IconHistory size={18} stroke={1.75} />} />
    </>
  )
}
