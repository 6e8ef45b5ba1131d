import { Button, UnstyledButton } from '@mantine/core'
import { IconCircle, IconCircleFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { dotsEach, dotsLeft, hasVoted } from '../../../workshop/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { usePerson, useTold, useWorkshop } from '../workshop-context.ts'
import classes from './ideas.module.css'
import type { Idea } from './use-ideas.ts'

/** Gives one's dot to an idea or takes it back; shows how many it has. Who has not said who she is, is asked first. */
export function VoteButton({ idea }: { idea: Idea }) {
  const { editor, view } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const announce = useAnnounce()
  const person = usePerson()
  const left = useTold((workshop) => (person === '' ? 1 : dotsLeft(workshop, 'opportunities', person)))
  const on = person !== '' && hasVoted(idea.opportunity, person)
  const vote = () => {
    if (person === '') return view.ask(true)
    const done = editor.execute('workshop.vote', { kind: 'opportunities', id: idea.id, person, on: !on })
    if (!done.ok) return announce(t('vote.noneLeft'), 'assertive')
    announce(t(on ? 'vote.taken' : 'vote.given', { idea: idea.title }))
  }
  const Icon = on ? IconCircleFilled : IconCircle
  return (
    <UnstyledButton
      className={classes.vote}
      aria-pressed={on}
      aria-label={t('vote.label', { idea: idea.title, count: idea.dots })}
      disabled={!on && left === 0}
      title={!on && left === 0 ? t('vote.noneLeft') : t(on ? 'vote.take' : 'vote.give')}
      onClick={vote}
    >
      <Icon size={12} stroke={2} aria-hidden="true" />
      <span aria-hidden="true">{idea.dots}</span>
    </UnstyledButton>
  )
}

/** How many dots one has left, and whose they are. */
export function DotsLeft() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const person = usePerson()
  const each = useTold(dotsEach)
  const left = useTold((workshop) => dotsLeft(workshop, 'opportunities', person))
  return (
    <Button size="compact-xs" variant="subtle" color="gray" onClick={() => view.ask(true)}>
      {person === '' ? t('vote.who') : t('vote.left', { person, left, count: each })}
    </Button>
  )
}
