import { createBrowserChecker } from '../../workers/browser-checker.ts'

/** Finds the problems of a document, and the machine that it is, off the page's own thread. */
export const checker = createBrowserChecker()
