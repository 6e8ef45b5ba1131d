import { SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EVIDENCE, type Evidence, type WorkshopStep } from '../../../document/index.ts'
import { type Named, type RankedStep, statementsOf } from '../../../workshop/index.ts'
import { BufferedArea } from '../../fields/index.ts'
import { DurationInput, FieldRow, IconButton, PercentInput, useFormat } from '../../kit/index.ts'
import { LinesField } from '../course/lines-field.tsx'
import { StepSheet } from '../course/step-sheet.tsx'
import type { Course } from '../course/use-course.ts'
import { useCurveWords } from '../curve/index.ts'
import { CURVE_SIDES, type CurveSide } from '../curve/shapes.ts'
import { BesideFigures, LinkSteps } from '../link/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { EvidenceMark } from './evidence-mark.tsx'
import { FeelingControl } from './feeling-control.tsx'
import { useStatementWords } from './gap-words.ts'
import classes from './reality.module.css'
import { useExperience } from './use-experience.ts'
import type { CourseGaps } from './use-gaps.ts'

interface ExperienceSheetProps {
  readonly course: Course
  readonly step: Named<WorkshopStep>
  readonly gaps: CourseGaps
  readonly onSelect: (id: string) => void
}

/** A step told in full: what is expected, what happens, and what lies between them. */
export function ExperienceSheet({ course, step, gaps, onSelect }: ExperienceSheetProps) {
  const { t } = useTranslation('workshopCourse')
  const [id, { name }] = step
  const at = course.steps.findIndex(([each]) => each === id)
  const [before, after] = [course.steps[at - 1], course.steps[at + 1]]
  return (
    <StepSheet
      at={at}
      name={name}
      actions={
        <>
          <IconButton label={t('sheet.previous')} disabled={!before} onClick={() => before && onSelect(before[0])}>
            <IconArrowLeft size={16} stroke={1.75} />
          </IconButton>
          <IconButton label={t('sheet.next')} disabled={!after} onClick={() => after && onSelect(after[0])}>
            <IconArrowRight size={16} stroke={1.75} />
          </IconButton>
        </>
      }
    >
      {CURVE_SIDES.map((side) => (
        <Side key={side} side={side} id={id} />
      ))}
      <Between step={step} gaps={gaps} />
    </StepSheet>
  )
}

function Side({ side, id }: { side: CurveSide; id: string }) {
  const { t } = useTranslation('workshopCourse')
  const persona = useTold((workshop) => workshop.persona?.name.trim())
  const { told, set, leave } = useExperience(id, side)
  const who = persona || t('side.customer')
  return (
    <fieldset className={classes.side} data-part={side}>
      <legend>
        <Swatch side={side} />
        {t(`side.${side}`, { who })}
      </legend>
      <FeelingControl
        label={t(`side.${side}Feeling`)}
        value={told?.emotion}
        onChange={(emotion) => set({ emotion })}
        onLeave={leave}
      />
      <BufferedArea
        aria-label={t(`side.${side}Text`)}
        placeholder={t(`side.${side}Example`)}
        minRows={2}
        maxRows={5}
        value={told?.text ?? ''}
        onWrite={(text) => set({ text })}
        onLeave={leave}
      />
      <FieldRow label={t(`side.${side}Within`)}>
        <div className={classes.span}>
          <DurationInput label={t(`side.${side}Within`)} value={told?.within} onChange={(within) => set({ within })} />
          {told?.within !== undefined && (
            <IconButton size={24} label={t('side.noWithin')} onClick={() => set({ within: undefined })}>
              <IconX size={12} />
            </IconButton>
          )}
        </div>
      </FieldRow>
      <FieldRow label={t(`side.${side}Likelihood`)} htmlFor={`workshop-likelihood-${side}`}>
        <PercentInput
          id={`workshop-likelihood-${side}`}
          clearable
          placeholder={t('side.untold')}
          value={told?.likelihood}
          onChange={(likelihood) => set({ likelihood })}
          onBlur={leave}
        />
      </FieldRow>
      <EvidenceField id={id} side={side} />
      {side === 'reality' && <Pains id={id} />}
    </fieldset>
  )
}

