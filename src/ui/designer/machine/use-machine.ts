import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { JourneyMachine } from '../../../document/index.ts'
import { type Editor, variantInView } from '../../../editor/index.ts'
import { useView } from '../../canvas/index.ts'
import type { DesignerServices } from '../props.ts'
import { type DrawingIndex, drawingIndexOf } from './highlight.ts'
import { type Outline, outlineOf } from './outline.ts'

/** A compiled variant, ready to be read. */
export interface ReadableMachine {
  readonly variant: string
  readonly machine: JourneyMachine
  readonly outline: Outline
  readonly index: DrawingIndex
}

export interface MachineView {
  /** `broken`: the variant has errors. `failed`: the compiler could not be asked. */
  readonly status: 'pending' | 'ready' | 'broken' | 'failed'
  /** The machine of the variant in view; while it is `broken`, as it last compiled. */
  readonly shown: ReadableMachine | undefined
  readonly retry: () => void
}

/** How long changes must pause before the machine is made anew. */
const PAUSE_MS = 300

/** The machine of the variant in view, made elsewhere and only when changes pause: typing never waits for it. */
export function useMachine(editor: Editor, compile: DesignerServices['compileVariant']): MachineView {
  const journey = useStore(editor.document, (state) => state.journey)
  const inView = useView(editor, (view) => view.variant)
  const variant = variantInView(journey, { variant: inView })?.id
  const [status, setStatus] = useState<MachineView['status']>('pending')
  const [shown, setShown] = useState<ReadableMachine | undefined>(undefined)
  const [attempt, setAttempt] = useState(0)
  const first = useRef(true)
  const retry = useCallback(() => setAttempt((before) => before + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another question
  useEffect(() => {
    if (!compile || variant === undefined) return
    let stale = false
    const take = (compiled: Compiled | undefined) => {
      if (stale) return
      // Whatever a person does in the meantime goes first.
      startTransition(() => {
        if (compiled) setShown(readable(variant, compiled))
        setStatus(compiled ? 'ready' : 'broken')
      })
    }
    const fail = () => {
      if (!stale) setStatus('failed')
    }
    const ask = () => void compile(journey, variant).then(take, fail)
    const timer = setTimeout(ask, first.current ? 0 : PAUSE_MS)
    first.current = false
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [compile, journey, variant, attempt])

  const mine = shown?.variant === variant ? shown : undefined
  return { status: mine || status !== 'ready' ? status : 'pending', shown: mine, retry }
}

type Compiled = NonNullable<Awaited<ReturnType<NonNullable<DesignerServices['compileVariant']>>>>

function readable(variant: string, { machine, sourceMap }: Compiled): ReadableMachine {
  const outline = outlineOf(machine, sourceMap)
  return { variant, machine, outline, index: drawingIndexOf(outline, sourceMap) }
}
