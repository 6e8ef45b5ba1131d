import {
  IconAlignCenter,
  IconArrowsExchange,
  IconCornerDownRight,
  IconCursorText,
  IconFlag3,
  IconLayoutDistributeVertical,
  IconNote,
  IconPencil,
  IconPin,
  IconPlus,
  IconRowInsertBottom,
  IconSettings,
  IconTransform,
  IconUsers,
} from '@tabler/icons-react'
import { NODE_KINDS } from '../../../document/index.ts'
import {
  alignSelection,
  distributeSelection,
  edgesInto,
  flippable,
  flipSelection,
  placeInView,
  replaceStep,
  select,
  togglePinned,
} from '../../../editor/index.ts'
import { canvasOf } from '../../canvas/index.ts'
import type { Action, ActionContext, Choice } from './action.ts'
import { placeAfterStep } from './adding.ts'
import { oneEdge, oneNote, oneStep, steps, things, variantOf } from './reading.ts'

/** Where the chooser opens when nobody pointed anywhere: over the middle of the canvas. */
function screenOf({ screen }: ActionContext): { x: number; y: number } {
  if (screen) return screen
  const box = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect()
  return box ? { x: box.left + box.width / 2 - 132, y: box.top + box.height / 4 } : { x: 100, y: 100 }
}

/** Asks for a step to put after the selected one. */
function addAfter(context: ActionContext): void {
  const place = afterStep(context)
  if (place) canvasOf(context.editor).openChooser?.({ screen: screenOf(context), ...place })
}

const afterStep = (context: ActionContext) => {
  const one = oneStep(context)
  const variant = variantOf(context)?.variant
  return one && variant && placeAfterStep(variant, one.id)
}

function insertOnEdge(context: ActionContext): void {
  const edge = oneEdge(context)
  const variant = variantOf(context)?.variant
  const ends = edge === undefined ? undefined : variant?.edges[edge]
  const [from, to] = [ends && variant?.nodes[ends.from]?.position, ends && variant?.nodes[ends.to]?.position]
  if (edge === undefined || !from || !to) return
  const at = context.at ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  canvasOf(context.editor).openChooser?.({ screen: screenOf(context), edge, at })
}

function addNote({ editor, at }: ActionContext): void {
  const variant = variantOf({ editor })?.variant
  if (!variant) return
  const made = editor.execute('note.add', { position: at ?? placeInView(variant, editor.view.getState().viewport) })
  if (made.ok) select(editor.view, { notes: [made.value] })
}

function kinds(context: ActionContext): Choice[] {
  const one = oneStep(context)
  const variant = variantOf(context)?.variant
  if (!one || !variant) return []
  return NODE_KINDS.filter((kind) => kind !== 'entry' || edgesInto(variant.edges, one.id).length === 0).map((kind) => ({
    id: kind,
    title: context.t(`common:kind.${kind}`),
    checked: kind === one.node.kind,
    run: () => void (kind !== one.node.kind && replaceStep(context.editor, one.id, { kind })),
  }))
}

function stages(context: ActionContext): Choice[] {
  const { editor, t } = context
  const list = Object.entries(editor.document.getState().journey.stages).sort(([, a], [, b]) => a.order - b.order)
  const nodes = steps(context)
  const variant = variantOf(context)?.variant
  if (nodes.length === 0 || list.length === 0) return []
  const choice = (id: string | undefined, title: string): Choice => ({
    id: id ?? 'none',
    title,
    checked: nodes.every((node) => variant?.nodes[node]?.stage === id),
    run: () => void editor.execute('node.setStage', { nodes, stage: id }),
  })
  return [...list.map(([id, { name }]) => choice(id, name || id)), choice(undefined, t('designer:inspector.noStage'))]
}

