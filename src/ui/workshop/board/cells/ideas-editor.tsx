import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Opportunity } from '../../../../document/index.ts'
import { titleOf } from '../../../../workshop/index.ts'
import { IconButton } from '../../../kit/index.ts'
import { useTold, useWorkshop } from '../../workshop-context.ts'
import { ideasOf } from '../cell-words.ts'
import classes from './cells.module.css'

const NONE: readonly (readonly [string, Opportunity])[] = []

/** The cards of ideas that belong to a step: named, taken away, and new ones written. */
export function IdeasEditor({ step }: { step: string }) {
  const { t } = useTranslation('board')
  const { editor } = useWorkshop()
  const ideas = useTold((workshop) => ideasOf(workshop).get(step)) ?? NONE
  const field = useRef<HTMLInputElement>(null)
  const add = () => {
    const name = field.current?.value.trim() ?? ''
    if (!field.current || name === '') return
    editor.execute('workshop.addOpportunity', { step, name })
    field.current.value = ''
  }
  return (
    <>
      <div className={classes.row}>
        <input
          ref={field}
          className={classes.plain}
          aria-label={t('idea.new')}
          placeholder={t('hint.opportunity')}
          dir="auto"
          maxLength={200}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.currentTarget.value.trim() === '' || event.nativeEvent.isComposing)
              return
            event.preventDefault()
            add()
          }}
        />
        <IconButton label={t('idea.add')} size={24} tabIndex={-1} onClick={add}>
          <IconPlus size={14} />
        </IconButton>
      </div>
      {ideas.map(([id, idea]) => (
        <div key={id} className={classes.row}>
          <input
            className={classes.plain}
            aria-label={t('idea.name')}
            dir="auto"
            maxLength={200}
            defaultValue={idea.name ?? ''}
            placeholder={titleOf(idea)}
            onChange={(event) =>
              editor.execute('workshop.editOpportunity', {
                id,
                parts: { name: event.currentTarget.value || undefined },
              })
            }
          />
          <IconButton
            label={t('idea.remove', { name: titleOf(idea) || t('idea.unnamed') })}
            size={24}
            onClick={() => {
              editor.execute('workshop.removeOpportunity', { id })
              field.current?.focus()
            }}
          >
            <IconTrash size={14} />
          </IconButton>
        </div>
      ))}
    </>
  )
}
