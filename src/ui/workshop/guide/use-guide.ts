import { GUIDE_STEPS, type GuideStep, type GuideStepState } from '../../../document/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { type Timer, USUAL_MINUTES } from './timer.ts'

/** How far the group is at a step, and ways to tell. */
export function useGuide(step: GuideStep) {
  const { editor } = useWorkshop()
  const told = useTold(({ session }) => session?.guide?.[step])
  const set = (parts: { readonly [Key in keyof GuideStepState]?: GuideStepState[Key] | undefined }) =>
    editor.execute('workshop.guide', { step, parts })
  return {
    done: told?.done === true,
    notes: told?.notes ?? '',
    timer: timerOf(told, step),
    setDone: (done: boolean) => set({ done: done || undefined }),
    setNotes: (notes: string) => set({ notes: notes || undefined }),
    setTimer: (timer: Timer) => set({ timer }),
  }
}

export const timerOf = (told: GuideStepState | undefined, step: GuideStep): Timer =>
  told?.timer ?? { minutes: USUAL_MINUTES[step] }

export const stepAfter = (step: GuideStep): GuideStep | undefined => GUIDE_STEPS[GUIDE_STEPS.indexOf(step) + 1]

/** Takes the group to a step, and whoever sits here with it. */
export function useTakeGroup(): (step: GuideStep) => void {
  const { editor, view } = useWorkshop()
  return (step) => {
    editor.execute('workshop.setSession', { current: step })
    view.open(step)
  }
}
