import { useTranslation } from 'react-i18next'
import type { EventType } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { CardList } from '../fields/card-list.tsx'
import fields from '../fields/fields.module.css'
import { TextField } from '../fields/text-field.tsx'
import { keyFrom } from '../fields/use-options.ts'
import { withChange, without } from '../forms/form.ts'
import { TypeField } from './data-fields.tsx'
import { NewName } from './new-name.tsx'

/** What customers do, and what is told about it. */
export function EventsField() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const events = useJourney(editor, (journey) => journey.events)
  return (
    <NewName
      placeholder={t('events.newName')}
      taken={(name) => Object.hasOwn(events, keyFrom(name))}
      onMake={(name) => editor.execute('event.put', { id: keyFrom(name), value: { label: name, properties: {} } })}
    >
      {(add) => (
        <CardList
          label={t('settings.events')}
          hideLabel
          addLabel={t('events.add')}
          onAdd={add}
          onRemove={(id) => editor.execute('event.delete', { id })}
          cards={Object.entries(events).map(([id, event]) => ({
            id,
            name: event.label || id,
            head: (
              <TextField
                aria-label={t('data.label', { key: id })}
                maxLength={200}
                value={event.label}
                onWrite={(label) => editor.execute('event.put', { id, value: { ...event, label } })}
              />
            ),
            body: <Properties id={id} event={event} />,
          }))}
        />
      )}
    </NewName>
  )
}

function Properties({ id, event }: { id: string; event: EventType }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const write = (properties: EventType['properties']) =>
    editor.execute('event.put', { id, value: { ...event, properties } })
  return (
    <NewName
      placeholder={t('events.newProperty')}
      taken={(name) => Object.hasOwn(event.properties, keyFrom(name))}
      onMake={(name) => write({ ...event.properties, [keyFrom(name)]: { label: name, type: 'text' } })}
    >
      {(add) => (
        <>
          <span className={fields.description}>
            <code>{id}</code>
          </span>
          <CardList
            label={t('events.properties')}
            addLabel={t('events.addProperty')}
            onAdd={add}
            onRemove={(key) => write(without(event.properties, key))}
            cards={Object.entries(event.properties).map(([key, property]) => ({
              id: key,
              name: property.label || key,
              head: (
                <TextField
                  aria-label={t('data.label', { key })}
                  maxLength={200}
                  value={property.label ?? key}
                  onWrite={(label) => write(withChange(event.properties, key, { label }))}
                />
              ),
              body: (
                <TypeField
                  type={property.type}
                  values={property.values}
                  onWrite={(part) => write(withChange(event.properties, key, part))}
                />
              ),
            }))}
          />
        </>
      )}
    </NewName>
  )
}
