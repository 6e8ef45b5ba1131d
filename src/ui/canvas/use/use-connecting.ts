import { type FinalConnectionState, type Connection as FlowConnection, useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Connection,
  canConnect,
  type Editor,
  edgeAtPort,
  variantInView,
  whyNotConnect,
} from '../../../editor/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import type { ChooserRequest } from '../canvas-context.ts'
import type { CanvasEdge } from '../model/flow-model.ts'

type Wanted = Pick<FlowConnection, 'source' | 'target' | 'sourceHandle'>

const asConnection = ({ source, sourceHandle, target }: Wanted): Connection => ({
  from: source,
  port: sourceHandle ?? '',
  to: target,
})

const pointOf = (event: MouseEvent | TouchEvent) => {
  const { clientX, clientY } =
    'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
  return { x: clientX, y: clientY }
}

/** Carried onto another way out of the same step that leads somewhere already, the two swap what they lead to. */
function reconnect(editor: Editor, edge: CanvasEdge, wanted: Connection): void {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  const before = variant?.edges[edge.id]
  if (!variant || !before) return
  const sameStep = before.from === wanted.from && before.to === wanted.to && before.port !== wanted.port
  if (sameStep && edgeAtPort(variant.edges, wanted.from, wanted.port) !== undefined)
    editor.execute('branch.flip', { node: wanted.from, ports: [before.port, wanted.port] })
  else editor.execute('edge.reconnect', { edge: edge.id, ...wanted })
}

/** The node under a point of the screen: an entry has no place to take an edge, but it may be what was aimed at. */
const nodeAt = ({ x, y }: { x: number; y: number }): string | undefined =>
  document.elementFromPoint(x, y)?.closest('.react-flow__node')?.getAttribute('data-id') ?? undefined

export type Connecting = ReturnType<typeof useConnecting>

/** Connecting by hand: the editor's rules say what may meet, an edge let go over nothing asks what comes next. */
export function useConnecting(
  editor: Editor,
  frame: RefObject<HTMLElement | null>,
  openChooser: (request: ChooserRequest) => void,
) {
  const { screenToFlowPosition } = useReactFlow()
  const flow = useStoreApi()
  const announce = useAnnounce()
  const { t } = useTranslation('canvas')
  const cancelled = useRef(false)
  return useMemo(() => {
    const variant = () => variantInView(editor.document.getState().journey, editor.view.getState())?.variant
    const mark = (on: boolean) => {
      frame.current?.toggleAttribute('data-connecting', on)
      frame.current?.toggleAttribute('data-cancelled', false)
      if (on) cancelled.current = false
    }
    const finish = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      mark(false)
      const { fromNode, fromHandle, isValid } = state
      if (cancelled.current || isValid || !fromNode || fromHandle?.type !== 'source') return
      const after = { node: fromNode.id, port: fromHandle.id ?? '' }
      const screen = pointOf(event)
      const present = variant()
      const to = nodeAt(screen)
      if (to === undefined) return openChooser({ screen, at: screenToFlowPosition(screen), after })
      const reason = present && whyNotConnect(present, { from: after.node, port: after.port, to })
      if (reason) announce(t(`refusal.${reason}`), 'assertive')
    }
    return {
      handlers: {
        onConnectStart: () => mark(true),
        onConnect: (wanted: FlowConnection) => {
          if (!cancelled.current) editor.execute('edge.connect', asConnection(wanted))
        },
        onConnectEnd: finish,
        onReconnectStart: () => mark(true),
        onReconnect: (edge: CanvasEdge, wanted: FlowConnection) => {
          if (!cancelled.current) reconnect(editor, edge, asConnection(wanted))
        },
        onReconnectEnd: () => mark(false),
        isValidConnection: (wanted: Wanted | CanvasEdge) => {
          const present = variant()
          return (
            present !== undefined &&
            canConnect(present, asConnection({ ...wanted, sourceHandle: wanted.sourceHandle ?? null }))
          )
        },
      },
      /** Lets go of the edge in the hand. False when there is none. */
      cancel: () => {
        if (!flow.getState().connection.inProgress || cancelled.current) return false
        cancelled.current = true
        frame.current?.toggleAttribute('data-cancelled', true)
        return true
      },
    }
  }, [editor, frame, openChooser, screenToFlowPosition, flow, announce, t])
}
