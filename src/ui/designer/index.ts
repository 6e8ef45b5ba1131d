/** The designer room's public entry: the screen on which a journey is drawn. */

export { Designer } from './designer.tsx'
export { DesignerHelp } from './designer-help.tsx'
export { outlineOf } from './outline/on-demand.ts'
export type { DesignerProps, DesignerServices, DesignerSlots, ExportedFile } from './props.ts'
export { showHelp } from './tour/help.ts'
