import type { Position, Variant } from '../../../document/index.ts'
import { graphOf, positionsFrom } from './elk-graph.ts'

export interface Layout {
  readonly positions: Promise<Readonly<Record<string, Position>>>
  /** Gives up; `positions` then never settles. */
  readonly cancel: () => void
}

/** Lays a variant out from top to bottom in a worker that is loaded when first needed. */
export function layOut(variant: Variant): Layout {
  let worker: Worker | undefined
  let cancelled = false
  const positions = (async () => {
    const [{ default: Elk }, { default: ElkWorker }] = await Promise.all([
      import('elkjs/lib/elk-api.js'),
      import('elkjs/lib/elk-worker.min.js?worker'),
    ])
    if (cancelled) return new Promise<never>(() => undefined)
    const engine = new Elk({
      workerFactory: () => {
        worker = new ElkWorker()
        return worker
      },
    })
    try {
      return positionsFrom(variant, await engine.layout(graphOf(variant)))
    } finally {
      worker?.terminate()
    }
  })()
  return {
    positions,
    cancel: () => {
      cancelled = true
      worker?.terminate()
    },
  }
}
