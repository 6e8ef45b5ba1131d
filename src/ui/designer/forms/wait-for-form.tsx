import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { inOrderOfId, type WaitForBranch } from '../../../document/index.ts'
import { CardList } from '../fields/card-list.tsx'
import { CreatableSelect } from '../fields/creatable-select.tsx'
import classes from '../fields/fields.module.css'
import { SpanField } from '../fields/span-field.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useEventChoice, useNodeOptions } from '../fields/use-options.ts'
import { RuleField } from '../rules/rule-field.tsx'
import { type Form, nextKey, withChange, without } from './form.ts'

const ANY = ''

export const WaitForForm: Form<'waitFor'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const put = (branches: Record<string, WaitForBranch>, field: string) => write({ ...config, branches }, field)
  const change = (id: string, part: Partial<WaitForBranch>) =>
    put(withChange(config.branches, id, part), `${id} ${Object.keys(part)[0] ?? ''}`)
  return (
    <div className={classes.form}>
      <CardList
        label={t('waitFor.branches')}
        addLabel={t('waitFor.add')}
        onAdd={() =>
          put(
            {
              ...config.branches,
              [nextKey(config.branches, 'b')]: { name: t('waitFor.newName'), event: 'message.clicked' },
            },
            'add',
          )
        }
        onRemove={(id) => put(without(config.branches, id), 'remove')}
        cards={inOrderOfId(config.branches).map(([id, branch]) => ({
          id,
          name: branch.name,
          head: (
            <TextField
              aria-label={t('field.branchName')}
              placeholder={t('field.branchName')}
              value={branch.name}
              onWrite={(name) => change(id, { name })}
            />
          ),
          body: <BranchFields branch={branch} onChange={(part) => change(id, part)} />,
        }))}
      />
      <SpanField
        label={t('waitFor.timeout')}
        description={t('waitFor.timeoutHint')}
        value={config.timeout}
        onWrite={(timeout) => write({ ...config, timeout }, 'timeout')}
      />
    </div>
  )
}

function BranchFields({
  branch,
  onChange,
}: {
  branch: WaitForBranch
  onChange: (part: Partial<WaitForBranch>) => void
}) {
  const { t } = useTranslation('designer')
  const events = useEventChoice()
  const messages = useNodeOptions((node) => node.kind === 'message')
  return (
    <>
      <CreatableSelect
        label={t('field.event')}
        value={branch.event}
        options={events.options}
        onCreate={events.create}
        onChange={(event) => onChange({ event })}
      />
      {branch.event.startsWith('message.') && (
        <Select
          label={t('waitFor.message')}
          searchable
          data={[{ value: ANY, label: t('waitFor.anyMessage') }, ...messages]}
          value={branch.message ?? ANY}
          onChange={(message) => onChange({ message: message || undefined })}
        />
      )}
      <RuleField
        label={t('entry.onlyIf')}
        value={branch.where}
        event={branch.event}
        onWrite={(where) => onChange({ where })}
      />
    </>
  )
}
