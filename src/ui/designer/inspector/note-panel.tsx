import { Button, ColorSwatch } from '@mantine/core'
import { IconCheck, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NOTE_COLOURS, type Note } from '../../../document/index.ts'
import { deleteSelection } from '../../../editor/index.ts'
import { useDesigner } from '../designer-context.ts'
import { FieldGroup } from '../fields/field-group.tsx'
import fields from '../fields/fields.module.css'
import { TextAreaField } from '../fields/text-field.tsx'
import classes from './inspector.module.css'

/** One note: its text and its paper. */
export function NotePanel({ id, note }: { id: string; note: Note }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  return (
    <>
      <h2 className={classes.title}>{t('inspector.note')}</h2>
      <div className={`${classes.buttons} ${fields.form}`}>
        <TextAreaField
          w="100%"
          label={t('inspector.noteText')}
          minRows={4}
          maxRows={16}
          value={note.text}
          onWrite={(text) => editor.execute('note.edit', { note: id, text })}
        />
        <FieldGroup label={t('inspector.noteColour')}>
          <div className={fields.days}>
            {NOTE_COLOURS.map((colour) => (
              <ColorSwatch
                key={colour}
                component="button"
                type="button"
                size={28}
                color={`var(--j-note-${colour})`}
                aria-label={t(`inspector.colour.${colour}`)}
                aria-pressed={(note.colour ?? 'yellow') === colour}
                style={{ cursor: 'pointer', color: 'var(--j-text)' }}
                onClick={() => editor.execute('note.edit', { note: id, colour })}
              >
                {(note.colour ?? 'yellow') === colour && <IconCheck size={14} aria-hidden="true" />}
              </ColorSwatch>
            ))}
          </div>
        </FieldGroup>
        <div>
          <Button
            variant="default"
            leftSection={<IconTrash size={14} aria-hidden="true" />}
            onClick={() => deleteSelection(editor)}
          >
            {t('common:delete')}
          </Button>
        </div>
      </div>
    </>
  )
}
