import { IconAlertTriangle, IconBulb } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { WorkshopStep } from '../../../../document/index.ts'
import { inOrder, type Named, titleOf } from '../../../../workshop/index.ts'
import { Face, useCurveWords } from '../../curve/index.ts'
import { useGapWords } from '../../ideas/use-gap-words.ts'
import { useTools } from '../tools-context.ts'
import classes from './presentation.module.css'
import type { Slide } from './slides.ts'

interface StageSlideProps {
  readonly slide: Extract<Slide, { kind: 'stage' }>
  readonly heading: RefObject<HTMLHeadingElement | null>
  /** How many stages are shown. */
  readonly of: number
}

/** A stage: its steps side by side, what she expects and what happens, what hurts, and what could be better. */
export function StageSlide({ slide, heading, of }: StageSlideProps) {
  const { t } = useTranslation('board')
  const { editor } = useTools()
  const stages = useStore(editor.document, ({ journey }) => journey.stages)
  const { stage, steps, part, parts, worst, ideas } = slide
  const index = inOrder(stages).findIndex(([id]) => id === stage)
  const name = stages[stage]?.name
  return (
    <>
      <p className={classes.over}>
        {index >= 0 ? t('slide.stage', { at: index + 1, count: Math.max(of, index + 1) }) : t('slide.rest')}
        {parts > 1 && ` · ${t('slide.part', { at: part, count: parts })}`}
      </p>
      <h1 ref={heading} tabIndex={-1} data-autofocus className={classes.title} dir="auto">
        {name || (index >= 0 ? t('stage.unnamed') : t('stage.none'))}
      </h1>
      <div
        className={classes.steps}
        data-count={steps.length}
        style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}
      >
        {steps.map((step) => (
          <StepColumn key={step[0]} step={step} worst={worst?.step === step[0] ? worst : undefined} />
        ))}
      </div>
      {ideas.length > 0 && (
        <section className={classes.ideas}>
          <h2 className={classes.label}>{t('lane.opportunity')}</h2>
          <ul>
            {ideas.map(([id, idea]) => (
              <li key={id} className={classes.idea}>
                <IconBulb size="1.3em" stroke={1.5} aria-hidden />
                <span dir="auto">{titleOf(idea) || t('idea.unnamed')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface StepColumnProps {
  readonly step: Named<WorkshopStep>
  readonly worst: Extract<Slide, { kind: 'stage' }>['worst']
}

function StepColumn({ step: [, step], worst }: StepColumnProps) {
  const { t } = useTranslation('board')
  const gapWords = useGapWords()
  return (
    <article className={classes.step} data-worst={worst ? true : undefined}>
      <h2 className={classes.name} dir="auto">
        {step.name || t('step.unnamed')}
      </h2>
      <div className={classes.sides}>
        <Side step={step} side="expectation" />
        <Side step={step} side="reality" />
      </div>
      {step.pains.length > 0 && (
        <ul className={classes.pains} aria-label={t('lane.pains')}>
          {step.pains.map((pain, index) => (
            // Two may say the same.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} dir="auto">
              {pain}
            </li>
          ))}
        </ul>
      )}
      {worst && (
        <p className={classes.worst}>
          <IconAlertTriangle size="1.2em" stroke={1.75} aria-hidden />
          <span>
            <strong>{t('slide.worst')}</strong> {worst.statements.map(gapWords).join('. ')}
          </span>
        </p>
      )}
    </article>
  )
}

function Side({ step, side }: { step: WorkshopStep; side: 'expectation' | 'reality' }) {
  const { t } = useTranslation('board')
  const words = useCurveWords()
  const told = step[side]
  return (
    <div className={classes.side} data-side={side}>
      <h3 className={classes.label}>{t(`lane.${side}`)}</h3>
      <div className={classes.told}>
        {told?.emotion !== undefined && (
          <svg className={classes.face} viewBox="0 0 24 24" role="img" aria-label={words.feeling(told.emotion)}>
            <title>{words.feeling(told.emotion)}</title>
            <Face feeling={told.emotion} size={24} ink="currentColor" />
          </svg>
        )}
        <p dir="auto">{told?.text || <span className={classes.untold}>{t('untold')}</span>}</p>
      </div>
    </div>
  )
}
