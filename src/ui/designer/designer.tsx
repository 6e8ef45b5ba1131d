import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { type ReactNode, type RefObject, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addStep, loadLaterCommands, select, setPanel } from '../../editor/index.ts'
import { JourneyCanvas, useVariant, useView } from '../canvas/index.ts'
import { EmptyState, onDemand, onDemandOrNothing } from '../kit/index.ts'
import { createTools } from './commands/tools.ts'
import classes from './designer.module.css'
import { DesignerProvider, useDesigner } from './designer-context.ts'
import { ProblemsButton } from './problems/problems-button.tsx'
import type { DesignerProps } from './props.ts'

// What stands around the canvas weighs more than the canvas: it arrives right after it, into places kept for it.
const TopBar = onDemand(async () => (await import('./bar/top-bar.tsx')).TopBar)
const Palette = onDemand(async () => (await import('./palette/palette.tsx')).Palette)
const Inspector = onDemand(async () => (await import('./inspector/inspector.tsx')).Inspector)
const MachinePanel = onDemand(async () => (await import('./machine/machine-panel.tsx')).MachinePanel)
const ProblemsPanel = onDemand(async () => (await import('./problems/problems-panel.tsx')).ProblemsPanel)

const ComparePanel = onDemand(async () => {
  const [{ ComparePanel: panel }] = await Promise.all([import('./compare/compare-panel.tsx'), loadLaterCommands()])
  return panel
})
const CompareOverlay = onDemandOrNothing(async () => (await import('./compare/compare-overlay.tsx')).CompareOverlay)
const OutlinePanel = onDemand(async () => (await import('./outline/outline-panel.tsx')).OutlinePanel)
const HistoryPanel = onDemand(async () => (await import('./history/history-panel.tsx')).HistoryPanel)
const ToolLayer = onDemandOrNothing(async () => (await import('./menus/tool-layer.tsx')).ToolLayer)

const NO_SLOTS = {}
const NO_SERVICES = {}

/** The screen on which a journey is drawn. */
export function Designer({ editor, run, slots = NO_SLOTS, services = NO_SERVICES }: DesignerProps) {
  const { t } = useTranslation('designer')
  const panels = useView(editor, (view) => view.panels)
  const frame = useRef<HTMLDivElement>(null)
  const journeyName = useJourneyNames(editor, services.journeys)
  const openStep = useOpenStep(editor, frame)
  const [tools] = useState(createTools)
  const [wide, setWide] = useState(false)
  const surroundings = useMemo(
    () => ({ editor, services, slots, run, tools, openStep }),
    [editor, services, slots, run, tools, openStep],
  )
  useEffect(() => {
    // What was pressed to come here is gone with its screen; the next key is meant for the canvas.
    if (document.activeElement === document.body)
      frame.current?.querySelector<HTMLElement>('[data-testid="canvas"]')?.focus({ preventScroll: true })
  }, [])
  const behind = panels.outline && wide
  const comparing = useView(editor, (view) => view.comparing !== undefined)
  const below = panels.results && slots.resultsPanel !== undefined
  return (
    <DesignerProvider value={surroundings}>
      <div className={classes.designer} ref={frame}>
        <Suspense fallback={<div className={classes.barPlace} />}>
          <TopBar slots={slots} />
        </Suspense>
        <div className={classes.body}>
          {panels.palette && (
            <div className={classes.left}>
              <Suspense fallback={null}>
                <Palette />
              </Suspense>
            </div>
          )}
          {panels.outline && (
            <div className={classes.outline} data-wide={wide || undefined}>
              <Suspense fallback={null}>
                <OutlinePanel wide={wide} onWide={setWide} />
              </Suspense>
            </div>
          )}
          <main className={classes.centre} aria-label={t('main')} data-behind={behind || undefined} inert={behind}>
            <div className={classes.canvas}>
              <JourneyCanvas editor={editor} run={run} journeyName={journeyName} onOpenStep={openStep}>
                <div className={classes.status}>
                  <ProblemsButton />
                  {slots.status}
                </div>
                <FirstSteps />
                {slots.overCanvas}
                {comparing && (
                  <Suspense fallback={null}>
                    <CompareOverlay />
                  </Suspense>
                )}
              </JourneyCanvas>
              <Suspense fallback={null}>
                <ToolLayer frame={frame} />
              </Suspense>
            </div>
            {panels.problems && (
              <div className={classes.problems}>
                <Suspense fallback={null}>
                  <ProblemsPanel />
                </Suspense>
              </div>
            )}
            {below && (
              <div className={classes.results} data-tour="results">
                {slots.resultsPanel}
              </div>
            )}
          </main>
          {panels.machine && services.compileVariant && (
            <div className={classes.machine}>
              <Suspense fallback={null}>
                <MachinePanel run={run} />
              </Suspense>
            </div>
          )}
          {panels.history && (
            <div className={classes.history}>
              <Suspense fallback={null}>
                <HistoryPanel />
              </Suspense>
            </div>
          )}
          <Beside comparing={comparing} stories={panels.stories ? slots.storiesPanel : undefined} />
        </div>
      </div>
    </DesignerProvider>
  )
}

