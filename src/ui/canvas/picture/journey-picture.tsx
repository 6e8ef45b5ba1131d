import type { Journey, Position, Variant } from '../../../document/index.ts'
import type { RunReport } from '../../../editor/index.ts'
import { PICTURE_FONT, plainText, type Scheme } from '../../kit/index.ts'
import type { Say } from '../kinds/say.ts'
import { boxOf, portPoint } from '../model/geometry.ts'
import { route } from '../model/route.ts'
import { type Paints, paintsOf } from './paints.ts'
import { GroupPicture, NotePicture, StageLabel } from './papers.tsx'
import { type Chosen, chosenPart, frameOf, stageBands } from './scope.ts'
import { StepPicture } from './step-picture.tsx'
import { WayPicture } from './way-picture.tsx'

export interface JourneyPictureProps {
  readonly variant: Variant
  readonly stages: Journey['stages']
  readonly say: Say
  readonly scheme: Scheme
  /** What is seen, for those who cannot see it. */
  readonly title: string
  /** The simulation whose figures are written in; absent for a picture without. It must be of this variant. */
  readonly report?: RunReport | undefined
  /** Absent for everything. */
  readonly chosen?: Chosen | undefined
  /** `@font-face` rules that bring the letters along. */
  readonly fontFace?: string | undefined
  /** Without a ground what lies below shines through. */
  readonly ground?: boolean | undefined
  /** No larger than this as it stands on the page; absent for its full size, one canvas unit a pixel. */
  readonly within?: { readonly width: number; readonly height: number } | undefined
}

/** What every piece of a picture draws with. */
export interface Drawing {
  readonly say: Say
  readonly paint: Paints
  readonly report: RunReport | undefined
  /** The colour that everything stands on. */
  readonly ground: string
}

/**
 * The journey as one drawing that needs nothing else: no style sheet, no page, no fonts. It measures nothing, so the same
 * document gives the same picture anywhere.
 */
export function JourneyPicture(props: JourneyPictureProps) {
  const { say, report, scheme, chosen, fontFace, ground = true, within } = props
  const variant = chosenPart(props.variant, chosen)
  const paint = paintsOf(scheme)
  const drawing: Drawing = { say, report, paint, ground: paint(ground ? 'page' : 'surface') }
  const ways = waysOf(variant)
  const frame = frameOf(
    variant,
    ways.map(({ corners }) => corners),
  )
  const scale = within ? Math.min(1, within.width / frame.width, within.height / frame.height) : 1
  const title = plainText(props.title)
  const bands = stageBands(variant, props.stages, frame)
  // Where no band can be drawn, each step says its stage itself.
  const stageOf = (stage: string | undefined) => (bands.length === 0 && stage ? props.stages[stage]?.name : undefined)
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={title}
      viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      width={frame.width * scale}
      height={frame.height * scale}
      fontFamily={PICTURE_FONT}
      fontSize={12}
    >
      <title>{title}</title>
      {fontFace && <style>{fontFace}</style>}
      {ground && <rect {...frame} fill={drawing.ground} />}
      {bands.map((band, index) => (
        <StageLabel key={band.id} band={band} even={index % 2 === 0} drawing={drawing} />
      ))}
      {Object.keys(variant.groups).map((id) => (
        <GroupPicture key={id} id={id} variant={variant} drawing={drawing} />
      ))}
      {Object.entries(variant.notes).map(([id, note]) => (
        <NotePicture key={id} note={note} drawing={drawing} />
      ))}
      {ways.map(({ id, corners }) => (
        <WayPicture key={id} id={id} corners={corners} drawing={drawing} />
      ))}
      {Object.entries(variant.nodes).map(([id, node]) => (
        <StepPicture key={id} id={id} node={node} stage={stageOf(node.stage)} drawing={drawing} />
      ))}
    </svg>
  )
}

/** How large a picture is at its full size, in canvas units. */
export function pictureSize(whole: Variant, chosen?: Chosen): { width: number; height: number } {
  const variant = chosenPart(whole, chosen)
  const { width, height } = frameOf(
    variant,
    waysOf(variant).map(({ corners }) => corners),
  )
  return { width, height }
}

function waysOf({ nodes, edges }: Variant): readonly { id: string; corners: readonly Position[] }[] {
  const ways = Object.entries(edges).flatMap(([id, { from, port, to }]) => {
    const [source, target] = [nodes[from], nodes[to]]
    const start = source && portPoint(source, port)
    return start && target ? [{ id, from, to, start, end: target.position }] : []
  })
  const boxes = Object.entries(nodes).map(([id, node]) => ({ id, box: boxOf(node) }))
  return [...route(ways, boxes)].map(([id, corners]) => ({ id, corners }))
}
