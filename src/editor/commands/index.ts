import type { Command } from '../command.ts'
import { flip, moveBranch } from './branches.ts'
import { connect, disconnect, reconnect } from './edges.ts'
import { collapseGroup, createGroup, dissolveGroups, joinGroup, leaveGroup, renameGroup } from './groups.ts'
import {
  deleteAttribute,
  deleteEvent,
  deleteExitRule,
  deleteGoal,
  deleteScenario,
  deleteStage,
  describeJourney,
  putAttribute,
  putEvent,
  putExitRule,
  putGoal,
  putScenario,
  putStage,
  renameJourney,
  setFrequencyCaps,
  setPrimaryGoal,
  setQuietHours,
  setReentry,
  setTimeZone,
} from './journey.ts'
import type { LATER_COMMANDS } from './later.ts'
import {
  add,
  addAfter,
  align,
  changeKind,
  configure,
  distribute,
  insertOnEdge,
  move,
  nudge,
  pin,
  rename,
  setStage,
  tidy,
} from './nodes.ts'
import { addNote, editNote } from './notes.ts'
import { receive, repaired } from './receive.ts'
import { addScenario, applyPreset, duplicateScenario, renameScenario } from './scenarios.ts'
import { duplicate, paste, remove } from './selection.ts'
import { addTests, deleteTests, replaceTests } from './tests.ts'
import { addVariant, deleteVariant, editVariant, setMainVariant } from './variants.ts'

/** What the canvas and its panels do to a document, by name; `later.ts` has the rest. Nothing else writes to one. */
export const COMMANDS = {
  'node.add': add,
  'node.addAfter': addAfter,
  'node.insertOnEdge': insertOnEdge,
  'node.move': move,
  'node.nudge': nudge,
  'node.rename': rename,
  'node.configure': configure,
  'node.changeKind': changeKind,
  'node.setStage': setStage,
  'node.pin': pin,
  'layout.tidy': tidy,
  'layout.align': align,
  'layout.distribute': distribute,
  'branch.flip': flip,
  'branch.move': moveBranch,
  'group.create': createGroup,
  'group.join': joinGroup,
  'group.leave': leaveGroup,
  'group.rename': renameGroup,
  'group.collapse': collapseGroup,
  'group.dissolve': dissolveGroups,
  'edge.connect': connect,
  'edge.reconnect': reconnect,
  'edge.disconnect': disconnect,
  'selection.delete': remove,
  'selection.paste': paste,
  'selection.duplicate': duplicate,
  'note.add': addNote,
  'note.edit': editNote,
  'journey.rename': renameJourney,
  'journey.describe': describeJourney,
  'journey.setTimeZone': setTimeZone,
  'settings.setReentry': setReentry,
  'settings.setQuietHours': setQuietHours,
  'settings.setFrequencyCaps': setFrequencyCaps,
  'goal.put': putGoal,
  'goal.delete': deleteGoal,
  'goal.setPrimary': setPrimaryGoal,
  'exitRule.put': putExitRule,
  'exitRule.delete': deleteExitRule,
  'attribute.put': putAttribute,
  'attribute.delete': deleteAttribute,
  'event.put': putEvent,
  'event.delete': deleteEvent,
  'stage.put': putStage,
  'stage.delete': deleteStage,
  'scenario.add': addScenario,
  'scenario.duplicate': duplicateScenario,
  'scenario.rename': renameScenario,
  'scenario.applyPreset': applyPreset,
  'scenario.put': putScenario,
  'scenario.delete': deleteScenario,
  'test.add': addTests,
  'test.replace': replaceTests,
  'test.delete': deleteTests,
  'variant.add': addVariant,
  'variant.edit': editVariant,
  'variant.delete': deleteVariant,
  'variant.setMain': setMainVariant,
  'document.receive': receive,
  'document.repair': repaired,
} as const

type Registry = typeof COMMANDS & typeof LATER_COMMANDS
export type CommandName = keyof Registry
export type ArgsOf<Name extends CommandName> = Registry[Name] extends Command<infer Args, infer _> ? Args : never
export type ResultOf<Name extends CommandName> = Registry[Name] extends Command<infer _, infer Out> ? Out : never

// The registry's type ties name, arguments and result together; inside, commands are looked up as one.
const known = new Map<string, unknown>(Object.entries(COMMANDS))

/** The command of a name. Throws when it is one of the later ones and they have not been loaded. */
export function commandNamed<Name extends CommandName>(name: Name): Command<ArgsOf<Name>, ResultOf<Name>> {
  const command = known.get(name)
  if (!command) throw new Error(`The command ${name} is not here yet: await loadLaterCommands() first`)
  return command as Command<ArgsOf<Name>, ResultOf<Name>>
}

/** Brings the commands that only some panels and screens need; nobody waits for them before the canvas can be used. */
export async function loadLaterCommands(): Promise<void> {
  const { LATER_COMMANDS } = await import('./later.ts')
  for (const [name, command] of Object.entries(LATER_COMMANDS)) known.set(name, command)
}
