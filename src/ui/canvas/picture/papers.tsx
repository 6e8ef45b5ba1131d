import type { Note, Variant } from '../../../document/index.ts'
import { fitting, plainText, wrapped } from '../../kit/index.ts'
import { noteBoxOf } from '../model/geometry.ts'
import type { Drawing } from './journey-picture.tsx'
import { openGroupBox, type StageBand } from './scope.ts'

const LINE = 18
const INSET = { x: 12, y: 10 } as const
/** More lines than this stand on no note. */
const MOST_LINES = 60

/** A sticky note; what has no room on it is cut. */
export function NotePicture({ note, drawing: { paint } }: { note: Note; drawing: Drawing }) {
  const box = noteBoxOf(note)
  const most = Math.max(1, Math.min(MOST_LINES, Math.floor((box.height - 2 * INSET.y) / LINE)))
  const room = box.width - 2 * INSET.x
  const lines = note.text
    .split('\n', MOST_LINES)
    .flatMap((line) => {
      const found = wrapped(plainText(line), room, 13, most)
      return found.length === 0 ? [''] : found
    })
    .slice(0, most)
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect width={box.width} height={box.height} rx={4} fill={paint(`note-${note.colour ?? 'yellow'}`)} />
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
        <text key={index} x={INSET.x} y={INSET.y + 13 + index * LINE} fontSize={13} fill={paint('text')}>
          {line}
        </text>
      ))}
    </g>
  )
}

/** The frame behind the steps of a group, with its name. */
export function GroupPicture({ id, variant, drawing: { paint } }: { id: string; variant: Variant; drawing: Drawing }) {
  const box = openGroupBox(variant, id)
  if (!box) return null
  return (
    <g>
      <rect {...box} rx={12} fill={paint('text-soft')} fillOpacity={0.06} stroke={paint('line-strong')} />
      <text x={box.x + 12} y={box.y + 22} fontSize={12} fontWeight={600} fill={paint('text-soft')}>
        {fitting(plainText(variant.groups[id]?.name ?? ''), box.width - 24, 12, true)}
      </text>
    </g>
  )
}

/** A stage of the journey, as a band behind its steps. */
export function StageLabel({ band, even, drawing: { paint } }: { band: StageBand; even: boolean; drawing: Drawing }) {
  const { box } = band
  return (
    <g>
      <rect {...box} fill={paint('text-soft')} fillOpacity={even ? 0.07 : 0.03} />
      <text x={box.x + 12} y={box.y + 18} fontSize={11} fontWeight={600} fill={paint('text-soft')}>
        {fitting(plainText(band.name), Math.max(80, box.width - 24), 11, true)}
      </text>
    </g>
  )
}
