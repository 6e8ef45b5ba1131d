/** The checker's public entry. */
export { CATALOGUE, type CatalogueEntry, type Code, CODES, explain } from './catalogue.ts'
export { check, type Checker, type CheckOptions, createChecker } from './check.ts'
export { repair, REPAIR_TITLES, type RepairableCode } from './repairs.ts'
