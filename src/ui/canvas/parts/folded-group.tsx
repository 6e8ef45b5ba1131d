import { IconChevronRight } from '@tabler/icons-react'
import { Handle, type NodeProps, Position as Side, useUpdateNodeInternals } from '@xyflow/react'
import { memo, useEffect } from 'react'
import type { FoldedNode } from '../model/flow-model.ts'
import { exitX, groupIdOf } from '../model/folded.ts'
import { NODE_WIDTH } from '../model/geometry.ts'
import classes from './group.module.css'
import { GroupCount, GroupName, GroupProblem, GroupToggle, useGroupPointer } from './group-pieces.tsx'

/** A group shown as one box: how many steps lie in it, and the ways in and out of them all. */
export const FoldedGroup = memo(
  function FoldedGroup({ id: flowId, data: { group, ways }, selected }: NodeProps<FoldedNode>) {
    const id = groupIdOf(flowId) ?? flowId
    const { onDoubleClick } = useGroupPointer(id)
    const out = ways === '' ? [] : ways.split(' ')
    const measure = useUpdateNodeInternals()
    // Its ways in and out come later than the box, and change with what is in it.
    // biome-ignore lint/correctness/useExhaustiveDependencies: `ways` says that there are others
    useEffect(() => measure(flowId), [measure, flowId, ways])
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the box itself has a key for the same
      <div className={classes.folded} data-selected={selected || undefined} onDoubleClick={onDoubleClick}>
        <Handle type="target" position={Side.Top} isConnectable={false} />
        <GroupToggle id={id} group={group}>
          <IconChevronRight size={16} aria-hidden="true" />
        </GroupToggle>
        <div className={classes.words}>
          <GroupName id={id} group={group} />
          <GroupCount id={id} group={group} />
        </div>
        <GroupProblem group={group} />
        {out.map((edge, index) => (
          <Handle
            key={edge}
            id={edge}
            type="source"
            position={Side.Bottom}
            isConnectable={false}
            style={{ left: exitX({ width: NODE_WIDTH }, index, out.length) }}
          />
        ))}
      </div>
    )
  },
  (before, after) =>
    before.data.group === after.data.group &&
    before.data.ways === after.data.ways &&
    before.selected === after.selected &&
    before.id === after.id,
)
