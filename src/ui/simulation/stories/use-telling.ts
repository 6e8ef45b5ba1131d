import { useEffect } from 'react'
import { type Editor, placeInStory, type RunStory, reveal, tell } from '../../../editor/index.ts'
import type { StoryWords } from '../../canvas/index.ts'
import { useAnnounce } from '../../kit/index.ts'

interface Told {
  readonly story: RunStory | undefined
  readonly variant: string
  /** −1: nothing is told. */
  readonly step: number
  readonly words: StoryWords
  /** Somebody else has ended the telling. */
  readonly onStopped: () => void
}

/** Shows where a story stands on the canvas and the machine, says it aloud, and takes it away in the end. */
export function useTelling(editor: Editor, { story, variant, step, words, onStopped }: Told): void {
  const announce = useAnnounce()
  useEffect(() => {
    tell(editor.view, story && step >= 0 ? { variant, story, step } : undefined)
  }, [editor, story, variant, step])
  const here = story?.steps[step]
  const at = story && here ? placeInStory(story, step)?.node : undefined
  useEffect(() => {
    // Only when she moves: who edits meanwhile keeps the view.
    if (at !== undefined) reveal(editor.view, [at])
  }, [editor, at])
  const sentence = here ? [words.what(here), words.why(here)].filter(Boolean).join(' – ') : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words at another step are said again
  useEffect(() => {
    if (sentence !== '') announce(sentence)
  }, [announce, sentence, step])
  useEffect(
    () =>
      editor.view.subscribe((now, before) => {
        if (before.telling && !now.telling) onStopped()
      }),
    [editor, onStopped],
  )
  useEffect(() => () => tell(editor.view, undefined), [editor])
}
