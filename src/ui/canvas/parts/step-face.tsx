import { IconAlertTriangleFilled, IconExclamationCircleFilled, IconPinFilled, IconUser } from '@tabler/icons-react'
import { Handle, type NodeProps, Position as Side } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { JourneyNode } from '../../../document/index.ts'
import { useCanvas, useJourney, useRun, useView } from '../canvas-context.ts'
import { hueOf, iconOf, sentenceOf } from '../kinds/index.ts'
import { titleOf } from '../kinds/say.ts'
import { lineIds, type StepNode } from '../model/flow-model.ts'
import { layoutOf } from '../model/geometry.ts'
import { heatOf } from '../model/heat.ts'
import { openPorts } from '../model/open-ports.ts'
import { worstFor } from '../model/problems.ts'
import { useWords } from '../use-say.ts'
import { ContrastBadge } from './contrast-badge.tsx'
import { hueStyle } from './hue-style.ts'
import classes from './step-face.module.css'
import { StepFigures } from './step-figures.tsx'

/** Places inside the face are counted from within its border, those of the geometry from without. */
const BORDER = 1

/** A step on the canvas. It renders again only for a new node, never for a new place. */
export const StepFace = memo(
  function StepFace({ id, data, selected }: NodeProps<StepNode>) {
    const { node } = data
    const { id: canvas, editor, run, readOnly, journeyName } = useCanvas()
    const say = useWords(editor, node, journeyName)
    const Icon = iconOf(node)
    const { width, ports } = layoutOf(node)
    const labelled = ports.length > 1 && node.kind !== 'message'
    const sentence = sentenceOf(node, say)
    const lines = lineIds(canvas, id)
    const playing = useView(editor, (view) => view.playing?.node === id)
    const mark = useView(editor, (view) => view.marks?.get(`node ${id}`))
    const heat = useHeat(id)
    return (
      <div
        className={classes.face}
        data-kind={node.kind}
        data-selected={selected || undefined}
        data-mark={mark}
        data-labelled={labelled || undefined}
        data-playing={playing || undefined}
        data-heat={heat !== undefined || undefined}
        style={{ width, ...hueStyle(hueOf(node)), ...heatStyle(heat) }}
      >
        {node.kind !== 'entry' && (
          <Handle type="target" position={Side.Top} className={classes.target} isConnectable={!readOnly} />
        )}
        <div className={classes.tile}>
          <Icon size={18} stroke={1.75} aria-hidden="true" />
        </div>
        <div className={classes.words}>
          <div id={lines.title} className={classes.title} dir="auto">
            {titleOf(node, say)}
          </div>
          <div id={lines.sentence} className={classes.sentence} title={sentence}>
            {sentence}
          </div>
          {run && <StepFigures run={run} id={id} />}
        </div>
        {playing && <PlayingMark />}
        {node.stage !== undefined && <StageTag stage={node.stage} />}
        {node.pinned && <PinMark />}
        <ContrastBadge of={`node ${id}`} />
        <Problem id={id} />
        <Ports id={id} node={node} />
      </div>
    )
  },
  (before, after) => before.data === after.data && before.selected === after.selected && before.id === after.id,
)

/** How warm a step is by the measure in view, from 0 to 1; whole hundredths, so that little changes draw nothing anew. */
function useHeat(id: string): number | undefined {
  const { editor, run } = useCanvas()
  const measure = useView(editor, (view) => view.heat)
  const variant = useView(editor, (view) => view.variant)
  return useRun(run, (state) => {
    const heat = heatOf(state, variant, measure, id)
    return heat && Math.round(heat.intensity * 100) / 100
  })
}

const heatStyle = (heat: number | undefined) => (heat === undefined ? {} : { '--heat': `${Math.round(heat * 100)}%` })

/** The stage of a step, while stages lie behind the steps: it need not stand where its stage does. */
function StageTag({ stage }: { stage: string }) {
  const { editor } = useCanvas()
  const shown = useView(editor, (view) => view.bands !== 'none')
  const name = useJourney(editor, (journey) => journey.stages[stage]?.name)
  if (!shown || !name) return null
  return (
    <div className={classes.stage} title={name} dir="auto">
      {name}
    </div>
  )
}

function PinMark() {
  const { t } = useTranslation('canvas')
  return (
    <div className={classes.pin} role="img" aria-label={t('pinned')} title={t('pinned')}>
      <IconPinFilled size={14} aria-hidden="true" />
    </div>
  )
}

/** The customer whose story is being played is here. */
const PlayingMark = () => (
  <div className={classes.playing} aria-hidden="true">
    <IconUser size={14} stroke={2.25} />
  </div>
)

/** The worst problem of a step, as a badge. */
function Problem({ id }: { id: string }) {
  const { editor } = useCanvas()
  const { t } = useTranslation('canvas')
  const worst = useStore(editor.diagnostics, ({ list }) => worstFor(list, editor.view.getState().variant, id))
  if (!worst || worst === 'hint') return null
  const Icon = worst === 'error' ? IconExclamationCircleFilled : IconAlertTriangleFilled
  return (
    <div
      className={classes.problem}
      data-severity={worst}
      role="img"
      aria-label={t(`problem.${worst}`)}
      title={t(`problem.${worst}`)}
    >
      <Icon size={18} aria-hidden="true" />
    </div>
  )
}

function Ports({ id, node }: { id: string; node: JourneyNode }) {
  const { ports, width } = layoutOf(node)
  const { editor, readOnly } = useCanvas()
  const { t } = useTranslation('common')
  const room = width / Math.max(1, ports.length) - 2
  // One string, so that it is equal while nothing changes for this node.
  const open = useJourney(editor, (journey) => openPorts(journey, editor.view.getState().variant, id).join(' '))
  const marks = useView(editor, (view) => ports.map((port) => view.marks?.get(`port ${id} ${port.id}`) ?? '').join(' '))
  return ports.map((port, index) => {
    const plain = port.role === 'next' && ports.length === 1
    const label = port.name ?? t(`port.${port.id}`)
    return (
      <Handle
        key={port.id}
        id={port.id}
        type="source"
        position={Side.Bottom}
        isConnectable={!readOnly}
        className={classes.port}
        data-plain={plain || port.id === 'next' || undefined}
        data-role={port.role}
        data-open={open.split(' ').includes(port.id) || undefined}
        data-mark={marks.split(' ')[index] || undefined}
        style={{ left: port.x - BORDER, maxWidth: room }}
        title={label}
      >
        {!(plain || port.id === 'next') && (
          <span className={classes.portLabel} title={label} dir="auto">
            {label || '–'}
          </span>
        )}
      </Handle>
    )
  })
}
