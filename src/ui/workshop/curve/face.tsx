interface FaceProps {
  /** From −2 to 2. */
  readonly feeling: number
  /** Width and height. */
  readonly size: number
  /** Its middle, inside of another picture. */
  readonly x?: number
  readonly y?: number
  readonly ink: string
  readonly paper?: string
}

/** A face that feels so; says nothing to a screen reader, for a word stands beside it. */
export function Face({ feeling, size, x = size / 2, y = size / 2, ink, paper = 'none' }: FaceProps) {
  const unit = size / 20
  // The corners of the mouth go up as far as its middle goes down.
  const bend = feeling * 1.5
  return (
    <g
      transform={`translate(${x - size / 2} ${y - size / 2}) scale(${unit})`}
      fill="none"
      stroke={ink}
      strokeWidth={1.5}
      strokeLinecap="round"
    >
      <circle cx={10} cy={10} r={8.5} fill={paper} />
      <circle cx={7.2} cy={8} r={0.5} fill={ink} />
      <circle cx={12.8} cy={8} r={0.5} fill={ink} />
      <path d={`M6.5 ${13 - bend / 2.4}Q10 ${13 + bend} 13.5 ${13 - bend / 2.4}`} />
    </g>
  )
}
