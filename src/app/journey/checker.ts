import type { Checker } from '../../editor/index.ts'
import { createBrowserChecker } from '../../workers/browser-checker.ts'

/** Finds the problems of a document, off the page's own thread. */
export const checker: Checker = createBrowserChecker()
