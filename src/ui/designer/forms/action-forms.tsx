import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Assignment, DataType } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { ValueField } from '../../fields/index.ts'
import { NumberField } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { CardList } from '../fields/card-list.tsx'
import { CreatableSelect } from '../fields/creatable-select.tsx'
import classes from '../fields/fields.module.css'
import { PairsField } from '../fields/pairs-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { TextAreaField, TextField } from '../fields/text-field.tsx'
import { useAttributeChoice, useEventChoice } from '../fields/use-options.ts'
import type { Form } from './form.ts'

const OPERATIONS: Readonly<Record<DataType, readonly Assignment['op'][]>> = {
  text: ['set'],
  boolean: ['set'],
  date: ['set'],
  category: ['set'],
  number: ['set', 'add'],
  list: ['set', 'append', 'remove'],
}

export const UpdateForm: Form<'update'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const attributes = useAttributeChoice()
  const put = (index: number, change: Partial<Assignment>, field: string) =>
    write({ set: config.set.map((each, at) => (at === index ? { ...each, ...change } : each)) }, `${index} ${field}`)
  return (
    <div className={classes.form}>
      <CardList
        label={t('update.changes')}
        addLabel={t('update.add')}
        onAdd={() =>
          write(
            { set: [...config.set, { attribute: attributes.options[0]?.value ?? 'attribute', op: 'set', value: '' }] },
            'add',
          )
        }
        onRemove={(id) => write({ set: config.set.filter((_, at) => String(at) !== id) }, 'remove')}
        cards={config.set.map((assignment, index) => ({
          id: String(index),
          name: assignment.attribute,
          head: (
            <CreatableSelect
              aria-label={t('field.attribute')}
              value={assignment.attribute}
              options={attributes.options}
              onCreate={attributes.create}
              onChange={(attribute) => put(index, { attribute }, 'attribute')}
            />
          ),
          body: <AssignmentFields assignment={assignment} onChange={(change, field) => put(index, change, field)} />,
        }))}
      />
    </div>
  )
}

function AssignmentFields({
  assignment,
  onChange,
}: {
  assignment: Assignment
  onChange: (change: Partial<Assignment>, field: string) => void
}) {
  const { t } = useTranslation('designer')
  const { editor } = useDesigner()
  const attribute = useJourney(editor, (journey) => journey.attributes[assignment.attribute])
  const operations = OPERATIONS[attribute?.type ?? 'text']
  const offered = operations.includes(assignment.op) ? operations : [...operations, assignment.op]
  const single = attribute?.type === 'list' && assignment.op !== 'set' ? 'text' : attribute?.type
  return (
    <div className={classes.pair}>
      <Select
        aria-label={t('update.operation')}
        data={offered.map((value) => ({ value, label: t(`update.op.${value}`) }))}
        value={assignment.op}
        onChange={(op) => op && onChange({ op: op as Assignment['op'] }, 'op')}
      />
      <ValueField
        label={t('field.value')}
        type={single}
        values={attribute?.values}
        value={assignment.value}
        onWrite={(value) => onChange({ value }, 'value')}
        onLeave={editor.mark}
      />
    </div>
  )
}

export const EmitForm: Form<'emit'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const events = useEventChoice()
  return (
    <div className={classes.form}>
      <CreatableSelect
        label={t('field.event')}
        value={config.event}
        options={events.options}
        onCreate={events.create}
        onChange={(event) => write({ ...config, event }, 'event')}
      />
      <PairsField
        label={t('emit.properties')}
        addLabel={t('emit.add')}
        pairs={Object.fromEntries(Object.entries(config.properties ?? {}).map(([key, value]) => [key, String(value)]))}
        onWrite={(pairs) =>
          write({ ...config, properties: Object.keys(pairs).length === 0 ? undefined : { ...pairs } }, 'properties')
        }
      />
    </div>
  )
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

export const WebhookForm: Form<'webhook'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const noAddress = config.url !== '' && !/^https?:\/\/\S+$/.test(config.url)
  return (
    <div className={classes.form}>
      <Select
        label={t('webhook.method')}
        data={[...METHODS]}
        value={config.method}
        onChange={(method) => method && write({ ...config, method: method as (typeof METHODS)[number] }, 'method')}
      />
      <TextField
        label={t('webhook.url')}
        placeholder="https://"
        inputMode="url"
        error={noAddress ? t('webhook.noAddress') : undefined}
        value={config.url}
        onWrite={(url) => write({ ...config, url: url.slice(0, 4_000) }, 'url')}
      />
      <PairsField
        label={t('webhook.headers')}
        addLabel={t('webhook.addHeader')}
        pairs={config.headers ?? {}}
        onWrite={(headers) =>
          write({ ...config, headers: Object.keys(headers).length === 0 ? undefined : headers }, 'headers')
        }
      />
      {config.method !== 'GET' && (
        <TextAreaField
          label={t('webhook.body')}
          description={t('webhook.bodyHint')}
          minRows={3}
          maxRows={12}
          value={config.body ?? ''}
          onWrite={(body) => write({ ...config, body: body === '' ? undefined : body }, 'body')}
        />
      )}
      <SpanField
        label={t('webhook.timeout')}
        value={config.timeout ?? 'PT10S'}
        onWrite={(timeout) => write({ ...config, timeout }, 'timeout')}
      />
      <NumberField
        label={t('webhook.retries')}
        min={0}
        max={20}
        allowDecimal={false}
        value={config.retries ?? 0}
        onChange={(retries) => retries !== undefined && write({ ...config, retries }, 'retries')}
      />
    </div>
  )
}
