import { IconAlertTriangleFilled, IconExclamationCircleFilled } from '@tabler/icons-react'
import { type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Group } from '../../../document/index.ts'
import { selectGroup, toggleGroup } from '../../../editor/index.ts'
import { useCanvas } from '../canvas-context.ts'
import { lineIds } from '../model/flow-model.ts'
import { groupFlowId } from '../model/folded.ts'
import { worstProblems } from '../model/problems.ts'
import classes from './group.module.css'

/** The name of a group; while it is being named, a field. */
export function GroupName({ id, group }: { id: string; group: Group }) {
  const { id: canvas, naming } = useCanvas()
  const { t } = useTranslation('canvas')
  const now = useStore(naming, (state) => state.group === id)
  if (now) return <NameField id={id} name={group.name} />
  return (
    <span id={lineIds(canvas, groupFlowId(id)).title} className={classes.name} dir="auto">
      {group.name || t('group.unnamed')}
    </span>
  )
}

/** How many steps are in a group. */
export function GroupCount({ id, group }: { id: string; group: Group }) {
  const { id: canvas } = useCanvas()
  const { t } = useTranslation('canvas')
  return (
    <span id={lineIds(canvas, groupFlowId(id)).sentence} className={classes.count}>
      {t('group.steps', { count: group.nodes.length })}
    </span>
  )
}

function NameField({ id, name }: { id: string; name: string }) {
  const { editor, naming } = useCanvas()
  const { t } = useTranslation('canvas')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const done = () => {
    editor.mark()
    if (naming.getState().group === id) naming.setState({ group: undefined })
  }
  const leave = (element: HTMLElement) => {
    const step = element.closest<HTMLElement>('.react-flow__node')
    done()
    step?.focus({ preventScroll: true })
  }
  return (
    <input
      ref={field}
      className={`${classes.field} nodrag nopan`}
      aria-label={t('group.name')}
      placeholder={t('group.unnamed')}
      defaultValue={name}
      onChange={(event) => editor.execute('group.rename', { group: id, name: event.currentTarget.value })}
      onBlur={done}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter' || event.key === 'Escape') leave(event.currentTarget)
      }}
    />
  )
}

/** What pressing and double pressing on a group does. */
export function useGroupPointer(id: string) {
  const { editor, readOnly, naming } = useCanvas()
  return {
    onClick: (event: Pick<PointerEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>) =>
      selectGroup(editor, id, event.shiftKey || event.ctrlKey || event.metaKey),
    onDoubleClick: () => {
      if (!readOnly) naming.setState({ group: id })
    },
  }
}

/** Shows the group as one box, or its steps again. */
export function GroupToggle({ id, group, children }: { id: string; group: Group; children: React.ReactNode }) {
  const { editor, readOnly } = useCanvas()
  const { t } = useTranslation('canvas')
  const label = t(group.collapsed ? 'group.expand' : 'group.collapse')
  if (readOnly) return null
  return (
    <button
      type="button"
      className={`${classes.toggle} nodrag nopan`}
      aria-label={label}
      aria-expanded={!group.collapsed}
      title={label}
      onClick={(event) => {
        event.stopPropagation()
        toggleGroup(editor, id)
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {children}
    </button>
  )
}

/** The worst problem of the steps in a collapsed group: nothing wrong is hidden by it. */
export function GroupProblem({ group }: { group: Group }) {
  const { editor } = useCanvas()
  const { t } = useTranslation('canvas')
  const worst = useStore(editor.diagnostics, ({ list }) => {
    const problems = worstProblems(list, editor.view.getState().variant)
    const found = group.nodes.map((id) => problems.get(id))
    return found.includes('error') ? 'error' : found.includes('warning') ? 'warning' : undefined
  })
  if (!worst) return null
  const Icon = worst === 'error' ? IconExclamationCircleFilled : IconAlertTriangleFilled
  const label = t(`problem.${worst}`)
  return (
    <div className={classes.problem} data-severity={worst} role="img" aria-label={label} title={label}>
      <Icon size={18} aria-hidden="true" />
    </div>
  )
}
