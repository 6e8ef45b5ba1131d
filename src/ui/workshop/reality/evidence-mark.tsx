import { EVIDENCE, type Evidence } from '../../../document/index.ts'

/** How well something is known: one to four bars. Says nothing to a screen reader, for a word stands beside it. */
export function EvidenceMark({ evidence }: { evidence: Evidence | undefined }) {
  const bars = evidence === undefined ? 0 : EVIDENCE.indexOf(evidence) + 1
  return (
    <svg width={14} height={12} viewBox="0 0 14 12" aria-hidden="true" style={{ flex: 'none' }}>
      {EVIDENCE.map((each, index) => {
        const height = 3 + index * 3
        return (
          <rect
            key={each}
            x={index * 3.5}
            y={12 - height}
            width={2.5}
            height={height}
            rx={0.75}
            fill={index < bars ? 'var(--j-accent)' : 'var(--j-line)'}
          />
        )
      })}
    </svg>
  )
}
