import { UnstyledButton } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type Severity, setPanel } from '../../../editor/index.ts'
import { useView } from '../../canvas/index.ts'
import { useFormat } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { SeverityIcon } from './problem-line.tsx'
import classes from './problems.module.css'
import { toneStyle } from './tone.ts'

const SHOWN: readonly Severity[] = ['error', 'warning']

/** How many problems there are; opens and closes their list, and says so when their number changes. */
export function ProblemsButton() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const format = useFormat()
  const list = useStore(editor.diagnostics, (state) => state.list)
  const open = useView(editor, (view) => view.panels.problems)
  const count = (severity: Severity) => list.filter((each) => each.severity === severity).length
  const words = SHOWN.filter((severity) => count(severity) > 0).map((severity) =>
    t(`problems.count.${severity}`, { count: count(severity) }),
  )
  return (
    <>
      <UnstyledButton
        className={classes.button}
        data-tour="problems"
        aria-expanded={open}
        aria-label={words.length > 0 ? words.join(', ') : t('problems.none')}
        onClick={() => setPanel(editor.view, 'problems', !open)}
      >
        {SHOWN.map(
          (severity) =>
            count(severity) > 0 && (
              <span key={severity} className={classes.tally} style={toneStyle(severity)}>
                <SeverityIcon severity={severity} />
                {format.number(count(severity))}
              </span>
            ),
        )}
        {words.length === 0 && (
          <span className={classes.tally}>
            <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />
            {t('problems.none')}
          </span>
        )}
      </UnstyledButton>
      <span className="j-visually-hidden" role="status">
        {words.join(', ')}
      </span>
    </>
  )
}
