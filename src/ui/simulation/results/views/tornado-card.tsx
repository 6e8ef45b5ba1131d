import { useMemo } from 'react'
import type { Journey } from '../../../../document/index.ts'
import type { Sensitivity } from '../../../../simulator/analysis/index.ts'
import { ChartCard } from '../chart-card.tsx'
import { TornadoChart } from '../charts/lazy.ts'
import { tornado } from '../figures/sensitivity.ts'
import { namesOf } from '../names.ts'
import { useWords } from '../use-words.ts'

export interface TornadoCardProps {
  readonly result: Sensitivity
  /** The journey as it was when it was asked. */
  readonly journey: Journey
}

/** Which assumptions the main goal hangs on, the one that moves it most on top. */
export function TornadoCard({ result, journey }: TornadoCardProps) {
  const words = useWords()
  const told = useMemo(() => tornado(result, namesOf(journey, result.variant), words), [result, journey, words])
  const { t, format } = words
  const seed = journey.scenarios[result.scenario]?.seed ?? 0
  return (
    <ChartCard figure={told.figure} report={{ ...result, entered: result.people, seed }}>
      {(width) => (
        <TornadoChart
          rows={told.rows}
          base={told.base}
          axis={(rate) => format.percent(rate, 1)}
          looks={[
            { key: 'low', label: t('results:matters.withLow'), colour: 'var(--j-series-2)' },
            { key: 'high', label: t('results:matters.withHigh'), colour: 'var(--j-accent)' },
          ]}
          width={width}
        />
      )}
    </ChartCard>
  )
}
