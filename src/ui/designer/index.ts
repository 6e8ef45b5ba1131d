/** The designer room's public entry: the screen on which a journey is drawn. */
export { Designer } from './designer.tsx'
export type { DesignerProps, DesignerServices, DesignerSlots, ExportedFile } from './props.ts'
