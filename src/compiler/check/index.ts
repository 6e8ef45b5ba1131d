/** The checker's public entry. */
export { type CatalogueEntry, CODES, type Code, explain } from './catalogue.ts'
export { type Checker, type CheckOptions, check, createChecker } from './check.ts'
export { takeNearest } from './corrections.ts'
export { REPAIR_TITLES, type RepairableCode, repair } from './repairs.ts'
