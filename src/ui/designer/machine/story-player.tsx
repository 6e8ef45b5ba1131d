import { Button, Select } from '@mantine/core'
import { IconPlayerStop } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import { type ReadableStore, type RunState, type RunStory, reveal, type Telling, tell } from '../../../editor/index.ts'
import { useJourney, useRun, useSay, useStoryWords, useView } from '../../canvas/index.ts'
import {
  doesNothing,
  IconButton,
  onPlayerKey,
  PlayerButtons,
  type PlayerMove,
  type PlayerState,
  useAnnounce,
  useFormat,
  usePlayer,
} from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { type Moment, momentOf } from './live.ts'
import classes from './machine.module.css'
import { StoryLog } from './story-log.tsx'
import type { ReadableMachine } from './use-machine.ts'

interface StoryPlayerProps {
  readonly shown: ReadableMachine
  readonly run: ReadableStore<RunState> | undefined
  readonly onMoment: (moment: Moment | undefined) => void
}

const NO_STORIES: readonly RunStory[] = []
/** Long enough to read what happened and to see where. */
const PACE_MS = 1_400

/** Follows one customer of the last run through the drawing and the machine, step by step. */
export function StoryPlayer({ shown, run, onMoment }: StoryPlayerProps) {
  const { editor, services } = useDesigner()
  const { t } = useTranslation('machine')
  const telling = useView(editor, (view) => view.telling)
  const stories = useRun(run, ({ report }) => report?.stories ?? NO_STORIES)
  const variant = useRun(run, ({ report }) => report?.variant)
  const journey = useRun(run, (state) => state.journey)
  const running = useRun(run, (state) => state.status === 'running')
  if (telling) return <Follower shown={shown} telling={telling} onMoment={onMoment} />
  return (
    <section className={classes.player} aria-label={t('player.title')} data-testid="story-player">
      <h3 className={classes.playerTitle}>{t('player.title')}</h3>
      {stories.length > 0 && journey && variant === shown.variant ? (
        <Player key={storyKey(stories)} {...{ shown, stories, journey, onMoment }} />
      ) : (
        <div className={classes.hint}>
          <p>{t(stories.length > 0 && variant !== shown.variant ? 'player.otherVariant' : 'player.none')}</p>
          {services.simulate && (
            <Button size="compact-sm" variant="default" loading={running} onClick={services.simulate}>
              {t('player.simulate')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

/** A story is told elsewhere on the screen: the machine keeps in step with it. */
function Follower({ shown, telling, onMoment }: Omit<StoryPlayerProps, 'run'> & { readonly telling: Telling }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('machine')
  const { story, step, variant } = telling
  const moment = useMoment(shown, variant === shown.variant ? story : undefined, step)
  useEffect(() => {
    onMoment(moment)
    return () => onMoment(undefined)
  }, [moment, onMoment])
  return (
    <section className={classes.player} aria-label={t('player.title')} data-testid="story-player">
      <h3 className={classes.playerTitle}>{t('player.title')}</h3>
      <div className={classes.hint}>
        <p>
          {variant === shown.variant
            ? t('player.elsewhere', { customer: story.customer, step: step + 1, count: story.steps.length })
            : t('player.elsewhereVariant')}
        </p>
        <Button size="compact-sm" variant="default" onClick={() => tell(editor.view, undefined)}>
          {t('player.stop')}
        </Button>
      </div>
    </section>
  )
}

/** Another run's stories begin anew. */
const storyKey = (stories: readonly RunStory[]): string =>
  stories.map(({ customer, steps }) => `${customer}:${steps.length}`).join()

interface PlayerProps {
  readonly shown: ReadableMachine
  readonly stories: readonly RunStory[]
  readonly journey: Journey
  readonly onMoment: StoryPlayerProps['onMoment']
}

function Player({ shown, stories, journey, onMoment }: PlayerProps) {
  const { editor } = useDesigner()
  const { t } = useTranslation('machine')
  const say = useSay(editor)
  const words = useStoryWords(journey, shown.variant, say)
  const lengths = useMemo(() => stories.map(({ steps }) => steps.length), [stories])
  const [state, move] = usePlayer(lengths, PACE_MS)
  const current = useJourney(editor, (now) => now === journey)
  const story = stories[state.story]
  const moment = useMoment(shown, story, state.step)
  useShown(moment, onMoment)
  const choices = useMemo(
    () => stories.map((each, index) => ({ value: String(index), label: words.title(each) })),
    [stories, words],
  )
  const announce = useAnnounce()
  const here = story?.steps[state.step]
  const sentence = here ? [words.what(here), words.why(here)].filter(Boolean).join(' – ') : ''
  const position = here ? t('player.position', { step: state.step + 1, count: story?.steps.length ?? 0 }) : ''
  useEffect(() => {
    if (sentence !== '') announce(`${position}: ${sentence}`)
  }, [announce, position, sentence])
  if (!story) return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for all that is within, beside the buttons
    <div onKeyDown={(event) => onPlayerKey(event, move)}>
      <Select
        aria-label={t('player.story')}
        data={choices}
        value={String(state.story)}
        onChange={(value) => value !== null && move({ type: 'story', story: Number(value) })}
        comboboxProps={{ withinPortal: true }}
      />
      {!current && <p className={classes.old}>{t('player.old')}</p>}
      <Controls state={state} move={move} last={story.steps.length - 1} position={position} />
      <StoryLog story={story} step={state.step} words={words} onStep={(step) => move({ type: 'to', step })} />
    </div>
  )
}

function useMoment(shown: ReadableMachine, story: RunStory | undefined, step: number): Moment | undefined {
  return useMemo(
    () => (story && step >= 0 ? momentOf(story, step, shown.outline, shown.index) : undefined),
    [story, step, shown],
  )
}

/** Shows the moment in the outline and on the canvas, and takes it away when the player goes. */
function useShown(moment: Moment | undefined, onMoment: StoryPlayerProps['onMoment']): void {
  const { editor } = useDesigner()
  useEffect(() => {
    onMoment(moment)
    editor.view.setState({ playing: moment?.playing })
  }, [editor, moment, onMoment])
  const node = moment?.playing?.node
  // Only when she moves: who edits meanwhile keeps the view.
  useEffect(() => {
    if (node !== undefined) reveal(editor.view, [node])
  }, [editor, node])
  useEffect(
    () => () => {
      onMoment(undefined)
      // Unless another teller has taken over.
      if (editor.view.getState().telling === undefined) editor.view.setState({ playing: undefined })
    },
    [editor, onMoment],
  )
}

interface ControlsProps {
  readonly state: PlayerState
  readonly move: (move: PlayerMove) => void
  readonly last: number
  readonly position: string
}

function Controls({ state, move, last, position }: ControlsProps): ReactNode {
  const { t } = useTranslation('machine')
  const format = useFormat()
  return (
    <div className={classes.controls}>
      <PlayerButtons state={state} move={move} last={last}>
        <IconButton label={t('player.stop')} {...doesNothing(state.step < 0)} onClick={() => move({ type: 'stop' })}>
          <IconPlayerStop size={16} />
        </IconButton>
        <span className={classes.position}>
          {state.step >= 0 ? position : t('player.steps', { count: last + 1, shown: format.number(last + 1) })}
        </span>
      </PlayerButtons>
    </div>
  )
}
