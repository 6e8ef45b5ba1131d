import { Button, CloseButton, ScrollArea } from '@mantine/core'
import { IconChevronDown, IconCircleCheck } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type Diagnostic, type Editor, reveal, type Severity, select, setPanel } from '../../../editor/index.ts'
import { titleOf, useJourney, useView } from '../../canvas/index.ts'
import { EmptyState, IconButton } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { ProblemDetails } from './problem-details.tsx'
import { SeverityIcon } from './problem-line.tsx'
import classes from './problems.module.css'
import { toneStyle } from './tone.ts'
import { useProblemWords } from './use-problem-words.ts'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'hint']

/** Everything that is wrong or worth a look, the worst first. Choosing one goes to the step. */
export function ProblemsPanel() {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const list = useStore(editor.diagnostics, (state) => state.list)
  return (
    <section className={classes.panel} aria-label={t('problems.title')} data-testid="problems">
      <header className={classes.head}>
        <h2 className={classes.title}>{t('problems.title')}</h2>
        <CloseButton aria-label={t('common:close')} onClick={() => setPanel(editor.view, 'problems', false)} />
      </header>
      <ScrollArea className={classes.scroll} type="auto" scrollbarSize={8}>
        {list.length === 0 ? (
          <EmptyState icon={<IconCircleCheck size={20} stroke={1.5} />} title={t('problems.none')}>
            {t('problems.noneText')}
          </EmptyState>
        ) : (
          SEVERITIES.map((severity) => (
            <Group key={severity} severity={severity} list={list.filter((each) => each.severity === severity)} />
          ))
        )}
      </ScrollArea>
    </section>
  )
}

/** So many problems are shown at once: nobody reads more, and a long list is slow. */
const SHOWN = 100

function Group({ severity, list }: { severity: Severity; list: readonly Diagnostic[] }) {
  const { t } = useTranslation('designer')
  const [shown, setShown] = useState(SHOWN)
  if (list.length === 0) return null
  const rest = list.length - shown
  return (
    <>
      <h3 className={classes.group}>{t(`problems.count.${severity}`, { count: list.length })}</h3>
      <ul className={classes.list}>
        {list.slice(0, shown).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be word for word the same
          <Entry key={`${problem.code} ${problem.node ?? ''} ${index}`} problem={problem} />
        ))}
      </ul>
      {rest > 0 && (
        <div className={classes.rest}>
          <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + SHOWN)}>
            {t('problems.rest', { count: rest })}
          </Button>
        </div>
      )}
    </>
  )
}

/** Shows what a problem is about: the step it is at, in its variant. */
function goTo(editor: Editor, problem: Diagnostic): void {
  if (problem.variant !== undefined && problem.variant !== editor.view.getState().variant)
    editor.view.setState({ variant: problem.variant })
  if (problem.node !== undefined) {
    select(editor.view, { nodes: [problem.node] })
    reveal(editor.view, [problem.node])
  } else if (problem.edge !== undefined) select(editor.view, { edges: [problem.edge] })
  else select(editor.view, {})
}

function Entry({ problem }: { problem: Diagnostic }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const words = useProblemWords()
  const details = useId()
  const [open, setOpen] = useState(false)
  const variant = useView(editor, (view) => view.variant)
  const place = useJourney(editor, (journey) => {
    const node =
      problem.node === undefined ? undefined : journey.variants[problem.variant ?? variant]?.nodes[problem.node]
    return node ? titleOf(node, { t: (key, values) => t(key, values ?? {}) }) : ''
  })
  return (
    <li>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.entry}
          style={toneStyle(problem.severity)}
          onClick={() => goTo(editor, problem)}
        >
          <SeverityIcon severity={problem.severity} />
          <span className={classes.words}>{words(problem)}</span>
          {place !== '' && <bdi className={classes.place}>{place}</bdi>}
        </button>
        <IconButton
          label={t('problems.more')}
          aria-expanded={open}
          aria-controls={details}
          onClick={() => setOpen(!open)}
        >
          <IconChevronDown size={16} className={classes.chevron ?? ''} />
        </IconButton>
      </div>
      <div id={details}>{open && <ProblemDetails problem={problem} />}</div>
    </li>
  )
}
