import { Button, Progress, Switch } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconTrash, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import { type Editor, reveal, select } from '../../../editor/index.ts'
import { accepted, type Target, type TestResult, type VariantResults } from '../../../simulator/people/index.ts'
import { EmptyState, IconButton, Section, useFormat } from '../../kit/index.ts'
import simulationClasses from '../simulation.module.css'
import { useReadable } from '../use-readable.ts'
import classes from './people.module.css'
import { type People, type PeopleState, peopleOf, unmet } from './people.ts'
import { deedWords, headlineWords, impossibleWords, targetWords } from './people-words.ts'

interface PanelProps {
  editor: Editor
}
interface PartProps extends PanelProps {
  people: People
  state: PeopleState
  results: VariantResults
}

const whole = (state: PeopleState) => state

/** The people a journey is tested with: who they are, whose story has changed, and what nobody meets. */
export function PeoplePanel({ editor }: PanelProps) {
  const { t } = useTranslation('people')
  const people = peopleOf(editor)
  const state = useReadable(people.store, whole)
  const { results, status } = state
  if (status === 'finding') return <Finding people={people} state={state} />
  if (status === 'broken') {
    return (
      <EmptyState icon={<IconAlertTriangle size={20} stroke={1.5} />} title={t('broken.title')}>
        {t('broken.text')}
      </EmptyState>
    )
  }
  if (status === 'failed') {
    return (
      <EmptyState
        icon={<IconAlertTriangle size={20} stroke={1.5} />}
        title={t('failedCheck')}
        actions={<Button onClick={people.cancel}>{t('common:retry')}</Button>}
      />
    )
  }
  if (!results) return null
  if (results.results.length === 0) return <Nobody people={people} />
  const parts = { editor, people, state, results }
  return (
    <>
      <Summary {...parts} />
      <div className={simulationClasses.columns}>
        <Stories {...parts} />
        <Places {...parts} />
      </div>
    </>
  )
}

const PORT_ROLES = ['next', 'skipped', 'branch', 'arm', 'timeout', 'else', 'error'] as const

/** What happens to them now is what is expected from now on. */
const accept = ({ people, state }: Pick<PartProps, 'people' | 'state'>, results: readonly TestResult[]) => {
  const { journey } = state
  if (journey) people.replace(Object.fromEntries(results.map((result) => [result.id, accepted(journey, result)])))
}

function useFind(people: People): () => void {
  const { t } = useTranslation('people')
  return () => void people.find(Object.fromEntries(PORT_ROLES.map((role) => [role, t(`role.${role}`)])))
}

function Nobody({ people }: { people: People }) {
  const { t } = useTranslation('people')
  const find = useFind(people)
  return (
    <EmptyState
      icon={<IconUsers size={20} stroke={1.5} />}
      title={t('empty.title')}
      actions={<Button onClick={find}>{t('find')}</Button>}
    >
      {t('empty.text')}
    </EmptyState>
  )
}

