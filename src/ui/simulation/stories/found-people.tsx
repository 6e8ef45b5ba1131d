import { Button, Loader } from '@mantine/core'
import { IconAlertTriangle, IconUsers } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import type { FoundStories, Story } from '../../../simulator/index.ts'
import { type StoryWords, useJourney, useSay, useStoryWords } from '../../canvas/index.ts'
import { EmptyState, onPlayerKey, useAnnounce, useFormat, usePlayer } from '../../kit/index.ts'
import type { Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'
import { PlaceField } from './place-field.tsx'
import type { PlaceNames } from './place-words.ts'
import { PlayerControls, type Speed } from './player-controls.tsx'
import classes from './stories.module.css'
import { PEOPLE_SHOWN, type Stories, type StoriesState } from './stories.ts'
import { Timeline } from './timeline.tsx'
import { useTelling } from './use-telling.ts'

interface FoundProps {
  readonly editor: Editor
  readonly simulation: Simulation
  readonly stories: Stories
}

const whole = (state: StoriesState) => state
const NO_EXITS: readonly string[] = []
/** Long enough to read what happened and to see where. */
const PACE_MS = 1_400

/** Customers of the simulation who were somewhere, and the story of one of them. */
export function FoundPeople({ editor, simulation, stories }: FoundProps) {
  const { t } = useTranslation(['stories', 'machine', 'common'])
  const state = useReadable(stories.store, whole)
  const open = useJourney(editor, (journey) => journey)
  const journey = state.journey ?? open
  const say = useSay(editor)
  const words = useStoryWords(journey, state.variant, say)
  const names = useMemo<PlaceNames>(
    () => ({ t: t as PlaceNames['t'], say, words, journey, variant: state.variant }),
    [t, say, words, journey, state.variant],
  )
  const report = useReadable(simulation.run, (run) => run.report)
  const exits = useMemo(() => (report ? Object.keys(report.exits).sort() : NO_EXITS), [report])
  useEffect(() => stories.watch(), [stories])
  return (
    <>
      <div className={classes.where}>
        <PlaceField place={state.place} exits={exits} names={names} onChange={stories.show} />
        <Outcome state={state} stories={stories} simulation={simulation} />
        {state.isGroup && <p className={classes.statement}>{t('onlyGroup')}</p>}
        {state.journey && state.journey !== open && <p className={classes.old}>{t('old')}</p>}
      </div>
      {state.found && state.found.stories.length > 0 && state.journey && (
        <People
          key={`${state.found.stories[0]?.customer} ${state.found.looked}`}
          editor={editor}
          found={state.found}
          journey={state.journey}
          variant={state.variant}
          words={words}
        />
      )}
    </>
  )
}

/** How the search stands, or what it came to. */
function Outcome({ state, stories, simulation }: { state: StoriesState } & Omit<FoundProps, 'editor'>): ReactNode {
  const { t } = useTranslation(['stories', 'common'])
  const again = (
    <Button size="compact-sm" variant="default" onClick={() => stories.show(state.place)}>
      {t('common:retry')}
    </Button>
  )
  switch (state.status) {
    case 'searching':
      return (
        <div className={classes.searching} role="status">
          <Loader size={14} /> <span>{t('searching')}</span>
          <Button size="compact-sm" variant="default" onClick={stories.cancel}>
            {t('common:cancel')}
          </Button>
        </div>
      )
    case 'found':
      return state.found ? <Statement found={state.found} /> : null
    case 'cancelled':
      return (
        <div className={classes.searching}>
          <span>{t('cancelled')}</span> {again}
        </div>
      )
    case 'failed':
      return (
        <div className={classes.searching} role="alert">
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>{t(state.failure === 'errors' ? 'hasErrors' : 'failed')}</span> {again}
        </div>
      )
    case 'unset':
      return (
        <EmptyState
          icon={<IconUsers size={20} stroke={1.5} />}
          title={t('unset.title')}
          actions={<Button onClick={simulation.start}>{t('unset.simulate')}</Button>}
        >
          {t('unset.text')}
        </EmptyState>
      )
    default:
      return null
  }
}

/** How many came here, as far as is known: never more than was looked at. */
function Statement({ found: { stories, looked, customers, everybody } }: { found: FoundStories }) {
  const { t } = useTranslation('stories')
  const format = useFormat()
  const announce = useAnnounce()
  const count = stories.length
  const figures = {
    count,
    found: format.number(count),
    looked: format.number(looked),
    customers: format.number(customers),
  }
  const ended = !everybody && count < PEOPLE_SHOWN
  const text = everybody
    ? count === 0
      ? t('none', figures)
      : t('only', figures)
    : ended
      ? t('ended', figures)
      : t('first', figures)
  useEffect(() => announce(text), [announce, text])
  return <p className={classes.statement}>{text}</p>
}

interface PeopleProps {
  readonly editor: Editor
  readonly found: FoundStories
  readonly journey: Journey
  readonly variant: string
  readonly words: StoryWords
}

function People({ editor, found, journey, variant, words }: PeopleProps) {
  const { t } = useTranslation('stories')
  const lengths = useMemo(() => found.stories.map(({ steps }) => steps.length), [found])
  const [speed, setSpeed] = useState<Speed>(1)
  const [state, move] = usePlayer(lengths, PACE_MS / speed)
  const story = found.stories[state.story]
  const stop = useCallback(() => move({ type: 'stop' }), [move])
  useTelling(editor, { story, variant, step: state.step, words, onStopped: stop })
  if (!story) return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for all that is within, beside the buttons
    <div className={classes.found} onKeyDown={(event) => onPlayerKey(event, move)}>
      <ul className={classes.people} aria-label={t('people')}>
        {found.stories.map((each, index) => (
          <li key={each.customer}>
            <button
              type="button"
              title={each.customer}
              aria-pressed={index === state.story}
              onClick={() => move({ type: 'story', story: index })}
            >
              <span className={classes.person}>{nameOf(t, each)}</span>
              <span className={classes.outcome}>{words.outcome(each)}</span>
            </button>
          </li>
        ))}
      </ul>
      <section className={classes.story} aria-label={nameOf(t, story)}>
        <About story={story} journey={journey} />
        <PlayerControls state={state} move={move} last={story.steps.length - 1} speed={speed} onSpeed={setSpeed} />
        <Timeline story={story} step={state.step} words={words} onStep={(step) => move({ type: 'to', step })} />
      </section>
    </div>
  )
}

/** Customers of a run are known by number. */
const nameOf = (t: (key: 'customer', values: { number: string }) => string, { customer }: Story): string =>
  t('customer', { number: String(Number(customer.split('-').at(-1)) + 1) })

/** Who she is: what is known about her, and where her clock stands. */
function About({ story, journey }: { story: Story; journey: Journey }) {
  const { t } = useTranslation('stories')
  const format = useFormat()
  const known = Object.entries(story.attributes).filter(([, value]) => value !== undefined && value !== null)
  const say = (value: unknown) =>
    typeof value === 'number'
      ? format.number(value, 2)
      : typeof value === 'boolean'
        ? t(value ? 'yes' : 'no')
        : String(value)
  return (
    <dl className={classes.about}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{journey.attributes[name]?.label || name}</dt>
          <dd>{say(value)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('clock')}</dt>
        <dd>{story.timeZone.replaceAll('_', ' ')}</dd>
      </div>
    </dl>
  )
}
