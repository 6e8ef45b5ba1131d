import { replaceText } from './find.ts'
import { takeOver } from './variants-take-over.ts'
import {
  addAction,
  addStep,
  editStep,
  guide,
  mergeActions,
  moveAction,
  moveStep,
  removeAction,
  removeStep,
  renameAction,
  setExperience,
  setPersona,
  setSession,
  vote,
} from './workshop.ts'
import { addBoardThing, editBoardThing, removeBoardThings } from './workshop-board.ts'
import { nodesFromStep, stepsFromNodes } from './workshop-nodes.ts'
import {
  addOpportunity,
  askQuestion,
  editOpportunity,
  editQuestion,
  keepImpact,
  rateOpportunity,
  removeOpportunity,
  removeQuestion,
} from './workshop-opportunities.ts'

/** Commands of comparing variants, of find and replace, and of the workshop: loaded by what needs them. */
export const LATER_COMMANDS = {
  'variant.takeOver': takeOver,
  'text.replace': replaceText,
  'workshop.setPersona': setPersona,
  'workshop.setSession': setSession,
  'workshop.guide': guide,
  'workshop.vote': vote,
  'workshop.addAction': addAction,
  'workshop.renameAction': renameAction,
  'workshop.moveAction': moveAction,
  'workshop.mergeActions': mergeActions,
  'workshop.removeAction': removeAction,
  'workshop.addStep': addStep,
  'workshop.editStep': editStep,
  'workshop.setExperience': setExperience,
  'workshop.moveStep': moveStep,
  'workshop.removeStep': removeStep,
  'workshop.nodesFromStep': nodesFromStep,
  'workshop.stepsFromNodes': stepsFromNodes,
  'workshop.addOpportunity': addOpportunity,
  'workshop.editOpportunity': editOpportunity,
  'workshop.rateOpportunity': rateOpportunity,
  'workshop.keepImpact': keepImpact,
  'workshop.removeOpportunity': removeOpportunity,
  'workshop.askQuestion': askQuestion,
  'workshop.editQuestion': editQuestion,
  'workshop.removeQuestion': removeQuestion,
  'board.add': addBoardThing,
  'board.edit': editBoardThing,
  'board.remove': removeBoardThings,
} as const
