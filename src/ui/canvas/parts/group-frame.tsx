import { IconChevronDown } from '@tabler/icons-react'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useCanvas, useView } from '../canvas-context.ts'
import type { FrameNode } from '../model/flow-model.ts'
import { groupIdOf } from '../model/folded.ts'
import classes from './group.module.css'
import { GroupCount, GroupName, GroupToggle, useGroupPointer } from './group-pieces.tsx'

/** The frame behind the steps of a group; its heading selects, carries, names and folds them. */
export const GroupFrame = memo(
  function GroupFrame({ id: flowId, data, width, height }: NodeProps<FrameNode>) {
    const { group } = data
    const id = groupIdOf(flowId) ?? flowId
    const { editor } = useCanvas()
    const selected = useView(editor, ({ selection }) => group.nodes.every((node) => selection.nodes.has(node)))
    const pointer = useGroupPointer(id)
    return (
      <div className={classes.frame} style={{ width, height }} data-selected={selected || undefined}>
        <div className={`${classes.heading} frame-handle`} {...pointer}>
          <GroupToggle id={id} group={group}>
            <IconChevronDown size={16} aria-hidden="true" />
          </GroupToggle>
          <GroupName id={id} group={group} />
          <GroupCount id={id} group={group} />
        </div>
      </div>
    )
  },
  (before, after) => before.data === after.data && before.width === after.width && before.height === after.height,
)
