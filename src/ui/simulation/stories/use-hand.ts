import { useCallback, useEffect, useRef, useState } from 'react'
import type { Journey, JourneyTest, Scenario } from '../../../document/index.ts'
import { ByHand, type HandAct, type HandSetup, type HandState, typicalPerson } from '../../../simulator/index.ts'

export interface Hand {
  /** Undefined while the journey cannot be run. */
  readonly state: HandState | undefined
  readonly do: (act: HandAct) => void
  readonly back: () => void
  readonly restart: () => void
  readonly change: (setup: HandSetup) => void
  readonly asTest: (name: string) => JourneyTest | undefined
}

interface HandOptions {
  readonly journey: Journey
  readonly variant: string
  readonly scenario: Scenario | undefined
  /** What she is called at first. */
  readonly name: string
}

/** How long changes of the journey must pause before she lives through it anew. */
const PAUSE_MS = 300

/** Somebody led by hand. When the journey changes, the same things happen to her in the new one. */
export function useHand({ journey, variant, scenario, name }: HandOptions): Hand {
  const hand = useRef<ByHand>(undefined)
  const last = useRef<Pick<HandState, 'setup' | 'acts'>>(undefined)
  const [state, setState] = useState<HandState>()
  const show = useCallback((next: HandState | undefined) => {
    if (next) last.current = next
    setState(next)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scenario or name is for the next person
  useEffect(() => {
    const begin = () => {
      try {
        const known = last.current
        const fits = known && journey.variants[variant]?.nodes[known.setup.entry]?.kind === 'entry'
        const made = new ByHand(journey, variant, fits ? known.setup : typicalPerson(journey, variant, scenario, name))
        for (const act of fits ? known.acts : []) made.do(act)
        hand.current = made
        show(made.state())
      } catch {
        // It has errors; the problems list says which.
        hand.current = undefined
        show(undefined)
      }
    }
    const timer = setTimeout(begin, hand.current ? PAUSE_MS : 0)
    return () => clearTimeout(timer)
  }, [journey, variant, show])
  return {
    state,
    do: useCallback((act) => show(hand.current?.do(act)), [show]),
    back: useCallback(() => show(hand.current?.back()), [show]),
    restart: useCallback(() => show(hand.current?.restart()), [show]),
    change: useCallback((setup) => show(hand.current?.with(setup)), [show]),
    asTest: useCallback((test) => hand.current?.asTest(test), []),
  }
}
