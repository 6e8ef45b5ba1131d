import { UnstyledButton } from '@mantine/core'
import { IconCalendar, IconChevronDown, IconMoonStars, IconRoute, IconTrash, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton, showUndo, useFormat } from '../../kit/index.ts'
import { DotButton } from '../dots/dot-button.tsx'
import { DueField, NameField, OwnerField, StatusField, StepField, WordsField } from '../ideas/idea-fields.tsx'
import { StatusMark } from '../ideas/status-mark.tsx'
import { TellingLink } from '../ideas/telling-link.tsx'
import type { Idea } from '../ideas/use-ideas.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './opportunities.module.css'

interface IdeaCardProps {
  readonly idea: Idea
  readonly open: boolean
  readonly fresh: boolean
  readonly onToggle: () => void
  /** The keyboard would be nowhere. */
  readonly onRemoved: () => void
}

/** An opportunity in one line; opened, all that is said of it. */
export function IdeaCard({ idea, open, fresh, onToggle, onRemoved }: IdeaCardProps) {
  const { t } = useTranslation('workshopIdeas')
  const { title, opportunity } = idea
  const step = useTold(({ steps }) => (opportunity.step === undefined ? undefined : steps[opportunity.step]?.name))
  const form = `workshop-idea-${idea.id}`
  return (
    <li className={classes.idea} data-open={open || undefined} data-testid="idea">
      <div className={classes.ideaHead}>
        <UnstyledButton
          className={classes.ideaToggle}
          aria-expanded={open}
          aria-controls={open ? form : undefined}
          onClick={onToggle}
        >
          <span className={classes.ideaTitle} dir="auto">
            {title}
          </span>
          <span className={classes.ideaNote} dir="auto">
            {step ? t('idea.mends', { step }) : t('idea.noStep')}
          </span>
          {!open && <Facts idea={idea} />}
        </UnstyledButton>
        <StatusMark status={opportunity.status} />
        <DotButton kind="opportunities" id={idea.id} name={idea.title} />
        <IconChevronDown className={classes.chevron} size={16} stroke={1.75} aria-hidden="true" />
      </div>
      {open && <IdeaForm id={form} idea={idea} fresh={fresh} onRemoved={onRemoved} />}
    </li>
  )
}

function Facts({ idea: { opportunity } }: { idea: Idea }) {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  const { owner, due, dreamVariant, variant } = opportunity
  if (!owner && !due && !dreamVariant && !variant) return null
  return (
    <span className={classes.facts}>
      {owner && (
        <span className={classes.fact}>
          <IconUser size={14} stroke={1.75} aria-hidden="true" /> {owner}
        </span>
      )}
      {due && (
        <span className={classes.fact}>
          <IconCalendar size={14} stroke={1.75} aria-hidden="true" /> {format.date(`${due}T12:00`)}
        </span>
      )}
      {dreamVariant && (
        <span className={classes.fact}>
          <IconMoonStars size={14} stroke={1.75} aria-hidden="true" /> {t('purpose.dream')}
        </span>
      )}
      {variant && (
        <span className={classes.fact}>
          <IconRoute size={14} stroke={1.75} aria-hidden="true" /> {t('purpose.realistic')}
        </span>
      )}
    </span>
  )
}

interface IdeaFormProps extends Pick<IdeaCardProps, 'idea' | 'fresh' | 'onRemoved'> {
  readonly id: string
}

function IdeaForm({ id, idea, fresh, onRemoved }: IdeaFormProps) {
  const { editor } = useWorkshop()
  const { t } = useTranslation(['workshopIdeas', 'common'])
  const fields = { id: idea.id, opportunity: idea.opportunity }
  const remove = () => {
    editor.execute('workshop.removeOpportunity', { id: idea.id })
    onRemoved()
    showUndo({
      message: t('idea.removed', { idea: idea.title }),
      undo: t('common:undo'),
      onUndo: () => void editor.undo(),
    })
  }
  return (
    <div id={id} className={classes.form}>
      <NameField {...fields} focused={fresh} />
      <WordsField {...fields} part="dream" />
      <TellingLink idea={idea} part="dreamVariant" />
      <WordsField {...fields} part="realistic" />
      <TellingLink idea={idea} part="variant" />
      <div className={classes.pair}>
        <StepField {...fields} />
        <StatusField {...fields} />
        <OwnerField {...fields} />
        <DueField {...fields} />
      </div>
      <div className={classes.formFoot}>
        <IconButton label={t('idea.remove', { idea: idea.title })} onClick={remove}>
          <IconTrash size={16} stroke={1.75} />
        </IconButton>
      </div>
    </div>
  )
}
