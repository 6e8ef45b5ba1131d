/** The designer room's public entry: the screen on which a journey is drawn. */

export { Designer } from './designer.tsx'
export { DesignerHelp } from './designer-help.tsx'
export type { DesignerProps, DesignerServices, DesignerSlots, ExportedFile } from './props.ts'
export { showHelp } from './tour/help.ts'
