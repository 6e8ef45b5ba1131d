import { check } from '../../compiler/index.ts'
import type { Checker } from '../../editor/index.ts'

/** Finds the problems of a document. */
export const checker: Checker = (journey) => check(journey)
