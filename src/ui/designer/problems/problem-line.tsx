import { IconAlertTriangle, IconBulb, IconExclamationCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Diagnostic, Severity } from '../../../editor/index.ts'
import classes from '../inspector/inspector.module.css'
import { toneStyle } from './tone.ts'
import { useProblemWords } from './use-problem-words.ts'

const ICONS: Readonly<Record<Severity, typeof IconBulb>> = {
  error: IconExclamationCircle,
  warning: IconAlertTriangle,
  hint: IconBulb,
}

export function SeverityIcon({ severity, size = 16 }: { severity: Severity; size?: number }) {
  const Icon = ICONS[severity]
  return <Icon size={size} stroke={1.75} aria-hidden="true" />
}

/** One problem in a form. */
export function ProblemLine({ problem }: { problem: Diagnostic }) {
  const { t } = useTranslation('designer')
  const words = useProblemWords()
  return (
    <li className={classes.problem} style={toneStyle(problem.severity)}>
      <SeverityIcon severity={problem.severity} />
      <span>
        <span className="j-visually-hidden">{t(`problems.severity.${problem.severity}`)}: </span>
        {words(problem)}
      </span>
    </li>
  )
}
