import { Button } from '@mantine/core'
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react'
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Board, BoardCollection } from '../../../document/index.ts'
import { BoardCanvas, type BoardHandle, boardStoreOf, type Cell, type HeadingParts } from '../../canvas/board/index.ts'
import { EmptyState, onDemand, useAnnounce } from '../../kit/index.ts'
import { usePerson, useTold, useWorkshop } from '../workshop-context.ts'
import { ALL_ACTIONS, actionShown, boardLayouter } from './board-course.ts'
import { CellEditor } from './cells/cell-editor.tsx'
import { CellFace } from './cells/cell-face.tsx'
import { EmotionLane } from './emotion-lane.tsx'
import { LaneHead, StageHead, StepHead } from './headings.tsx'
import { addPictures } from './images/add-pictures.ts'
import { addFirstStep, moveStepBy } from './step-deeds.ts'
import { SelectionBar } from './tools/selection-bar.tsx'
import { ToolBar } from './tools/tool-bar.tsx'
import tools from './tools/tools.module.css'
import { LanesMenu, TopBar } from './tools/top-bar.tsx'
import { createToolsStore, type Tools, ToolsProvider, useTools } from './tools-context.ts'

const Presentation = onDemand(async () => (await import('./presentation/presentation.tsx')).Presentation)

const HEADINGS: HeadingParts = { StageHead, StepHead, LaneHead }

/** The whiteboard: what the group has told as stages and lanes, and whatever else it puts upon it. */
export function BoardView() {
  const { editor } = useWorkshop()
  const announce = useAnnounce()
  const person = usePerson()
  const [board] = useState(() => boardStoreOf(editor))
  const [store] = useState(createToolsStore)
  const handle = useRef<BoardHandle | undefined>(undefined)
  const surroundings = useMemo((): Tools => {
    const bench = { editor, store: board, layout: boardLayouter(editor, board) }
    return { editor, board, bench, store, handle: () => handle.current, announce }
  }, [editor, board, store, announce])
  useEffect(() => board.setState({ author: person }), [board, person])
  const onReady = useCallback((ready: BoardHandle) => {
    handle.current = ready
  }, [])
  return (
    <ToolsProvider value={surroundings}>
      <Whiteboard onReady={onReady} />
    </ToolsProvider>
  )
}

function Whiteboard({ onReady }: { onReady: (handle: BoardHandle) => void }) {
  const { t } = useTranslation('board')
  const surroundings = useTools()
  const { editor, board, bench, store } = surroundings
  // The layout follows these; reading it is cheap while they are as they were.
  useStore(editor.document)
  useStore(board, (view) => view.hidden)
  useStore(board, (view) => view.action)
  const layout = bench.layout()
  const presenting = useStore(store, (state) => state.presenting)
  const laneName = useCallback((lane: Cell['lane']) => t(`lane.${lane}`), [t])
  const stepName = useCallback(
    (step: string) => editor.document.getState().journey.workshop?.steps[step]?.name || t('step.unnamed'),
    [editor, t],
  )
  const overlay = useMemo(() => <EmotionLane layout={layout} />, [layout])
  const grid = useMemo(
    () => ({ Face: CellFace, CellEditor, gridName: t('grid'), laneName, stepName, overlay }),
    [t, laneName, stepName, overlay],
  )
  const thingName = useThingName()
  const onFiles = useCallback(
    (files: readonly File[], at: { x: number; y: number }) => void addPictures(surroundings, files, at, t),
    [surroundings, t],
  )
  const onKey = useCallback((key: string, cell: Cell | undefined) => boardKey(surroundings, key, cell), [surroundings])
  return (
    <>
      <BoardCanvas
        bench={bench}
        layout={layout}
        grid={grid}
        headings={HEADINGS}
        corner={<LanesMenu />}
        thingName={thingName}
        onFiles={onFiles}
        onKey={onKey}
        onReady={onReady}
      >
        {layout.columns.length === 0 && <Nothing />}
        <SelectionBar />
        <TopBar />
        <ToolBar />
        <Notice />
      </BoardCanvas>
      {presenting && (
        <Suspense fallback={null}>
          <Presentation onClose={() => store.setState({ presenting: false })} />
        </Suspense>
      )}
    </>
  )
}

/** Keys of what lies around the board itself. */
function boardKey(tools: Tools, key: string, cell: Cell | undefined): boolean {
  const { board, store } = tools
  if (key === 'Alt+ArrowLeft' || key === 'Alt+ArrowRight')
    return cell !== undefined && moveAlong(tools, cell, key === 'Alt+ArrowLeft' ? -1 : 1)
  if (key === 'menu') {
    store.setState({ menu: cell?.step })
    return true
  }
  if (key === 'f') store.setState({ presenting: true })
  else if (key === 'e') board.setState({ tool: 'stamp', editing: undefined })
  else if (key === 'i') document.querySelector<HTMLElement>('[data-board-picture]')?.click()
  else return false
  return true
}

/** Moves the step of a cell, and the keyboard along with it. */
function moveAlong(tools: Tools, cell: Cell, by: 1 | -1): boolean {
  if (moveStepBy(tools, cell.step, by)) requestAnimationFrame(() => tools.handle()?.goTo(cell))
  return true
}

/** How the things of the board are called. */
function useThingName() {
  const { t } = useTranslation('board')
  return useCallback(
    (kind: BoardCollection, thing: object): string => {
      if (kind === 'stickies')
        return t('thing.sticky', { text: (thing as Board['stickies'][string]).text || t('cell.empty') })
      if (kind === 'images')
        return t('thing.image', { text: (thing as Board['images'][string]).alt || t('picture.noAlt') })
      if (kind === 'stamps') return t('thing.stamp', { emoji: (thing as Board['stamps'][string]).emoji })
      return t('thing.stroke')
    },
    [t],
  )
}

/** Before there is a course. */
function Nothing() {
  const { t } = useTranslation('board')
  const surroundings = useTools()
  const chosen = useStore(surroundings.board, (view) => view.action)
  const action = useTold((workshop) => {
    const shown = actionShown(workshop, chosen)
    return shown === ALL_ACTIONS ? undefined : workshop.actions[shown]?.name
  })
  return (
    <div className={tools.empty}>
      <EmptyState
        icon={<IconLayoutKanban size={28} stroke={1.5} />}
        title={action === undefined ? t('empty.title') : t('empty.titleOf', { action })}
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={() => addFirstStep(surroundings)}>
            {t('empty.add')}
          </Button>
        }
      >
        {t('empty.text')}
      </EmptyState>
    </div>
  )
}

const NOTICE_MS = 8_000

/** What could not be done and why; it goes by itself, or when it is pressed. */
function Notice() {
  const { store, announce } = useTools()
  const notice = useStore(store, (state) => state.notice)
  useEffect(() => {
    if (notice === undefined) return
    announce(notice)
    const timer = setTimeout(() => store.setState({ notice: undefined }), NOTICE_MS)
    return () => clearTimeout(timer)
  }, [notice, store, announce])
  if (notice === undefined) return null
  return (
    <button
      type="button"
      className={tools.notice}
      data-testid="board-notice"
      onClick={() => store.setState({ notice: undefined })}
    >
      {notice}
    </button>
  )
}
