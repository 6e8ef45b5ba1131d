import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../../../editor/index.ts'
import { useWorkshop } from '../workshop-context.ts'

interface Chosen {
  readonly id: string | undefined
}

/** One choice for each open journey: who goes on to the next step still looks at the same idea. */
const choices = new WeakMap<Editor, StoreApi<Chosen>>()

function choiceOf(editor: Editor): StoreApi<Chosen> {
  const kept = choices.get(editor) ?? createStore<Chosen>(() => ({ id: undefined }))
  choices.set(editor, kept)
  return kept
}

/** The idea that is looked at, in all steps that deal with ideas; `undefined` where none is, or it has gone. */
export function useChosenIdea(): readonly [id: string | undefined, choose: (id: string | undefined) => void] {
  const { editor } = useWorkshop()
  const choice = choiceOf(editor)
  const id = useStore(choice, (state) => state.id)
  const there = useStore(
    editor.document,
    ({ journey }) => id !== undefined && Object.hasOwn(journey.workshop?.opportunities ?? {}, id),
  )
  return [there ? id : undefined, (next) => choice.setState({ id: next })]
}
