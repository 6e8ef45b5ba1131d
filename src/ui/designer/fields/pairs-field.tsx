import { Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../kit/index.ts'
import { FieldGroup } from './field-group.tsx'
import classes from './fields.module.css'
import { TextField } from './text-field.tsx'

interface PairsFieldProps {
  label: string
  addLabel: string
  pairs: Readonly<Record<string, string>>
  onWrite: (pairs: Record<string, string>) => void
}

/** Names with values, such as headers. A row without a name is not written; two of one name, the later counts. */
export function PairsField({ label, addLabel, pairs, onWrite }: PairsFieldProps) {
  const { t } = useTranslation('designer')
  const written = Object.entries(pairs)
  const [fresh, setFresh] = useState(false)
  const rows: readonly (readonly [string, string])[] = fresh ? [...written, ['', '']] : written
  const put = (index: number, row: readonly [string, string]) => {
    const next = rows.map((each, at) => (at === index ? row : each)).filter(([name]) => name.trim() !== '')
    if (index === written.length && row[0].trim() !== '') setFresh(false)
    onWrite(Object.fromEntries(next))
  }
  return (
    <FieldGroup label={label}>
      {rows.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is where it stands; its name is being typed
        <div key={index} className={classes.keyRow}>
          <TextField
            aria-label={t('field.pairName')}
            placeholder={t('field.pairName')}
            value={name}
            onWrite={(text) => put(index, [text, value])}
          />
          <TextField
            aria-label={t('field.value')}
            placeholder={t('field.value')}
            value={value}
            disabled={name === ''}
            onWrite={(text) => put(index, [name, text])}
          />
          <IconButton
            label={t('field.remove', { name })}
            onClick={() => {
              if (index >= written.length) setFresh(false)
              else onWrite(Object.fromEntries(written.filter((_, at) => at !== index)))
            }}
          >
            <IconTrash size={16} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          disabled={fresh}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setFresh(true)}
        >
          {addLabel}
        </Button>
      </div>
    </FieldGroup>
  )
}
