/** The workshop room's public entry: what a group's guesses come to. */
export { impactAge, impactFingerprint, realityVariant, testedVariant } from './computed.ts'
export {
  type CurvePiece,
  type CurvePoint,
  curveAt,
  curvePieces,
  type EmotionCurves,
  emotionCurves,
  type GapArea,
  gapAreas,
} from './curve.ts'
export { type LikelyDuplicate, likelyDuplicates } from './duplicates.ts'
export { evidenceOf, gapsOf, type StepGaps, type WaitGap } from './gaps.ts'
export { type ImpactBeside, impactBeside, impactScore } from './impact.ts'
export { type Beside, type LinkedStep, linkedStep, type VisitFigures } from './linking.ts'
export { type MergedAction, mergedAction } from './merge-actions.ts'
export { type OpenGap, openGaps } from './opportunities.ts'
export { inOrder, type Named, orderBefore, orderedActions, orderedSteps, stepsOf } from './order.ts'
export {
  MIDDLE,
  priorityOf,
  type RankedOpportunity,
  rankOpportunities,
  score,
  ZONES,
  type Zone,
  zoneOf,
} from './priority.ts'
export {
  type GapKind,
  type GapStatement,
  gapScore,
  normalisedGaps,
  type RankedStep,
  rankSteps,
  statementsOf,
  type WorstMoment,
  worstMoment,
} from './ranking.ts'
export {
  CSV_COLUMNS,
  type CsvColumn,
  type CsvWords,
  type MinutesWords,
  minutes,
  type OpportunityWords,
  opportunitiesCsv,
  titleOf,
} from './take-away.ts'
export {
  ALL_VISITS,
  readVisitTable,
  VISIT_COLUMNS,
  type VisitProblem,
  type VisitTable,
} from './visit-table.ts'
export { actionsByDots, dotsEach, dotsLeft, dotsOn, hasVoted, type VotedCards, votesAfter } from './votes.ts'
export {
  csvWords,
  differenceWords,
  dueWords,
  feelingWords,
  minutesWords,
  type WorkshopSpeech,
  whyWords,
} from './words.ts'
