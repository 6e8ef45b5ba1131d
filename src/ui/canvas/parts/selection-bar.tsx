import {
  IconArrowsSplit2,
  IconBoxMultiple,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconPin,
  IconSquareOff,
} from '@tabler/icons-react'
import { Panel } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import {
  type Axis,
  alignSelection,
  distributeSelection,
  type Editor,
  flippable,
  flipSelection,
  type Side,
  selectedGroups,
  togglePinned,
  ungroupSelection,
} from '../../../editor/index.ts'
import { IconButton } from '../../kit/index.ts'
import { useCanvas, useVariant, useView } from '../canvas-context.ts'
import { groupAndName } from '../use/group-and-name.ts'
import classes from './canvas-controls.module.css'

const SIDES = [
  ['left', IconLayoutAlignLeft, 'alt+a'],
  ['centre', IconLayoutAlignCenter, 'alt+h'],
  ['right', IconLayoutAlignRight, 'alt+d'],
  ['top', IconLayoutAlignTop, 'alt+w'],
  ['middle', IconLayoutAlignMiddle, 'alt+v'],
  ['bottom', IconLayoutAlignBottom, 'alt+s'],
] as const satisfies readonly (readonly [Side, unknown, string])[]

// The icons are named after the line that things are spread across.
const AXES = [
  ['horizontal', IconLayoutDistributeVertical, 'mod+alt+h'],
  ['vertical', IconLayoutDistributeHorizontal, 'mod+alt+v'],
] as const satisfies readonly (readonly [Axis, unknown, string])[]

/** What can be done with several things at once: line them up, space them evenly, group and pin them. */
export function SelectionBar() {
  const { editor } = useCanvas()
  const selection = useView(editor, (view) => view.selection)
  const several = selection.nodes.size + selection.notes.size > 1
  const flip = selection.edges.size === 2 && flippable(editor) !== undefined
  return several || flip ? <Bar editor={editor} several={several} flip={flip} /> : null
}

function Bar({ editor, several, flip }: { editor: Editor; several: boolean; flip: boolean }) {
  const { t } = useTranslation('canvas')
  return (
    <Panel position="top-center" className={classes.controls ?? ''}>
      <div role="toolbar" aria-label={t('selection.label')} className={classes.bar} data-testid="selection-bar">
        {several && <Arranging editor={editor} />}
        {several && <Grouping editor={editor} />}
        {flip && (
          <IconButton label={t('selection.flip')} keys="shift+x" onClick={() => flipSelection(editor)}>
            <IconArrowsSplit2 size={16} />
          </IconButton>
        )}
      </div>
    </Panel>
  )
}

function Arranging({ editor }: { editor: Editor }) {
  const { t } = useTranslation('canvas')
  const { nodes, notes } = useView(editor, (view) => view.selection)
  return (
    <>
      {SIDES.map(([side, Icon, keys]) => (
        <IconButton key={side} label={t(`selection.${side}`)} keys={keys} onClick={() => alignSelection(editor, side)}>
          <Icon size={16} />
        </IconButton>
      ))}
      <span className={classes.divider} />
      {AXES.map(([axis, Icon, keys]) => (
        <IconButton
          key={axis}
          label={t(`selection.${axis}`)}
          keys={keys}
          disabled={nodes.size + notes.size < 3}
          onClick={() => distributeSelection(editor, axis)}
        >
          <Icon size={16} />
        </IconButton>
      ))}
    </>
  )
}

function Grouping({ editor }: { editor: Editor }) {
  const { t } = useTranslation('canvas')
  const { naming } = useCanvas()
  const variant = useVariant(editor)
  const nodes = useView(editor, (view) => view.selection.nodes)
  const pinned = [...nodes].every((id) => variant.nodes[id]?.pinned === true)
  if (nodes.size < 2) return null
  return (
    <>
      <span className={classes.divider} />
      <IconButton label={t('selection.group')} keys="mod+g" onClick={() => groupAndName(editor, naming)}>
        <IconBoxMultiple size={16} />
      </IconButton>
      {selectedGroups(editor).length > 0 && (
        <IconButton label={t('selection.ungroup')} keys="mod+shift+g" onClick={() => ungroupSelection(editor)}>
          <IconSquareOff size={16} />
        </IconButton>
      )}
      <IconButton
        label={t(pinned ? 'selection.unpin' : 'selection.pin')}
        keys="p"
        aria-pressed={pinned}
        onClick={() => togglePinned(editor)}
      >
        <IconPin size={16} />
      </IconButton>
    </>
  )
}