/** The one panel at the right end: what two variants differ in, example customers, or the inspector. */
function Beside({ comparing, stories }: { comparing: boolean; stories: ReactNode }) {
  const { editor } = useDesigner()
  const inspector = useView(editor, (view) => view.panels.inspector)
  if (comparing)
    return (
      <div className={classes.compare}>
        <Suspense fallback={null}>
          <ComparePanel />
        </Suspense>
      </div>
    )
  if (stories) return <div className={classes.stories}>{stories}</div>
  if (!inspector) return null
  return (
    <div className={classes.right}>
      <Suspense fallback={null}>
        <Inspector />
      </Suspense>
    </div>
  )
}

function useJourneyNames(
  editor: DesignerProps['editor'],
  journeys: readonly { readonly id: string; readonly name: string }[] | undefined,
): (id: string) => string {
  return useCallback(
    (id: string) => {
      // A journey may lead to itself, and is not among the others.
      const { journey: open } = editor.document.getState()
      return [open, ...(journeys ?? [])].find((journey) => journey.id === id)?.name || id
    },
    [editor, journeys],
  )
}

/** How long the inspector may take to come. */
const PATIENCE_MS = 1_000

/** Opens the inspector on a step and moves the keyboard into its first field. */
function useOpenStep(editor: DesignerProps['editor'], frame: RefObject<HTMLElement | null>): (id: string) => void {
  const timer = useRef(0)
  useEffect(() => () => cancelAnimationFrame(timer.current), [])
  return useCallback(
    (id: string) => {
      select(editor.view, { nodes: [id] })
      setPanel(editor.view, 'stories', false)
      setPanel(editor.view, 'inspector', true)
      const until = performance.now() + PATIENCE_MS
      const look = () => {
        const field = frame.current?.querySelector<HTMLElement>('[data-testid="step-name"]')
        if (field) {
          field.focus()
          if (field instanceof HTMLInputElement) field.select()
        } else if (performance.now() < until) timer.current = requestAnimationFrame(look)
      }
      cancelAnimationFrame(timer.current)
      timer.current = requestAnimationFrame(look)
    },
    [editor, frame],
  )
}

/** What to do on an empty canvas. */
function FirstSteps() {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const variant = useVariant(editor)
  if (Object.keys(variant.nodes).length > 0) return null
  return (
    <div className={classes.first}>
      <EmptyState
        icon={<IconRoute size={20} stroke={1.5} />}
        title={t('first.title')}
        actions={
          <Button onClick={() => addStep(editor, { kind: 'entry', name: t('common:kind.entry') })}>
            {t('first.addEntry')}
          </Button>
        }
      >
        {t('first.text')}
      </EmptyState>
    </div>
  )
}
