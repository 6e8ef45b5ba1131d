import { useStore as useFlow, ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparing } from '../../../editor/index.ts'
import { useCanvas, useVariant, useView } from '../canvas-context.ts'
import { iconOf, sentenceOf } from '../kinds/index.ts'
import { titleOf } from '../kinds/say.ts'
import { roundedPath } from '../model/edge-path.ts'
import { isFar } from '../model/level.ts'
import { useWords } from '../use-say.ts'
import classes from './compare-layer.module.css'
import { FarContrasts } from './far-contrasts.tsx'
import { type Ghost, type GhostScene, ghostScene } from './ghosts.ts'

export interface CompareLayerProps {
  /** A pale step was pressed. */
  readonly onGhost: (id: string) => void
}

/** Over the canvas while two variants are compared: what only the other one has, pale and dashed, in its place. */
export function CompareLayer({ onGhost }: CompareLayerProps) {
  const { editor } = useCanvas()
  const comparing = useView(editor, (view) => view.comparing)
  return comparing && <Layer comparing={comparing} onGhost={onGhost} />
}

function Layer({ comparing, onGhost }: CompareLayerProps & { comparing: Comparing }) {
  const { editor } = useCanvas()
  const variant = useVariant(editor)
  const scene = useMemo(() => ghostScene(comparing.ghosts, variant), [comparing.ghosts, variant])
  const count = Object.keys(variant.nodes).length
  const far = useFlow((state) => isFar(state.transform[2], count, false))
  if (far) return <FarContrasts scene={scene} contrasts={comparing.contrasts} />
  return (
    <ViewportPortal>
      <div className={classes.ghosts} data-testid="ghosts">
        <GhostWays scene={scene} />
        {scene.notes.map(({ id, text, box }) => (
          <div key={id} className={classes.note} style={placeOf(box)} dir="auto">
            {text}
          </div>
        ))}
        {scene.steps.map((ghost) => (
          <GhostStep key={ghost.id} ghost={ghost} onGhost={onGhost} />
        ))}
      </div>
    </ViewportPortal>
  )
}

const placeOf = ({ x, y, width, height }: Ghost['box']) => ({
  transform: `translate(${x}px, ${y}px)`,
  width,
  height,
})

const GhostWays = ({ scene }: { scene: GhostScene }) => (
  <svg className={classes.ways} aria-hidden="true">
    {scene.ways.map(({ id, corners }) => (
      <path key={id} className={classes.way} d={roundedPath(corners)} />
    ))}
  </svg>
)

function GhostStep({ ghost: { id, node, box }, onGhost }: CompareLayerProps & { ghost: Ghost }) {
  const { editor, journeyName } = useCanvas()
  const { t } = useTranslation('variants')
  const say = useWords(editor, node, journeyName)
  const Icon = iconOf(node)
  const title = titleOf(node, say)
  return (
    <button
      type="button"
      className={`${classes.ghost} nopan nodrag`}
      style={placeOf(box)}
      data-kind={node.kind}
      // The list beside the canvas is the way for the keyboard.
      tabIndex={-1}
      title={t('ghost', { name: title })}
      onClick={() => onGhost(id)}
    >
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      <span className={classes.words}>
        <span className={classes.title} dir="auto">
          {title}
        </span>
        <span className={classes.sentence}>{sentenceOf(node, say)}</span>
      </span>
    </button>
  )
}
