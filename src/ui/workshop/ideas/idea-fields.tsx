import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OPPORTUNITY_STATUSES, type Opportunity, type OpportunityStatus } from '../../../document/index.ts'
import { orderedSteps } from '../../../workshop/index.ts'
import { BufferedArea, BufferedText } from '../../fields/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { DateInput } from './date-input.tsx'

interface IdeaFieldProps {
  readonly id: string
  readonly opportunity: Opportunity
}

/** Writes parts of an idea; the keyboard's leaving ends the step that undo takes back. */
export function useIdeaEdit(id: string) {
  const { editor } = useWorkshop()
  type Parts = Parameters<typeof editor.execute<'workshop.editOpportunity'>>[1]['parts']
  return {
    write: (parts: Parts) => void editor.execute('workshop.editOpportunity', { id, parts }),
    leave: () => editor.mark(),
  }
}

export function NameField({ id, opportunity, focused = false }: IdeaFieldProps & { readonly focused?: boolean }) {
  const { t } = useTranslation('workshopIdeas')
  const { write, leave } = useIdeaEdit(id)
  return (
    <BufferedText
      label={t('field.name')}
      placeholder={t('field.namePlaceholder')}
      maxLength={200}
      data-autofocus={focused || undefined}
      autoFocus={focused}
      value={opportunity.name ?? ''}
      onWrite={(name) => write({ name: name.trim() === '' ? undefined : name })}
      onLeave={leave}
    />
  )
}

/** What is dreamt, or what is realistic of it. */
export function WordsField({ id, opportunity, part }: IdeaFieldProps & { readonly part: 'dream' | 'realistic' }) {
  const { t } = useTranslation('workshopIdeas')
  const { write, leave } = useIdeaEdit(id)
  return (
    <BufferedArea
      label={t(`field.${part}`)}
      placeholder={t(`field.${part}Placeholder`)}
      value={opportunity[part]}
      onWrite={(text) => write({ [part]: text })}
      onLeave={leave}
    />
  )
}

export function DecisionField({ id, opportunity }: IdeaFieldProps) {
  const { t } = useTranslation('workshopIdeas')
  const { write, leave } = useIdeaEdit(id)
  return (
    <BufferedArea
      label={t('field.decision')}
      placeholder={t('field.decisionPlaceholder')}
      value={opportunity.decision ?? ''}
      onWrite={(text) => write({ decision: text.trim() === '' ? undefined : text })}
      onLeave={leave}
    />
  )
}

export function OwnerField({ id, opportunity }: IdeaFieldProps) {
  const { t } = useTranslation('workshopIdeas')
  const { write, leave } = useIdeaEdit(id)
  return (
    <BufferedText
      label={t('field.owner')}
      placeholder={t('field.ownerPlaceholder')}
      maxLength={200}
      value={opportunity.owner ?? ''}
      onWrite={(owner) => write({ owner: owner.trim() === '' ? undefined : owner })}
      onLeave={leave}
    />
  )
}

export function DueField({ id, opportunity }: IdeaFieldProps) {
  const { t } = useTranslation('workshopIdeas')
  const { write } = useIdeaEdit(id)
  return <DateInput label={t('field.due')} value={opportunity.due} onWrite={(due) => write({ due })} />
}

export function StatusField({ id, opportunity }: IdeaFieldProps) {
  const { t } = useTranslation('workshopIdeas')
  const { write, leave } = useIdeaEdit(id)
  return (
    <Select
      label={t('field.status')}
      data={OPPORTUNITY_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
      value={opportunity.status}
      onChange={(status) => {
        if (!status) return
        write({ status: status as OpportunityStatus })
        leave()
      }}
    />
  )
}

/** The moment that it mends. */
export function StepField({ id, opportunity }: IdeaFieldProps) {
  const { t } = useTranslation('workshopIdeas')
  const { write, leave } = useIdeaEdit(id)
  const workshop = useTold((told) => told)
  const steps = orderedSteps(workshop).map(([value, { name }]) => ({ value, label: name || t('gap.unnamed') }))
  return (
    <Select
      label={t('field.step')}
      placeholder={t('field.noStep')}
      data={steps}
      clearable
      clearButtonProps={{ 'aria-label': t('field.clearStep') }}
      value={opportunity.step !== undefined && workshop.steps[opportunity.step] ? opportunity.step : null}
      onChange={(step) => {
        write({ step: step ?? undefined })
        leave()
      }}
    />
  )
}
