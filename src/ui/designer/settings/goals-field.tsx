import { Radio, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Goal } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { NumberField } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { CardList } from '../fields/card-list.tsx'
import { CreatableSelect } from '../fields/creatable-select.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useEventChoice } from '../fields/use-options.ts'
import { RuleField } from '../rules/rule-field.tsx'

/** What the journey is for: events that count as success. */
export function GoalsField() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const goals = useJourney(editor, (journey) => journey.settings.goals)
  const events = useEventChoice()
  const put = (id: string, goal: Goal, part: Partial<Goal>) =>
    editor.execute('goal.put', { id, value: { ...goal, ...part } })
  return (
    <CardList
      label={t('settings.goals')}
      hideLabel
      addLabel={t('goals.add')}
      onAdd={() =>
        editor.execute('goal.put', {
          value: {
            name: t('goals.newName'),
            event: events.options[0]?.value ?? 'purchase',
            ...(Object.keys(goals).length === 0 && { primary: true }),
          },
        })
      }
      onRemove={(id) => editor.execute('goal.delete', { id })}
      cards={Object.entries(goals).map(([id, goal]) => ({
        id,
        name: goal.name,
        head: (
          <TextField
            aria-label={t('goals.name')}
            placeholder={t('goals.name')}
            maxLength={200}
            value={goal.name}
            onWrite={(name) => put(id, goal, { name })}
          />
        ),
        body: (
          <>
            <CreatableSelect
              label={t('field.event')}
              value={goal.event}
              options={events.options}
              onCreate={events.create}
              onChange={(event) => put(id, goal, { event })}
            />
            <RuleField
              label={t('entry.onlyIf')}
              value={goal.where}
              event={goal.event}
              onWrite={(where) => put(id, goal, { where })}
            />
            <Switch
              label={t('goals.limited')}
              checked={goal.window !== undefined}
              onChange={(event) => put(id, goal, { window: event.currentTarget.checked ? 'P14D' : undefined })}
            />
            {goal.window !== undefined && (
              <SpanField
                label={t('goals.window')}
                value={goal.window}
                onWrite={(window) => put(id, goal, { window })}
              />
            )}
            <WorthField goal={goal} onWrite={(value) => put(id, goal, { value })} />
            <Radio
              label={t('goals.primary')}
              checked={goal.primary ?? false}
              onClick={() => editor.execute('goal.setPrimary', { id: goal.primary ? undefined : id })}
              onChange={() => undefined}
            />
          </>
        ),
      }))}
    />
  )
}

/** What reaching a goal is worth: nothing said, a property of its event, or a sum. */
function WorthField({ goal, onWrite }: { goal: Goal; onWrite: (value: Goal['value']) => void }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const event = useJourney(editor, (journey) => journey.events[goal.event])
  const numbers = Object.entries(event?.properties ?? {}).filter(([, { type }]) => type === 'number')
  const { value } = goal
  const current = value === undefined ? 'none' : 'constant' in value ? 'constant' : `property ${value.property}`
  const own =
    value && 'property' in value && !numbers.some(([key]) => key === value.property)
      ? [[value.property, { label: value.property }] as const]
      : []
  return (
    <>
      <Select
        label={t('goals.value')}
        data={[
          { value: 'none', label: t('goals.noValue') },
          { value: 'constant', label: t('goals.constant') },
          ...[...numbers, ...own].map(([key, { label }]) => ({
            value: `property ${key}`,
            label: t('goals.property', { property: label || key }),
          })),
        ]}
        value={current}
        onChange={(next) =>
          next &&
          onWrite(
            next === 'none'
              ? undefined
              : next === 'constant'
                ? { constant: 0 }
                : { property: next.slice('property '.length) },
          )
        }
      />
      {value && 'constant' in value && (
        <NumberField
          aria-label={t('goals.constant')}
          value={value.constant}
          onChange={(constant) => constant !== undefined && onWrite({ constant })}
        />
      )}
    </>
  )
}
