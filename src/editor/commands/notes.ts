import type { Note, Position } from '../../document/index.ts'
import { defineCommand } from '../command.ts'
import { noteOf, position, textWithin, variantOf, withoutUndefined } from './draft.ts'

export const addNote = defineCommand({
  history: 'step',
  apply: (
    draft,
    note: { readonly position: Position; readonly text?: string; readonly colour?: Note['colour'] },
    context,
  ) => {
    const variant = variantOf(draft, context)
    const id = context.newId('k', (candidate) => Object.hasOwn(variant.notes, candidate))
    variant.notes[id] = withoutUndefined({
      text: textWithin(note.text ?? ''),
      position: position(note.position),
      colour: note.colour,
    })
    return id
  },
})

export const editNote = defineCommand({
  history: 'burst',
  about: ({ note }: { readonly note: string } & Partial<Pick<Note, 'text' | 'colour' | 'size'>>) => note,
  apply: (draft, { note: id, text, colour, size }, context) => {
    const note = noteOf(variantOf(draft, context), id)
    if (text !== undefined) note.text = textWithin(text)
    if (colour !== undefined) note.colour = colour
    if (size !== undefined)
      note.size = { width: Math.max(0, Math.round(size.width)), height: Math.max(0, Math.round(size.height)) }
  },
})