function Finding({ people, state }: { people: People; state: PeopleState }) {
  const { t } = useTranslation('people')
  return (
    <div className={simulationClasses.notice} role="status">
      <span>{t('finding')}</span>
      <Progress className={classes.progress ?? ''} value={state.progress * 100} aria-label={t('finding')} />
      <Button size="xs" variant="default" onClick={people.enough}>
        {t('enough')}
      </Button>
      <Button size="xs" variant="subtle" onClick={people.cancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}

function Summary({ people, state, results }: PartProps) {
  const { t } = useTranslation('people')
  const find = useFind(people)
  const changed = results.results.filter(({ comparison }) => comparison)
  const possible = results.targets.filter(({ impossible }) => !impossible)
  const met = possible.filter(({ key }) => results.covered.has(key)).length
  const more = possible.some(({ key }) => !results.covered.has(key) && !state.unreached?.has(key))
  return (
    <div className={classes.summary}>
      <p className={classes.count} aria-live="polite">
        {t('people', { count: results.results.length })} · {t('met', { met, total: possible.length })}
        {changed.length > 0 && <strong className={classes.bad}> · {t('changed', { count: changed.length })}</strong>}
      </p>
      <Switch
        size="xs"
        label={t('onCanvas')}
        checked={state.onCanvas}
        onChange={(event) => people.showOnCanvas(event.currentTarget.checked)}
      />
      {changed.length > 1 && (
        <Button size="xs" variant="default" onClick={() => accept({ people, state }, changed)}>
          {t('acceptAll')}
        </Button>
      )}
      {more && (
        <Button size="xs" onClick={find}>
          {t('findMore')}
        </Button>
      )}
    </div>
  )
}

/** Who wants to be looked at comes first; the others stay in their order. */
const changedFirst = (results: readonly TestResult[]): readonly TestResult[] =>
  results.toSorted((a, b) => Number(a.comparison === undefined) - Number(b.comparison === undefined))

function Stories({ editor, people, state, results }: PartProps) {
  const { t } = useTranslation('people')
  return (
    <Section title={t('stories')}>
      <ul className={classes.list}>
        {changedFirst(results.results).map((result) => (
          <Story key={result.id} editor={editor} people={people} state={state} result={result} />
        ))}
      </ul>
    </Section>
  )
}

function Story({ editor, people, state, result }: Omit<PartProps, 'results'> & { result: TestResult }) {
  const { t } = useTranslation(['people', 'common'])
  const format = useFormat()
  const { test, comparison, played, id } = result
  const nodes = [...new Set(played.happenings.flatMap(({ node }) => node ?? []))]
  const show = () => {
    select(editor.view, { nodes })
    reveal(editor.view, nodes)
  }
  const changed = comparison !== undefined
  return (
    <li className={classes.item} data-changed={changed || undefined}>
      {changed ? (
        <IconAlertTriangle className={classes.bad} size={16} aria-label={t('isChanged')} />
      ) : (
        <IconCircleCheck className={classes.good} size={16} aria-label={t('isSame')} />
      )}
      <div className={classes.words}>
        <button type="button" className={classes.link} onClick={show} title={t('show')}>
          <bdi>{test.name}</bdi>
        </button>
        {comparison && state.journey && (
          <p className={classes.headline}>{headlineWords(t, format, state.journey, test, comparison.headline)}</p>
        )}
        {state.journey && test.events.length > 0 && (
          <details className={classes.deeds}>
            <summary>{t('does', { name: test.customer.name })}</summary>
            <ol>
              {test.events.map((event, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: deeds have no names, and their order is theirs
                <li key={index}>{deedWords(t, format, state.journey as Journey, test, event)}</li>
              ))}
            </ol>
          </details>
        )}
        {played.error !== undefined && <p className={classes.headline}>{t('failed')}</p>}
      </div>
      {changed && (
        <IconButton
          label={t('accept', { name: test.customer.name })}
          variant="subtle"
          onClick={() => accept({ people, state }, [result])}
        >
          <IconCheck size={16} />
        </IconButton>
      )}
      <IconButton
        label={t('delete', { name: test.customer.name })}
        variant="subtle"
        color="gray"
        onClick={() => editor.execute('test.delete', { ids: [id] })}
      >
        <IconTrash size={16} />
      </IconButton>
    </li>
  )
}

function Places({ editor, state, results }: PartProps) {
  const { t } = useTranslation(['people', 'diagnostics'])
  const { journey } = state
  const open = unmet(results).filter(({ kind }) => kind !== 'node')
  if (!journey) return null
  const line = (target: Target) => {
    const why = target.impossible
      ? impossibleWords(t, target)
      : state.unreached?.has(target.key)
        ? t('notFound')
        : t('notYet')
    const words = targetWords(t, journey, results.variant, target)
    const { node } = target
    return (
      <li key={target.key} className={classes.item}>
        <div className={classes.words}>
          {node === undefined ? (
            <span>{words}</span>
          ) : (
            <button
              type="button"
              className={classes.link}
              onClick={() => {
                select(editor.view, { nodes: [node] })
                reveal(editor.view, [node])
              }}
            >
              {words}
            </button>
          )}
          <p className={simulationClasses.quiet}>{why}</p>
        </div>
      </li>
    )
  }
  return (
    <Section title={t('places')}>
      {open.length === 0 && (
        <p className={simulationClasses.fine}>
          <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" /> {t('allMet')}
        </p>
      )}
      {state.leftOut > 0 && <p className={simulationClasses.quiet}>{t('leftOut', { count: state.leftOut })}</p>}
      {!state.complete && <p className={simulationClasses.quiet}>{t('partial')}</p>}
      <ul className={classes.list}>{open.slice(0, MOST_PLACES).map(line)}</ul>
      {open.length > MOST_PLACES && (
        <p className={simulationClasses.quiet}>{t('more', { count: open.length - MOST_PLACES })}</p>
      )}
    </Section>
  )
}

const MOST_PLACES = 100
