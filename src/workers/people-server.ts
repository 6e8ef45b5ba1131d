import { LIMITS } from '../document/index.ts'
import { checking, derivation, NotRunnable } from '../simulator/people/index.ts'
import type { PeopleAnswer, PeopleQuestion } from './people-messages.ts'

/** How long a piece of work takes before new messages are looked at. */
const PIECE_MS = 40

/**
 * Answers questions about test people, one at a time, in pieces: between two of them messages are looked at, so that a
 * search can be ended or given up. `pause` lets them in.
 */
export function peopleServer(
  post: (answer: PeopleAnswer) => void,
  pause: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, 0)),
): (question: PeopleQuestion) => Promise<void> {
  let current = 0
  let enough = false

  /** The result, or `undefined` when something newer came. */
  const drive = async <Piece, Result>(
    turn: number,
    work: Generator<Piece, Result>,
    onPiece?: (piece: Piece) => void,
  ): Promise<Result | undefined> => {
    let until = performance.now() + PIECE_MS
    for (;;) {
      const piece = work.next()
      if (piece.done) return piece.value
      if (performance.now() < until) continue
      onPiece?.(piece.value)
      await pause()
      if (turn !== current) return undefined
      until = performance.now() + PIECE_MS
    }
  }

  const find = async (question: Extract<PeopleQuestion, { kind: 'find' }>): Promise<void> => {
    const { turn, journey, variant, words } = question
    const checked = await drive(turn, checking(journey, variant))
    if (!checked) return
    const options = {
      variant,
      covered: checked.covered,
      most: Math.max(0, LIMITS.tests - Object.keys(journey.tests ?? {}).length),
      names: Object.values(journey.tests ?? {}).map(({ customer }) => customer.name),
      portWord: (role: string) => words[role] ?? role,
      stop: () => enough,
    }
    const found = await drive(turn, derivation(journey, options), ({ tried, total }) =>
      post({ kind: 'progress', turn, share: tried / Math.max(1, total) }),
    )
    if (found) post({ kind: 'found', turn, found })
  }

  const check = async ({ turn, journey, variant }: Extract<PeopleQuestion, { kind: 'check' }>): Promise<void> => {
    const results = await drive(turn, checking(journey, variant))
    if (results) post({ kind: 'checked', turn, results })
  }

  return async (question) => {
    if (question.kind === 'enough') enough = true
    else if (question.kind === 'cancel') current = 0
    else {
      current = question.turn
      enough = false
      try {
        await (question.kind === 'find' ? find(question) : check(question))
      } catch (error) {
        const { turn } = question
        if (error instanceof NotRunnable) post({ kind: 'notRunnable', turn })
        else post({ kind: 'failed', turn, message: error instanceof Error ? error.message : String(error) })
      }
    }
  }
}
