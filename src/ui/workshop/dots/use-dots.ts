import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { dotsEach, dotsLeft, dotsOn, hasVoted, type VotedCards } from '../../../workshop/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { usePerson, useTold, useWorkshop } from '../workshop-context.ts'

export interface Dots {
  readonly person: string
  /** Dots each person has for such cards, and those she has left. */
  readonly each: number
  readonly left: number
}

export function useDots(kind: VotedCards): Dots {
  const person = usePerson()
  const each = useTold(dotsEach)
  const left = useTold((workshop) => dotsLeft(workshop, kind, person))
  return { person, each, left }
}

/** The dots on a card, and giving or taking back one's own. Says why where that is refused. */
export function useCardDots(kind: VotedCards, id: string, name: string) {
  const { editor, view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const announce = useAnnounce()
  const { person, each, left } = useDots(kind)
  const count = useTold((workshop) => dotsOn(workshop[kind][id] ?? { votes: [] }))
  const mine = useTold((workshop) => person !== '' && hasVoted(workshop[kind][id] ?? { votes: [] }, person))
  const toggle = () => {
    if (person === '') return view.ask(true)
    const done = editor.execute('workshop.vote', { kind, id, person, on: !mine })
    if (!done.ok) notifications.show({ color: 'yellow', message: t('dots.none', { person, count: each }) })
    else announce(t(mine ? 'dots.takenBack' : 'dots.given', { name, left: mine ? left + 1 : left - 1 }))
  }
  return { count, mine, toggle }
}
