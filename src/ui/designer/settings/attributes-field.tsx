import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Attribute } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { CardList } from '../fields/card-list.tsx'
import fields from '../fields/fields.module.css'
import { TextField } from '../fields/text-field.tsx'
import { keyFrom } from '../fields/use-options.ts'
import { TypeField } from './data-fields.tsx'
import { NewName } from './new-name.tsx'

/** What is known of customers. */
export function AttributesField() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const attributes = useJourney(editor, (journey) => journey.attributes)
  const put = (id: string, attribute: Attribute, part: Partial<Attribute>) =>
    editor.execute('attribute.put', { id, value: { ...attribute, ...part } })
  return (
    <NewName
      placeholder={t('attributes.newName')}
      taken={(name) => Object.hasOwn(attributes, keyFrom(name))}
      onMake={(name) => editor.execute('attribute.put', { id: keyFrom(name), value: { label: name, type: 'text' } })}
    >
      {(add) => (
        <CardList
          label={t('settings.attributes')}
          hideLabel
          addLabel={t('attributes.add')}
          onAdd={add}
          onRemove={(id) => editor.execute('attribute.delete', { id })}
          cards={Object.entries(attributes).map(([id, attribute]) => ({
            id,
            name: attribute.label || id,
            head: (
              <TextField
                aria-label={t('data.label', { key: id })}
                maxLength={200}
                value={attribute.label}
                onWrite={(label) => put(id, attribute, { label })}
              />
            ),
            body: (
              <>
                <span className={fields.description}>
                  <code>customer.{id}</code>
                </span>
                <TypeField
                  type={attribute.type}
                  values={attribute.values}
                  onWrite={(part) => put(id, attribute, part)}
                />
                <Checkbox
                  label={t('attributes.personal')}
                  checked={attribute.personal ?? false}
                  onChange={(event) => put(id, attribute, { personal: event.currentTarget.checked || undefined })}
                />
              </>
            ),
          }))}
        />
      )}
    </NewName>
  )
}
