import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTold } from '../workshop-context.ts'
import classes from './actions.module.css'
import { linesOf } from './lines.ts'
import { useActions } from './use-actions.ts'

/** A line for the next card: Enter makes it and is ready for another one; a pasted list makes one a line. */
export function AddCards() {
  const { t } = useTranslation('workshop')
  const { add } = useActions()
  const [typed, setTyped] = useState('')
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() === '') return
        add([typed.trim()])
        setTyped('')
      }}
    >
      <TextInput
        dir="auto"
        className={classes.addField}
        aria-label={t('actions.new')}
        placeholder={t('actions.newHint')}
        description={t('actions.newKeys')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onPaste={(event) => {
          const lines = linesOf(event.clipboardData.getData('text/plain'))
          if (lines.length < 2) return
          event.preventDefault()
          add(lines)
        }}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} stroke={2} />}>
        {t('actions.add')}
      </Button>
    </form>
  )
}

const TYPICAL = [
  'hear',
  'browse',
  'ask',
  'buy',
  'receive',
  'use',
  'return',
  'complain',
  'buyAgain',
  'recommend',
] as const

/** What customers of nearly everybody do: a start for a group before an empty wall. */
export function TypicalActions() {
  const { t } = useTranslation('workshop')
  const { add } = useActions()
  const actions = useTold((workshop) => workshop.actions)
  const there = new Set(Object.values(actions).flatMap(({ name, also = [] }) => [name, ...also].map(plain)))
  const offered = TYPICAL.map((action) => t(`typical.${action}`)).filter((name) => !there.has(plain(name)))
  if (offered.length === 0) return null
  return (
    <div className={classes.typical}>
      <span className={classes.typicalTitle}>{t('actions.typical')}</span>
      {offered.map((name) => (
        <Button key={name} variant="default" size="compact-sm" radius="xl" onClick={() => add([name])}>
          {name}
        </Button>
      ))}
    </div>
  )
}

const plain = (name: string) => name.trim().toLocaleLowerCase()
