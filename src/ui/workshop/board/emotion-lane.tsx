import { useTranslation } from 'react-i18next'
import { worstMoment } from '../../../workshop/index.ts'
import type { BoardLayout } from '../../canvas/board/index.ts'
import { EmotionCurves, useCurveWords } from '../curve/index.ts'
import { useTold } from '../workshop-context.ts'

/** The two curves of the course in the lane of feelings, each point in the middle of its step's column. */
export function EmotionLane({ layout }: { layout: BoardLayout }) {
  const { t } = useTranslation('board')
  const words = useCurveWords()
  const workshop = useTold((told) => told)
  const lane = layout.lanes[layout.laneOf.get('emotion') ?? -1]
  const steps = layout.columns.flatMap(({ step }) => {
    const told = workshop.steps[step]
    return told ? [[step, told] as const] : []
  })
  if (!lane || steps.length === 0) return null
  const worst = worstMoment(workshop, new Set(layout.columns.map(({ step }) => step)))?.step
  return (
    <div style={{ position: 'absolute', top: lane.y, left: 0, overflow: 'hidden' }}>
      <EmotionCurves
        steps={steps}
        width={layout.width}
        height={lane.height}
        xs={layout.columns.map(({ x, width }) => x + width / 2)}
        worst={worst}
        words={words}
        title={t('emotion.title', { summary: words.summary(steps, worst) })}
      />
    </div>
  )
}
