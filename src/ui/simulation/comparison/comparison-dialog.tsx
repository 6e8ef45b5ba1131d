import { Button, Modal, Progress, Switch } from '@mantine/core'
import { IconAlertTriangle, IconArrowsDiff, IconDownload } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { AS_IT_IS, EmptyState, useAnnounce, useFormat } from '../../kit/index.ts'
import { download } from '../results/csv.ts'
import { useReadable } from '../use-readable.ts'
import type { Comparing, ComparingState, Side } from './comparing.ts'
import classes from './comparison.module.css'
import { comparisonCsv } from './comparison-csv.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { sideNames, statementWords } from './figure-words.ts'
import { comparedFigures } from './figures.ts'
import { SidesForm } from './sides-form.tsx'

interface DialogProps {
  readonly editor: Editor
  readonly comparing: Comparing
}

const whole = (state: ComparingState) => state

/** Tellings and scenarios side by side, on the same people with the same luck. */
export function ComparisonDialog({ editor, comparing }: DialogProps) {
  const { t } = useTranslation(['comparison', 'machine', 'common'])
  const state = useReadable(comparing.store, whole)
  const journey = useJourney(editor, (open) => open)
  return (
    <Modal
      opened={state.open}
      onClose={comparing.close}
      title={t('title')}
      size="min(1180px, 94vw)"
      centered={false}
      yOffset="6vh"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.screen} data-testid="comparison">
        {state.sides.length < 2 ? (
          <NothingToCompare editor={editor} comparing={comparing} sides={state.sides} />
        ) : (
          <>
            <SidesForm journey={journey} sides={state.sides} onChange={comparing.setSides} />
            <Run state={state} comparing={comparing} journey={journey} />
            {state.results.length > 0 && state.journey && (
              <Results state={state} journey={state.journey} isOld={state.journey !== journey} />
            )}
          </>
        )}
      </div>
    </Modal>
  )
}

/** One variant and one scenario: a second one must be made before anything can be compared. */
function NothingToCompare({ editor, comparing, sides }: DialogProps & { sides: readonly Side[] }) {
  const { t } = useTranslation('comparison')
  const journey = useJourney(editor, (open) => open)
  const [first] = sides
  const scenario = first && journey.scenarios[first.scenario]
  const copyScenario = () => {
    if (!first || !scenario) return
    const made = editor.execute('scenario.put', {
      value: { ...scenario, name: t('nothing.copyOf', { name: scenario.name, ...AS_IT_IS }).slice(0, 200) },
    })
    if (made.ok) comparing.setSides([first, { ...first, scenario: made.value }])
  }
  const copyVariant = () => {
    if (!first) return
    const made = editor.execute('variant.add', {
      name: t('nothing.copyOf', { name: journey.variants[first.variant]?.name ?? '', ...AS_IT_IS }).slice(0, 200),
      purpose: 'alternative',
      from: first.variant,
    })
    if (made.ok) comparing.setSides([first, { ...first, variant: made.value }])
  }
  return (
    <EmptyState
      icon={<IconArrowsDiff size={20} stroke={1.5} />}
      title={t('nothing.title')}
      actions={
        scenario && (
          <>
            <Button variant="default" onClick={copyVariant}>
              {t('nothing.copyVariant')}
            </Button>
            <Button variant="default" onClick={copyScenario}>
              {t('nothing.copyScenario')}
            </Button>
          </>
        )
      }
    >
      {t(scenario ? 'nothing.text' : 'nothing.noScenario')}
    </EmptyState>
  )
}

function Run({ state, comparing, journey }: { state: ComparingState; comparing: Comparing; journey: Journey }) {
  const { t } = useTranslation(['comparison', 'common'])
  const format = useFormat()
  const [first] = state.sides
  const scenario = first && journey.scenarios[first.scenario]
  return (
    <div className={classes.run}>
      {state.status === 'running' ? (
        <>
          <Progress className={classes.progress ?? ''} value={state.progress * 100} aria-label={t('running')} />
          <span className={classes.quiet}>{format.percent(state.progress, 0)}</span>
          <Button size="xs" variant="default" onClick={comparing.cancel}>
            {t('common:cancel')}
          </Button>
        </>
      ) : (
        <>
          <Button onClick={() => void comparing.start()}>{t('compare')}</Button>
          <Notice state={state}>
            {scenario &&
              t('people', {
                customers: format.number(scenario.customers),
                seed: format.number(scenario.seed),
              })}
          </Notice>
        </>
      )}
    </div>
  )
}

function Notice({ state, children }: { state: ComparingState; children: ReactNode }) {
  const { t } = useTranslation('comparison')
  if (state.status === 'failed') {
    return (
      <p className={classes.warning} role="alert">
        <IconAlertTriangle size={16} aria-hidden="true" />
        {t(state.failure === 'errors' ? 'hasErrors' : 'failed')}
      </p>
    )
  }
  return <p className={classes.quiet}>{state.status === 'cancelled' ? t('cancelled') : children}</p>
}

function Results({ state, journey, isOld }: { state: ComparingState; journey: Journey; isOld: boolean }) {
  const { t } = useTranslation(['comparison', 'machine'])
  const format = useFormat()
  const announce = useAnnounce()
  const { results, sides } = state
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const compared = useMemo(() => sides.slice(0, results.length + 1), [sides, results])
  const names = sideNames(journey, compared)
  const figures = useMemo(() => comparedFigures(results), [results])
  const shown = onlyDifferences
    ? figures.filter(({ others }) => others.some(({ difference: { code } }) => code !== 'same' && code !== 'unclear'))
    : figures
  const statements = results.map((result, index) => statementWords(t, format, journey, result, names[index + 1] ?? ''))
  const said = statements.join(' ')
  useEffect(() => {
    if (state.status === 'done') announce(said)
  }, [announce, said, state.status])
  const save = async () =>
    download(`${journey.id}-comparison.csv`, await comparisonCsv(figures, compared, results), 'text/csv')
  return (
    <section className={classes.results} aria-label={t('results')}>
      {isOld && <p className={classes.warning}>{t('old')}</p>}
      {statements.map((statement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sides have no other name
        <p key={index} className={classes.statement}>
          {statement}
        </p>
      ))}
      {results.some(({ dependent }) => dependent) && <p className={classes.warning}>{t('dependent')}</p>}
      <div className={classes.tools}>
        <Switch
          size="xs"
          label={t('onlyDifferences')}
          checked={onlyDifferences}
          onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
        />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          onClick={() => void save()}
        >
          {t('csv')}
        </Button>
      </div>
      <ComparisonTable journey={journey} names={names} figures={shown} />
      <p className={classes.quiet}>{t('howRead')}</p>
    </section>
  )
}
