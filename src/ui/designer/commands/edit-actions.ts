import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsDown,
  IconArrowsUp,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconCut,
  IconDeselect,
  IconLasso,
  IconReplace,
  IconSearch,
  IconSelectAll,
  IconStack2,
  IconTrash,
  IconUnlink,
} from '@tabler/icons-react'
import {
  copySelection,
  cutSelection,
  deleteSelection,
  duplicateSelection,
  pasteText,
  reveal,
  select,
  selectAll,
  selectAlongFlow,
  selectSameKind,
  setLasso,
} from '../../../editor/index.ts'
import { canvasOf } from '../../canvas/index.ts'
import type { Action, ActionContext } from './action.ts'
import { anything, selectionOf, steps, things } from './reading.ts'

const clipboard = (): Clipboard | undefined => (typeof navigator === 'undefined' ? undefined : navigator.clipboard)

/** Puts text on the system's clipboard, and says what came of it. */
async function put(text: string | undefined, { announce, t }: ActionContext, done: string): Promise<void> {
  if (text === undefined) return
  try {
    await clipboard()?.writeText(text)
    announce(t(done))
  } catch {
    announce(t('commands:said.noClipboard'), 'assertive')
  }
}

async function paste({ editor, at, announce, t }: ActionContext): Promise<void> {
  try {
    const pasted = pasteText(editor, (await clipboard()?.readText()) ?? '', at)
    if (pasted?.ok) reveal(editor.view, pasted.value.nodes, true)
    else announce(t('commands:said.nothingToPaste'), 'assertive')
  } catch {
    announce(t('commands:said.noClipboard'), 'assertive')
  }
}

const someThings = (context: ActionContext) => things(context) > 0
const someSteps = (context: ActionContext) => steps(context).length > 0

/** What is done to whatever is selected, and finding it. */
export const EDIT_ACTIONS: readonly Action[] = [
  {
    id: 'undo',
    section: 'edit',
    icon: IconArrowBackUp,
    available: ({ editor }) => editor.history.getState().past.length > 0,
    run: ({ editor }) => void editor.undo(),
  },
  {
    id: 'redo',
    section: 'edit',
    icon: IconArrowForwardUp,
    available: ({ editor }) => editor.history.getState().future.length > 0,
    run: ({ editor }) => void editor.redo(),
  },
  {
    id: 'cut',
    section: 'edit',
    icon: IconCut,
    available: (context) => someThings(context) && clipboard() !== undefined,
    run: (context) => void put(cutSelection(context.editor), context, 'commands:said.cut'),
  },
  {
    id: 'copy',
    section: 'edit',
    icon: IconCopy,
    available: (context) => someThings(context) && clipboard() !== undefined,
    run: (context) => void put(copySelection(context.editor), context, 'commands:said.copied'),
  },
  {
    id: 'paste',
    section: 'edit',
    icon: IconClipboard,
    available: () => clipboard()?.readText !== undefined,
    run: (context) => void paste(context),
  },
  {
    id: 'duplicate',
    section: 'edit',
    icon: IconCopyPlus,
    available: someThings,
    run: ({ editor }) => void duplicateSelection(editor),
  },
  {
    id: 'delete',
    section: 'edit',
    icon: IconTrash,
    available: anything,
    run: ({ editor }) => void deleteSelection(editor),
  },
  {
    id: 'deleteApart',
    section: 'edit',
    icon: IconUnlink,
    available: someSteps,
    run: ({ editor }) => void deleteSelection(editor, { heal: false }),
  },
  {
    id: 'find',
    section: 'edit',
    icon: IconSearch,
    available: () => true,
    run: ({ tools }) => tools.setState({ find: 'find' }),
  },
  {
    id: 'replace',
    section: 'edit',
    icon: IconReplace,
    available: () => true,
    run: ({ tools }) => tools.setState({ find: 'replace' }),
  },
  {
    id: 'selectAll',
    section: 'select',
    icon: IconSelectAll,
    available: () => true,
    run: ({ editor }) => selectAll(editor),
  },
  {
    id: 'selectNone',
    section: 'select',
    icon: IconDeselect,
    available: anything,
    run: ({ editor }) => select(editor.view, {}),
  },
  {
    id: 'lasso',
    section: 'select',
    icon: IconLasso,
    available: ({ editor }) => canvasOf(editor).openChooser !== undefined,
    checked: ({ editor }) => editor.view.getState().lasso,
    run: ({ editor }) => setLasso(editor.view, !editor.view.getState().lasso),
  },
  {
    id: 'selectSameKind',
    section: 'select',
    icon: IconStack2,
    available: someSteps,
    run: (context) => {
      selectSameKind(context.editor)
      context.announce(context.t('commands:said.selected', { count: selectionOf(context).nodes.size }))
    },
  },
  {
    id: 'selectAfter',
    section: 'select',
    icon: IconArrowsDown,
    available: someSteps,
    run: ({ editor }) => void selectAlongFlow(editor, 'after'),
  },
  {
    id: 'selectBefore',
    section: 'select',
    icon: IconArrowsUp,
    available: someSteps,
    run: ({ editor }) => void selectAlongFlow(editor, 'before'),
  },
]
