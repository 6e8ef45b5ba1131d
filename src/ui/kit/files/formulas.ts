/**
 * Texts before which a table for spreadsheets puts an apostrophe: what would act as a formula (OWASP, CSV injection), and
 * what looks as if it had its apostrophe already, so that no two texts become one.
 */
export const FORMULAS = /^'*[=+\-@\t\r]/
