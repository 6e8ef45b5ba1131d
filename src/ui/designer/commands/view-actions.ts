import {
  IconAlertTriangle,
  IconArrowsDiff,
  IconArrowsExchange,
  IconBinaryTree,
  IconBraces,
  IconChalkboard,
  IconChartBar,
  IconCopyPlus,
  IconFileText,
  IconFocus2,
  IconFocusCentered,
  IconHistory,
  IconKeyboard,
  IconLayoutDistributeHorizontal,
  IconLayoutRows,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
  IconLink,
  IconListTree,
  IconMap2,
  IconPhoto,
  IconPlayerPlay,
  IconUserSearch,
  IconUsersGroup,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react'
import {
  BANDS,
  goToProblem,
  type Panels,
  reveal,
  setBands,
  setPanel,
  showVariant,
  zoomToSelection,
} from '../../../editor/index.ts'
import { canvasOf } from '../../canvas/index.ts'
import { AS_IT_IS } from '../../kit/index.ts'
import { goToPart } from '../menus/parts.ts'
import { showHelp } from '../tour/help.ts'
import type { Action, ActionContext } from './action.ts'
import { anything, variantOf } from './reading.ts'

const isOpen = ({ editor }: ActionContext, panel: keyof Panels) => editor.view.getState().panels[panel]

/** An action that shows and hides a panel. */
const panel = (
  id: string,
  name: keyof Panels,
  icon: Action['icon'],
  available: Action['available'] = () => true,
): Action => ({
  id,
  section: 'view',
  icon,
  available,
  checked: (context) => isOpen(context, name),
  run: (context) => setPanel(context.editor.view, name, !isOpen(context, name)),
})

const hasProblems = ({ editor }: ActionContext) =>
  editor.diagnostics.getState().list.some(({ severity, node }) => severity !== 'hint' && node !== undefined)

const canvasDeed = (id: 'tidy' | 'zoomIn' | 'zoomOut' | 'zoomReset', icon: Action['icon']): Action => ({
  id,
  section: id === 'tidy' ? 'arrange' : 'view',
  icon,
  available: ({ editor }) => canvasOf(editor)[id] !== undefined,
  run: ({ editor }) => canvasOf(editor)[id]?.(),
})

/** Moves the keyboard on to another part of the screen. */
const part = (id: string, by: 1 | -1): Action => ({
  id,
  section: 'view',
  icon: IconArrowsExchange,
  available: () => true,
  run: () => goToPart(by),
})

/** What other people look at, read, or open. */
const publish = (id: 'picture' | 'brief' | 'link', icon: Action['icon']): Action => ({
  id,
  section: 'journey',
  icon,
  available: ({ services }) => services.publish !== undefined,
  run: ({ services }) => services.publish?.(id),
})

/** What is in view, and what holds for the journey as a whole. */
export const VIEW_ACTIONS: readonly Action[] = [
  canvasDeed('tidy', IconLayoutDistributeHorizontal),
  {
    id: 'fit',
    section: 'view',
    icon: IconFocusCentered,
    available: () => true,
    run: ({ editor }) => reveal(editor.view, []),
  },
  {
    id: 'zoomToSelection',
    section: 'view',
    icon: IconFocus2,
    available: anything,
    run: ({ editor }) => void zoomToSelection(editor),
  },
  canvasDeed('zoomIn', IconZoomIn),
  canvasDeed('zoomOut', IconZoomOut),
  canvasDeed('zoomReset', IconZoomReset),
  {
    id: 'bands',
    section: 'view',
    icon: IconLayoutRows,
    available: ({ editor }) => Object.keys(editor.document.getState().journey.stages).length > 0,
    choices: ({ editor, t }) =>
      BANDS.map((id) => ({
        id,
        title: t(`commands:bands.${id}`),
        checked: editor.view.getState().bands === id,
        run: () => setBands(editor.view, id),
      })),
  },
  {
    id: 'nextProblem',
    section: 'view',
    icon: IconAlertTriangle,
    available: hasProblems,
    run: ({ editor }) => void goToProblem(editor, 1),
  },
  {
    id: 'previousProblem',
    section: 'view',
    icon: IconAlertTriangle,
    available: hasProblems,
    run: ({ editor }) => void goToProblem(editor, -1),
  },
  panel('outline', 'outline', IconListTree),
  panel('history', 'history', IconHistory),
  panel('steps', 'palette', IconLayoutSidebar),
  panel('settings', 'inspector', IconLayoutSidebarRight),
  panel('problems', 'problems', IconAlertTriangle),
  panel('results', 'results', IconChartBar, ({ slots }) => slots.resultsPanel !== undefined),
  panel('machine', 'machine', IconBinaryTree, ({ services }) => services.compileVariant !== undefined),
  {
    id: 'stories',
    section: 'view',
    icon: IconUserSearch,
    available: ({ slots, services }) => slots.storiesPanel !== undefined && services.whoWasHere !== undefined,
    checked: (context) => isOpen(context, 'stories'),
    run: (context) =>
      isOpen(context, 'stories') ? setPanel(context.editor.view, 'stories', false) : context.services.whoWasHere?.(),
  },
  {
    id: 'simulate',
    section: 'journey',
    icon: IconPlayerPlay,
    available: ({ services }) => services.simulate !== undefined,
    run: ({ services }) => services.simulate?.(),
  },
  {
    id: 'assumptions',
    section: 'journey',
    icon: IconUsersGroup,
    available: ({ services }) => services.assumptions !== undefined,
    run: ({ services }) => services.assumptions?.(),
  },
  {
    id: 'compare',
    section: 'journey',
    icon: IconArrowsDiff,
    available: ({ services }) => services.compare !== undefined,
    run: ({ services }) => services.compare?.(),
  },
  {
    id: 'workshop',
    section: 'journey',
    icon: IconChalkboard,
    available: ({ services }) => services.workshop !== undefined,
    run: ({ services }) => services.workshop?.(),
  },
  {
    id: 'copyVariant',
    section: 'journey',
    icon: IconCopyPlus,
    available: (context) => variantOf(context) !== undefined,
    run: (context) => {
      const { editor, t } = context
      const from = variantOf(context)
      if (!from) return
      const name = t('designer:variant.copyOf', { name: from.variant.name, ...AS_IT_IS })
      const made = editor.execute('variant.add', { name, purpose: 'alternative', from: from.id })
      if (made.ok) showVariant(editor.view, made.value)
    },
  },
  part('nextPart', 1),
  part('previousPart', -1),
  publish('picture', IconPhoto),
  publish('brief', IconFileText),
  publish('link', IconLink),
  {
    id: 'shortcuts',
    section: 'journey',
    icon: IconKeyboard,
    available: () => true,
    run: () => showHelp('shortcuts'),
  },
  { id: 'tour', section: 'journey', icon: IconMap2, available: () => true, run: () => showHelp('tour') },
  {
    id: 'export',
    section: 'journey',
    icon: IconBraces,
    available: () => true,
    run: () => document.querySelector<HTMLElement>('[data-tour="export"]')?.click(),
  },
]
