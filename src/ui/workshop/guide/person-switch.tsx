import { Button, Popover, TextInput } from '@mantine/core'
import { IconCheck, IconUserCircle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Workshop } from '../../../document/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { usePerson, useTold, useWorkshop } from '../workshop-context.ts'
import classes from './guide.module.css'

/** Everybody who has given a dot or written a card, by name. */
function peopleIn({ actions, opportunities }: Workshop): string[] {
  const cards = [...Object.values(actions), ...Object.values(opportunities)]
  const names = [
    ...cards.flatMap(({ votes }) => votes),
    ...Object.values(actions).flatMap(({ author }) => author ?? []),
  ]
  return [...new Set(names.map((name) => name.normalize('NFC').trim()))].filter((name) => name !== '').sort()
}

/** In whose name dots are given and cards are written; one press passes the laptop on to somebody else. */
export function PersonSwitch() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const person = usePerson()
  const asking = useStore(view.store, (state) => state.asking)
  return (
    <Popover opened={asking} onDismiss={() => view.ask(false)} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.person ?? ''}
          leftSection={<IconUserCircle size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => view.ask(!asking)}
        >
          {person === '' ? t('person.who') : t('person.youAre', { name: person })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown data-keeps-escape aria-label={t('person.who')}>
        <People />
      </Popover.Dropdown>
    </Popover>
  )
}

function People() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshop')
  const announce = useAnnounce()
  const workshop = useTold((told) => told)
  const person = usePerson()
  const lately = useStore(view.store, ({ people }) => people)
  const names = useMemo(() => [...new Set([...lately, ...peopleIn(workshop)])], [lately, workshop])
  const [typed, setTyped] = useState('')
  const choose = (name: string) => {
    view.setPerson(name)
    announce(t('person.youAre', { name: name.trim() }))
  }
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') choose(typed)
      }}
    >
      <TextInput
        dir="auto"
        data-autofocus
        label={t('person.name')}
        description={t('person.what')}
        placeholder={t('person.hint')}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {names.length > 0 && (
        <ul className={classes.people} aria-label={t('person.others')}>
          {names.map((name) => (
            <li key={name}>
              <button
                type="button"
                className={classes.personChoice}
                aria-pressed={name === person}
                onClick={() => choose(name)}
              >
                <bdi>{name}</bdi>
                {name === person && <IconCheck size={14} stroke={2} aria-hidden="true" />}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button type="submit" disabled={typed.trim() === ''}>
        {t('person.thatIsMe')}
      </Button>
    </form>
  )
}