function Pains({ id }: { id: string }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const pains = useTold(({ steps }) => steps[id]?.pains)
  return (
    <LinesField
      label={t('pains.label')}
      placeholder={t('pains.example')}
      lines={pains ?? []}
      onWrite={(lines) => editor.execute('workshop.editStep', { id, parts: { pains: lines } })}
      onLeave={() => editor.mark()}
    />
  )
}

/** How the side is drawn in the picture. */
function Swatch({ side }: { side: CurveSide }) {
  const expected = side === 'expectation'
  return (
    <svg width={26} height={10} aria-hidden="true">
      <path
        d="M1 5H25"
        stroke={expected ? 'var(--j-text-soft)' : 'var(--j-accent)'}
        strokeWidth={expected ? 2 : 2.5}
        {...(expected && { strokeDasharray: '7 5' })}
      />
    </svg>
  )
}

function EvidenceField({ id, side }: { id: string; side: CurveSide }) {
  const { t } = useTranslation('workshopCourse')
  const { told, set } = useExperience(id, side)
  return (
    <div>
      <div className={classes.label}>
        {t('evidence.label')}
        <EvidenceMark evidence={told?.evidence} />
        <span>{t(`evidence.confidence.${told?.evidence ?? 'none'}`)}</span>
      </div>
      <SegmentedControl
        fullWidth
        aria-label={`${t(`side.${side}Feeling`)}: ${t('evidence.label')}`}
        data={EVIDENCE.map((value) => ({ value, label: t(`evidence.${value}`) }))}
        value={told?.evidence ?? ''}
        onChange={(evidence) => set({ evidence: evidence as Evidence })}
      />
    </div>
  )
}

/** The gaps of which both sides were told. */
const knownKinds = ({ gaps }: RankedStep) =>
  (['emotion', 'wait', 'likelihood'] as const).filter((kind) => gaps[kind] !== undefined)

interface BetweenProps {
  readonly step: Named<WorkshopStep>
  readonly gaps: CourseGaps
}

function Between({ step: [id, step], gaps }: BetweenProps) {
  const { t } = useTranslation('workshopCourse')
  return (
    <div className={classes.between} data-part="gap">
      <Why step={[id, step]} gaps={gaps} />
      <div>
        <h5 className={classes.subhead}>{t('sheet.simulation')}</h5>
        <BesideFigures stepId={id} />
        <LinkSteps stepId={id} />
      </div>
    </div>
  )
}

/** The gaps of the step in words, and how much they weigh. */
function Why({ step: [id, step], gaps }: BetweenProps) {
  const { t } = useTranslation('workshopCourse')
  const format = useFormat()
  const why = useStatementWords()
  const words = useCurveWords()
  const ranked = gaps.ranked.get(id)
  const statements = statementsOf(step)
  const score = ranked?.score
  return (
    <div className={classes.whyBox} data-worst={gaps.worst?.step === id || undefined}>
      <h5 className={classes.subhead}>
        {gaps.worst?.step === id ? words.worst : t('gap.title')}
        {score !== undefined && (
          <span className={classes.scoreWords}>
            {t(score < 0 ? 'gap.scoreAhead' : 'gap.score', { score: format.number(Math.abs(score), 0) })}
          </span>
        )}
      </h5>
      {statements.length > 0 ? (
        <ul className={classes.reasons}>
          {statements.map((statement) => (
            <li key={statement.code}>{why(statement)}</li>
          ))}
        </ul>
      ) : (
        <p className={classes.quiet}>{t(ranked && ranked.known > 0 ? 'gap.noneWorse' : 'gap.tellBoth')}</p>
      )}
      {ranked && ranked.known > 0 && (
        <p className={classes.quiet}>
          {t('gap.known', { kinds: format.list(knownKinds(ranked).map((kind) => t(`gap.kinds.${kind}`))) })}{' '}
          {t(`gap.rests.${ranked.evidence}`)}
        </p>
      )}
    </div>
  )
}
