import type { Claim } from '../claim.ts'
import { calendar } from './calendar.ts'
import { competingRisks } from './competing-risks.ts'
import { coverage } from './coverage.ts'
import { fatigue } from './fatigue.ts'
import { firstPassage } from './first-passage.ts'
import { queues } from './queues.ts'

export const CLAIMS: readonly Claim[] = [firstPassage, competingRisks, queues, fatigue, calendar, coverage]
