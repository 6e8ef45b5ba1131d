import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'
import { REACT_FLOW_USERS, ROOMS, type Room } from './rooms.ts'

/** Tests and what only tests and tools use: they may take any package, and other rooms' fixtures and generators. */
const BACKSTAGE = '(\\.test\\.tsx?$|\\.spec\\.ts$|/testing/|/tools/)'

const OURS = Object.values(ROOMS).map((room) => room.folder)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const inside = (folders: readonly string[]) => `^(${folders.map(escaped).join('|')})/`

const foldersOf = (names: readonly string[]) =>
  names.map((name) => {
    const room = ROOMS[name]
    if (!room) throw new Error(`tools/rooms.ts names a room that does not exist: ${name}`)
    return room.folder
  })

/** `ui/canvas` also lies inside no other room, but a room's own folder always counts as allowed. */
const arrowRules = (name: string, room: Room): IForbiddenRuleType[] => {
  const allowed = [room.folder, ...foldersOf(room.rooms)]
  const comment = `${room.folder} may import ${room.rooms.length > 0 ? room.rooms.join(', ') : 'no other room'}.`
  return [
    {
      name: `arrow-from-${name}`,
      comment,
      severity: 'error',
      from: { path: inside([room.folder]), pathNot: BACKSTAGE },
      to: { path: inside(OURS), pathNot: inside(allowed) },
    },
    {
      name: `arrow-from-tests-of-${name}`,
      comment: `${comment} Its tests also may import ${['mocks', ...(room.testRooms ?? [])].join(', ')}.`,
      severity: 'error',
      from: { path: `^${escaped(room.folder)}(?=/).*${BACKSTAGE}` },
      to: { path: inside(OURS), pathNot: inside([...allowed, ...foldersOf(['mocks', ...(room.testRooms ?? [])])]) },
    },
  ]
}

const packageRule = (name: string, room: Room): IForbiddenRuleType => ({
  name: `packages-of-${name}`,
  comment: `${room.folder} may import only these packages: ${room.packages?.join(', ') || 'none'}.`,
  severity: 'error',
  from: { path: inside([room.folder]), pathNot: BACKSTAGE },
  to: { path: 'node_modules/', pathNot: packagePaths(room.packages ?? []) },
})

const packagePaths = (packages: readonly string[]) =>
  packages.map((name) => `node_modules/(@types/)?${escaped(name).replace('\\*', '[^/]+')}/`).concat('^$')

/** Rooms that have a list of packages are also kept from Node's own modules: they run in the browser too. */
const NODE_FREE = Object.values(ROOMS).filter((room) => room.packages && room.folder !== 'src/workers')

/**
 * From outside a room only its entry is imported, save by tests. Kernel and workers are flat, each file its own entry;
 * two rooms have a second one, so that who needs only that part does not load the rest; fixtures are data; style sheets
 * have no entry.
 */
const ENTRIES = [
  '^src/(kernel|workers)/[^/]+\\.ts$',
  '^src/sync/contract/(service/)?index\\.ts$',
  '^src/document/presets/index\\.ts$',
  '^src/simulator/people/index\\.ts$',
  '^src/simulator/analysis/index\\.ts$',
  '^src/ui/canvas/board/index\\.ts$',
  '^src/ui/kit/theme/styles\\.ts$',
  // Writes figures where there is no page: the entry brings style sheets along.
  '^src/ui/kit/format/format\\.ts$',
  '/(fixtures|testing)/',
  '\\.(css|json|svg)$',
]

const entryRule = (room: Room): IForbiddenRuleType => ({
  name: `entry-of-${room.folder.replaceAll('/', '-')}`,
  comment: `From outside, import ${room.folder}/index.ts.`,
  severity: 'error',
  from: { path: inside(OURS), pathNot: [inside([room.folder]), '\\.test\\.tsx?$'] },
  to: { path: inside([room.folder]), pathNot: [`^${escaped(room.folder)}/index\\.tsx?$`, ...ENTRIES] },
})

const CLOSED = Object.values(ROOMS).filter((room) => room.folder.startsWith('src/') && room.folder !== 'src/cli')

/** Every rule of the house, for dependency-cruiser. */
export const boundaryRules = (): IForbiddenRuleType[] => [
  {
    name: 'no-circular',
    comment: 'Two files that import each other are one file, or need a third.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'react-flow-only-in-canvas',
    comment: 'The canvas is the one adapter to React Flow.',
    severity: 'error',
    from: { path: inside(OURS), pathNot: inside(REACT_FLOW_USERS) },
    to: { path: 'node_modules/@xyflow/' },
  },
  {
    name: 'no-node-modules-in-browser-rooms',
    comment: 'These rooms also run in the browser.',
    severity: 'error',
    from: { path: inside(NODE_FREE.map((room) => room.folder)), pathNot: BACKSTAGE },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'fixtures-and-testing-stay-backstage',
    comment: 'What is made for tests is not part of the program.',
    severity: 'error',
    from: { path: inside(OURS), pathNot: `${BACKSTAGE}|^(tools|e2e|mocks)/` },
    to: { path: '(/testing/|\\.test\\.tsx?$|\\.spec\\.ts$)' },
  },
  ...Object.entries(ROOMS).flatMap(([name, room]) => [
    ...arrowRules(name, room),
    ...(room.packages ? [packageRule(name, room)] : []),
  ]),
  ...CLOSED.map(entryRule),
]

/** What dependency-cruiser's own command takes as its configuration, too. */
export const configuration = {
  forbidden: boundaryRules(),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    // Types count: a room that needs another's types depends on it.
    tsPreCompilationDeps: true,
    parser: 'tsc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  } satisfies ICruiseOptions,
}
