/**
 * Which room may import which: the arrows of DESIGN.md §2 as a list of what is allowed. Everything else is refused.
 * `.dependency-cruiser.mjs` turns it into rules, `check-boundaries.ts` proves that every room was read.
 */
export interface Room {
  /** The room's folder, from the root of the project. */
  readonly folder: string
  /** Names of the rooms it may import. */
  readonly rooms: readonly string[]
  /** What its tests may import besides. */
  readonly testRooms?: readonly string[]
  /** Names (or the beginnings, with a star) of the packages it may import; absent means any. */
  readonly packages?: readonly string[]
}

const PURE = ['kernel', 'document', 'compiler', 'runtime', 'simulator', 'workshop'] as const
const BELOW_SCREENS = [...PURE, 'editor', 'sync', 'workers', 'kit', 'canvas', 'fields'] as const
const SCREENS = ['library', 'designer', 'simulation', 'workshop', 'population', 'publishing'] as const

const screens = Object.fromEntries(
  SCREENS.map((screen): [string, Room] => [`ui-${screen}`, { folder: `src/ui/${screen}`, rooms: BELOW_SCREENS }]),
)

export const ROOMS: Readonly<Record<string, Room>> = {
  kernel: { folder: 'src/kernel', rooms: [], packages: [] },
  document: { folder: 'src/document', rooms: ['kernel'], packages: ['zod'] },
  compiler: {
    folder: 'src/compiler',
    rooms: ['document', 'kernel'],
    // A machine is tested by running it.
    testRooms: ['runtime', 'tools'],
    packages: ['xstate'],
  },
  runtime: { folder: 'src/runtime', rooms: ['document', 'kernel'], packages: ['xstate', 'temporal-polyfill', 'rrule'] },
  simulator: { folder: 'src/simulator', rooms: ['compiler', 'runtime', 'document', 'kernel'], packages: ['xstate'] },
  workshop: { folder: 'src/workshop', rooms: ['document', 'kernel'], packages: [] },
  editor: {
    folder: 'src/editor',
    rooms: ['document', 'compiler', 'workshop', 'kernel'],
    packages: ['zustand', 'immer', 'zod'],
  },
  sync: {
    folder: 'src/sync',
    rooms: ['document', 'kernel'],
    packages: ['@tanstack/react-query', 'idb', 'zod', 'react'],
  },
  workers: { folder: 'src/workers', rooms: ['simulator', 'compiler', 'document', 'kernel'], packages: ['elkjs'] },
  kit: {
    folder: 'src/ui/kit',
    rooms: [],
    packages: [
      '@mantine/*',
      'react',
      'react-dom',
      'i18next',
      'react-i18next',
      '@tabler/*',
      '@fontsource-variable/*',
      // Pictures become PDF the same way, whoever has drawn them.
      'jspdf',
      'svg2pdf.js',
    ],
  },
  canvas: { folder: 'src/ui/canvas', rooms: ['editor', 'document', 'kernel', 'kit'] },
  // What more than one screen edits with, and needs more of the document for than the kit may know.
  fields: {
    folder: 'src/ui/fields',
    rooms: ['simulator', 'workshop', 'editor', 'document', 'kernel', 'kit', 'canvas'],
  },
  ...screens,
  app: { folder: 'src/app', rooms: [...BELOW_SCREENS, ...SCREENS.map((screen) => `ui-${screen}`), 'mocks'] },
  // The words and figures of files that the program makes, too: the same in both.
  cli: { folder: 'src/cli', rooms: [...PURE, 'workers', 'kit'] },
  mocks: { folder: 'mocks', rooms: ['sync', 'document', 'kernel', 'compiler'] },
  server: { folder: 'server', rooms: [...PURE, 'sync'] },
  e2e: { folder: 'e2e', rooms: ['document', 'kernel', 'tools'] },
  tools: { folder: 'tools', rooms: [...BELOW_SCREENS, 'cli'] },
}

/** Rooms whose code may draw with React Flow: the canvas, and the benchmark that measures it beside a bare one. */
export const REACT_FLOW_USERS = ['src/ui/canvas', 'tools/bench/canvas'] as const
