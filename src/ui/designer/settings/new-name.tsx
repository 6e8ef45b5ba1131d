import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import fields from '../fields/fields.module.css'

interface NewNameProps {
  placeholder: string
  /** Is there already something of this name? */
  taken: (name: string) => boolean
  onMake: (name: string) => void
  /** The list; it is given what asks for the name. */
  children: (ask: () => void) => ReactNode
}

/** Asks for the name of a new thing whose key will be made of it, once and for all. */
export function NewName({ placeholder, taken, onMake, children }: NewNameProps) {
  const { t } = useTranslation(['designer', 'common'])
  const [name, setName] = useState<string | undefined>(undefined)
  const wanted = (name ?? '').trim()
  const clash = wanted !== '' && taken(wanted)
  const make = () => {
    if (wanted === '' || clash) return
    onMake(wanted)
    setName(undefined)
  }
  return (
    <div className={fields.form}>
      {children(() => setName(''))}
      {name !== undefined && (
        <div className={fields.form}>
          <TextInput
            ref={(element) => {
              if (element && name === '') element.focus()
            }}
            aria-label={placeholder}
            placeholder={placeholder}
            value={name}
            maxLength={100}
            error={clash ? t('data.taken') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') make()
              if (event.key === 'Escape') setName(undefined)
            }}
          />
          <div className={fields.days}>
            <Button disabled={wanted === '' || clash} onClick={make}>
              {t('data.make')}
            </Button>
            <Button variant="default" onClick={() => setName(undefined)}>
              {t('common:cancel')}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
