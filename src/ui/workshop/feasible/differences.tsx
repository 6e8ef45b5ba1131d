import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { diffVariants, type StepChange, type Variant } from '../../../document/index.ts'
import { sentenceOf, titleOf, useSay } from '../../canvas/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import classes from './feasible.module.css'

const ICONS = { removed: IconMinus, changed: IconPencil, added: IconPlus } as const
/** More would not be read here: the canvas shows them all. */
const MOST = 8

type How = keyof typeof ICONS

/** What the realistic variant does otherwise than the dream, a line for each step. */
export function Differences({ before, after }: { before: Variant; after: Variant }) {
  const { t } = useTranslation('workshopIdeas')
  const changes = useMemo(() => diffVariants(before, after), [before, after])
  // Where a step stands on the canvas and what is noted beside it make no other journey.
  const steps = changes.filter((change): change is StepChange => change.thing === 'step' && change.how !== 'moved')
  const ways = changes.filter(({ thing }) => thing === 'way').length
  const order: readonly How[] = ['removed', 'changed', 'added']
  const sorted = order.flatMap((how) => steps.filter((step) => step.how === how))
  const rest = Math.max(0, sorted.length - MOST)
  if (sorted.length === 0 && ways === 0) return <p className={classes.hint}>{t('feasible.same')}</p>
  return (
    <ul className={classes.differences}>
      {sorted.slice(0, MOST).map((step) => (
        <Difference key={step.key} step={step} before={before} after={after} />
      ))}
      {rest > 0 && <li className={classes.soft}>{t('feasible.moreSteps', { count: rest })}</li>}
      {ways > 0 && <li className={classes.soft}>{t('feasible.ways', { count: ways })}</li>}
    </ul>
  )
}

function Difference({ step, before, after }: { step: StepChange; before: Variant; after: Variant }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const say = useSay(editor)
  const how = step.how as How
  const Icon = ICONS[how]
  const node = step.after ?? step.before
  if (!node) return null
  const sentence = (side: 'before' | 'after') => {
    const [shown, variant] = side === 'before' ? [step.before, before] : [step.after, after]
    return shown ? sentenceOf(shown, { ...say, node: (id) => variant.nodes[id]?.name || id }) : ''
  }
  const [was, is] = [sentence('before'), sentence('after')]
  return (
    <li className={classes.difference}>
      <span className={classes.differenceIcon} data-how={how} aria-hidden="true">
        <Icon size={14} stroke={1.75} />
      </span>
      <span className={classes.differenceText}>
        <span className={classes.differenceTitle}>
          {t(`feasible.how.${how}`)} <b dir="auto">{titleOf(node, say)}</b>
        </span>
        <span className={classes.soft}>
          {how !== 'changed'
            ? was || is
            : was === is
              ? t('feasible.otherSettings')
              : t('feasible.instead', { was, is })}
        </span>
      </span>
    </li>
  )
}
