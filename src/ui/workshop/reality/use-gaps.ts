import { useMemo } from 'react'
import { type RankedStep, rankSteps, type WorstMoment, worstMoment } from '../../../workshop/index.ts'
import type { Course } from '../course/use-course.ts'
import { useTold } from '../workshop-context.ts'

export interface CourseGaps {
  readonly worst: WorstMoment | undefined
  /** By the step's id; `rank` counts from 1 among those with a gap. */
  readonly ranked: ReadonlyMap<string, RankedStep & { readonly rank: number }>
}

/** The gaps of the course in view, and where the worst of them is. */
export function useGaps(course: Course): CourseGaps {
  const workshop = useTold((told) => told)
  return useMemo(() => {
    const steps = new Set(course.steps.map(([id]) => id))
    const ranked = rankSteps(workshop).filter(({ step }) => steps.has(step))
    return {
      worst: worstMoment(workshop, steps),
      ranked: new Map(ranked.map((each, index) => [each.step, { ...each, rank: index + 1 }])),
    }
  }, [workshop, course])
}
