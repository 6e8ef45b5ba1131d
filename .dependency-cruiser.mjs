// Made from the table of rooms: change tools/rooms.ts and tools/boundary-rules.ts, not this file.
export { configuration as default } from './tools/boundary-rules.ts'