/** What people told stands beside what runs: of what is selected, steps of the workshop. */
async function toWorkshop({ editor, announce, t }: ActionContext): Promise<void> {
  const { offerWorkshopSteps } = await import('../inspector/make-workshop-steps.ts')
  const made = await offerWorkshopSteps(editor, steps({ editor }), {
    made: (count) => t('commands:said.madeWorkshopSteps', { count }),
    undo: t('common:undo'),
  })
  if (!made) announce(t('commands:said.noWorkshopSteps'), 'assertive')
}

const SIDES = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
const AXES = ['horizontal', 'vertical'] as const

/** What is done to steps, notes and ways, and how they lie. */
export const STEP_ACTIONS: readonly Action[] = [
  {
    id: 'openStep',
    section: 'step',
    icon: IconSettings,
    available: (context) => oneStep(context) !== undefined,
    run: (context) => context.openStep(oneStep(context)?.id ?? ''),
  },
  {
    id: 'addAfter',
    section: 'step',
    icon: IconCornerDownRight,
    available: (context) => afterStep(context) !== undefined && canvasOf(context.editor).openChooser !== undefined,
    run: addAfter,
  },
  {
    id: 'changeKind',
    section: 'step',
    icon: IconTransform,
    available: (context) => oneStep(context) !== undefined,
    choices: kinds,
  },
  {
    id: 'setStage',
    section: 'step',
    icon: IconFlag3,
    available: (context) => steps(context).length > 0,
    choices: stages,
  },
  {
    id: 'flip',
    section: 'step',
    icon: IconArrowsExchange,
    available: ({ editor }) => flippable(editor) !== undefined,
    run: ({ editor }) => void flipSelection(editor),
  },
  {
    id: 'insertOnEdge',
    section: 'step',
    icon: IconRowInsertBottom,
    available: (context) => oneEdge(context) !== undefined && canvasOf(context.editor).openChooser !== undefined,
    run: insertOnEdge,
  },
  {
    id: 'editNote',
    section: 'step',
    icon: IconPencil,
    available: (context) => oneNote(context) !== undefined,
    run: ({ editor, tools }) => {
      editor.view.setState({ panels: { ...editor.view.getState().panels, inspector: true, stories: false } })
      tools.setState({ section: { name: 'note', grab: true } })
    },
  },
  {
    id: 'addStep',
    section: 'add',
    icon: IconPlus,
    available: ({ editor }) => canvasOf(editor).openChooser !== undefined,
    run: (context) => canvasOf(context.editor).openChooser?.({ screen: screenOf(context), at: context.at }),
  },
  { id: 'addNote', section: 'add', icon: IconNote, available: () => true, run: addNote },
  {
    id: 'rename',
    section: 'step',
    icon: IconCursorText,
    available: (context) => oneStep(context) !== undefined,
    run: (context) => {
      const id = oneStep(context)?.id
      if (id === undefined) return
      if (context.editor.view.getState().panels.outline) context.tools.setState({ renaming: id })
      else context.openStep(id)
    },
  },
  {
    id: 'pin',
    section: 'arrange',
    icon: IconPin,
    available: (context) => steps(context).length > 0,
    checked: (context) => steps(context).every((id) => variantOf(context)?.variant.nodes[id]?.pinned === true),
    run: ({ editor }) => void togglePinned(editor),
  },
  {
    id: 'makeWorkshopSteps',
    section: 'step',
    icon: IconUsers,
    available: (context) => steps(context).length > 0,
    run: (context) => void toWorkshop(context),
  },
  {
    id: 'align',
    section: 'arrange',
    icon: IconAlignCenter,
    available: (context) => things(context) > 1,
    choices: ({ editor, t }) =>
      SIDES.map((id) => ({ id, title: t(`commands:side.${id}`), run: () => void alignSelection(editor, id) })),
  },
  {
    id: 'distribute',
    section: 'arrange',
    icon: IconLayoutDistributeVertical,
    available: (context) => things(context) > 2,
    choices: ({ editor, t }) =>
      AXES.map((id) => ({ id, title: t(`commands:axis.${id}`), run: () => void distributeSelection(editor, id) })),
  },
]
