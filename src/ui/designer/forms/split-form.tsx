import { useTranslation } from 'react-i18next'
import { ALWAYS, orderedBranches, type SplitBranch } from '../../../document/index.ts'
import { CardList } from '../fields/card-list.tsx'
import classes from '../fields/fields.module.css'
import { TextField } from '../fields/text-field.tsx'
import { RuleField } from '../rules/rule-field.tsx'
import { type Form, nextKey, withChange, without } from './form.ts'

/** The branches numbered anew in this order; ids and so edges stay. */
const numbered = (branches: readonly (readonly [string, SplitBranch])[]): Record<string, SplitBranch> =>
  Object.fromEntries(branches.map(([id, branch], index) => [id, { ...branch, order: index + 1 }]))

export const SplitForm: Form<'split'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const ordered = orderedBranches(config.branches)
  const put = (branches: Record<string, SplitBranch>, field: string) => write({ branches }, field)
  const move = (id: string, by: -1 | 1) => {
    const from = ordered.findIndex(([each]) => each === id)
    const [one, other] = [ordered[from], ordered[from + by]]
    if (!one || !other) return
    const next = [...ordered]
    next[from] = other
    next[from + by] = one
    put(numbered(next), 'order')
  }
  return (
    <div className={classes.form}>
      <CardList
        label={t('split.branches')}
        addLabel={t('split.add')}
        onAdd={() =>
          put(
            numbered([
              ...ordered,
              [
                nextKey(config.branches, 'b'),
                { name: t('split.newName', { number: ordered.length + 1 }), where: ALWAYS, order: 0 },
              ],
            ]),
            'add',
          )
        }
        onRemove={(id) => put(without(config.branches, id), 'remove')}
        onMove={move}
        cards={ordered.map(([id, branch]) => ({
          id,
          name: branch.name,
          head: (
            <TextField
              aria-label={t('field.branchName')}
              placeholder={t('field.branchName')}
              value={branch.name}
              onWrite={(name) => put(withChange(config.branches, id, { name }), `${id} name`)}
            />
          ),
          body: (
            <RuleField
              label={t('split.if')}
              value={branch.where}
              onWrite={(where) => put(withChange(config.branches, id, { where: where ?? ALWAYS }), `${id} where`)}
            />
          ),
        }))}
      />
      <span className={classes.description}>{t('split.hint')}</span>
    </div>
  )
}
