import { Popover } from '@mantine/core'
import { IconPencil, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BufferedArea, BufferedText } from '../../fields/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './guide.module.css'

const NOBODY = { name: '', goal: '', quote: '' }

/** Whom it is all about, before everybody's eyes at every step; pressing it changes what it says. */
export function PersonaCard() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshop')
  const [open, setOpen] = useState(false)
  const persona = useTold((workshop) => workshop.persona) ?? NOBODY
  const nobody = persona.name.trim() === '' && persona.goal.trim() === ''
  const close = () => {
    setOpen(false)
    editor.mark()
  }
  return (
    <Popover opened={open} onDismiss={close} position="bottom-start" width={360} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.persona}
          data-empty={nobody || undefined}
          onClick={() => setOpen(!open)}
        >
          <span className={classes.face} aria-hidden="true">
            {nobody ? <IconUserPlus size={16} stroke={1.75} /> : [...persona.name.trim()][0]?.toLocaleUpperCase()}
          </span>
          {nobody ? (
            <span>{t('persona.nobody')}</span>
          ) : (
            <span className={classes.personaWords}>
              <span className="j-visually-hidden">{t('persona.title')}: </span>
              <strong dir="auto">{persona.name}</strong>
              {persona.goal !== '' && <span dir="auto">{persona.goal}</span>}
              {persona.quote !== '' && (
                <q dir="auto" className={classes.quote}>
                  {persona.quote}
                </q>
              )}
            </span>
          )}
          <IconPencil size={14} stroke={1.75} aria-hidden="true" className={classes.pencil} />
          <span className="j-visually-hidden">{t('persona.edit')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown data-keeps-escape>
        <PersonaFields />
      </Popover.Dropdown>
    </Popover>
  )
}

function PersonaFields() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshop')
  const persona = useTold((workshop) => workshop.persona) ?? NOBODY
  return (
    <div className={classes.fields}>
      <BufferedText
        data-autofocus
        label={t('persona.name')}
        placeholder={t('persona.nameHint')}
        maxLength={200}
        value={persona.name}
        onWrite={(name) => editor.execute('workshop.setPersona', { name })}
        onLeave={editor.mark}
      />
      <BufferedText
        label={t('persona.goal')}
        placeholder={t('persona.goalHint')}
        value={persona.goal}
        onWrite={(goal) => editor.execute('workshop.setPersona', { goal })}
        onLeave={editor.mark}
      />
      <BufferedArea
        autosize
        minRows={2}
        maxRows={6}
        label={t('persona.quote')}
        placeholder={t('persona.quoteHint')}
        value={persona.quote}
        onWrite={(quote) => editor.execute('workshop.setPersona', { quote })}
        onLeave={editor.mark}
      />
    </div>
  )
}
