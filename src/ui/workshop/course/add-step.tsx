import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './course.module.css'
import { namesIn } from './course-model.ts'

interface AddStepProps {
  /** A field; else only the button that makes it one. */
  readonly open: boolean
  /** Nothing comes before it. */
  readonly first: boolean
  readonly onOpen: () => void
  readonly onAdd: (names: readonly string[]) => void
}

/** Where the next step is typed: Enter adds it and waits for another, pasted lines become a step each. */
export function AddStep({ open, first, onOpen, onAdd }: AddStepProps) {
  const { t } = useTranslation('workshopCourse')
  const [text, setText] = useState('')
  const asked = useRef(false)
  const add = (names: readonly string[]) => {
    setText('')
    if (names.length > 0) onAdd(names)
  }
  if (!open) {
    return (
      <div className={classes.adder} data-closed>
        <Tooltip label={t('add.open')}>
          <ActionIcon
            variant="default"
            radius="xl"
            aria-label={t('add.open')}
            onClick={() => {
              asked.current = true
              onOpen()
            }}
          >
            <IconPlus size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
    )
  }
  return (
    <div className={classes.adder}>
      <TextInput
        dir="auto"
        aria-label={t('add.label')}
        placeholder={first ? t('add.first') : t('add.placeholder')}
        description={t('add.hint')}
        inputWrapperOrder={['input', 'description']}
        maxLength={200}
        value={text}
        autoFocus={asked.current}
        data-keeps-escape={text !== '' || undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') add(namesIn(text))
          if (event.key === 'Escape') setText('')
        }}
        onPaste={(event) => {
          const names = namesIn(event.clipboardData.getData('text/plain'))
          if (names.length < 2) return
          event.preventDefault()
          const [first = '', ...rest] = names
          add([`${text}${first}`, ...rest])
        }}
      />
    </div>
  )
}
