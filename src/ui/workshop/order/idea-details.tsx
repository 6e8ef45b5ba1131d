import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { score } from '../../../workshop/index.ts'
import { IconButton, NumberField } from '../../kit/index.ts'
import { DotButton } from '../dots/dot-button.tsx'
import { DotsLeft } from '../dots/dots-left.tsx'
import { DecisionField, DueField, OwnerField, StatusField } from '../ideas/idea-fields.tsx'
import { TellingLink } from '../ideas/telling-link.tsx'
import type { Idea } from '../ideas/use-ideas.ts'
import { useWorkshop } from '../workshop-context.ts'
import { ImpactPanel } from './impact-panel.tsx'
import classes from './order.module.css'

/** All that is decided about one idea. */
export function IdeaDetails({ idea, grab, onBack }: { idea: Idea; grab: boolean; onBack: () => void }) {
  const { t } = useTranslation('workshopIdeas')
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (grab) title.current?.focus()
    // Below the board, where there is no room beside it.
    else title.current?.scrollIntoView({ block: 'nearest' })
  }, [grab])
  const fields = { id: idea.id, opportunity: idea.opportunity }
  return (
    <section className={classes.details} aria-label={idea.title} data-testid="idea-details">
      <div className={classes.detailsHead}>
        <IconButton label={t('order.back')} onClick={onBack}>
          <IconArrowLeft size={16} stroke={1.75} />
        </IconButton>
        <h4 ref={title} tabIndex={-1} className={classes.detailsTitle} dir="auto">
          {idea.title}
        </h4>
      </div>
      <Words idea={idea} />
      <div className={classes.pair}>
        <ScoreField idea={idea} part="effort" />
        <ScoreField idea={idea} part="impact" />
      </div>
      <ImpactPanel idea={idea} />
      <div className={classes.votes}>
        <span>{t('order.dots')}</span>
        <DotButton kind="opportunities" id={idea.id} name={idea.title} />
        <DotsLeft kind="opportunities" />
      </div>
      <DecisionField {...fields} />
      <div className={classes.pair}>
        <StatusField {...fields} />
        <OwnerField {...fields} />
        <DueField {...fields} />
      </div>
      <TellingLink idea={idea} part="variant" />
    </section>
  )
}

function Words({ idea: { opportunity } }: { idea: Idea }) {
  const { t } = useTranslation('workshopIdeas')
  const parts = (['dream', 'realistic'] as const).filter((part) => opportunity[part].trim() !== '')
  if (parts.length === 0) return null
  return (
    <dl className={classes.words}>
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(`field.${part}`)}</dt>
          <dd dir="auto">{opportunity[part]}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Effort or impact as a number: what the board says, for those who would rather type it. */
function ScoreField({ idea, part }: { idea: Idea; part: 'effort' | 'impact' }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  return (
    <NumberField
      label={t(`field.${part}`)}
      description={t('field.scale')}
      inputWrapperOrder={['label', 'input', 'description']}
      min={1}
      max={5}
      step={0.1}
      decimalScale={1}
      clearable
      value={idea.opportunity[part]}
      onChange={(value) => {
        const kept = value === undefined ? null : score(value)
        if (kept !== undefined) editor.execute('workshop.rateOpportunity', { id: idea.id, [part]: kept })
      }}
      onBlur={() => editor.mark()}
    />
  )
}
