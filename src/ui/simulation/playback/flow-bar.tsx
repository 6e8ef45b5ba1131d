import { ActionIcon, Menu } from '@mantine/core'
import {
  IconFlame,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
  IconUsersGroup,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Editor, HEAT_MEASURES, type HeatMeasure, setHeat } from '../../../editor/index.ts'
import { DAY_MS } from '../../../kernel/duration.ts'
import { IconButton, useFormat } from '../../kit/index.ts'
import type { Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'
import classes from './flow-bar.module.css'
import { PACES, type Playback } from './playback.ts'
import { useGroups } from './use-groups.ts'

interface FlowBarProps {
  readonly editor: Editor
  readonly simulation: Simulation
  readonly playback: Playback
  /** The person wants no motion: moments are stepped through instead. */
  readonly still: boolean
}

/** The film of the run, the colours of steps, and whose figures these are. */
export function FlowBar({ editor, simulation, playback, still }: FlowBarProps) {
  const { t } = useTranslation('playback')
  const shown = useReadable(playback.store, (state) => state.shown)
  const people = useReadable(playback.store, (state) => state.people)
  return (
    <section className={classes.bar} aria-label={t('label')} data-testid="flow-bar">
      {people > 0 && (still ? <DaySteps playback={playback} /> : <PlayButton playback={playback} />)}
      {shown && <Scrubber playback={playback} simulation={simulation} />}
      {shown && !still && <PaceMenu playback={playback} />}
      {shown && (
        <IconButton label={t('hide')} onClick={() => playback.show(false)}>
          <IconX size={16} />
        </IconButton>
      )}
      {people > 0 && <span className={classes.divider} />}
      <HeatMenu editor={editor} />
      <GroupMenu editor={editor} simulation={simulation} />
    </section>
  )
}

function PlayButton({ playback }: { playback: Playback }) {
  const { t } = useTranslation('playback')
  const playing = useReadable(playback.store, (state) => state.playing)
  const people = useReadable(playback.store, (state) => state.people)
  return (
    <IconButton
      label={t(playing ? 'pause' : 'play', { count: people })}
      data-testid="flow-play"
      onClick={playing ? playback.pause : playback.play}
    >
      {playing ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
    </IconButton>
  )
}

function DaySteps({ playback }: { playback: Playback }) {
  const { t } = useTranslation('playback')
  const by = (ms: number) => playback.seek(playback.store.getState().at + ms)
  return (
    <>
      <IconButton label={t('dayBack')} onClick={() => by(-DAY_MS)}>
        <IconPlayerTrackPrev size={16} />
      </IconButton>
      <IconButton label={t('dayOn')} onClick={() => by(DAY_MS)}>
        <IconPlayerTrackNext size={16} />
      </IconButton>
    </>
  )
}

/** Moments that the slider can tell apart. */
const STEPS = 500

function Scrubber({ playback, simulation }: { playback: Playback; simulation: Simulation }) {
  const { t, i18n } = useTranslation('playback')
  const from = useReadable(playback.store, (state) => state.from)
  const to = useReadable(playback.store, (state) => state.to)
  const people = useReadable(playback.store, (state) => state.people)
  const place = useReadable(playback.store, ({ at }) => Math.round(((at - from) / Math.max(1, to - from)) * STEPS))
  const timeZone = useReadable(simulation.run, ({ journey }) => journey?.timeZone ?? 'UTC')
  const at = from + (place / STEPS) * (to - from)
  const clock = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit', timeZone })
  const moment = t('moment', { day: Math.floor((at - from) / DAY_MS) + 1, time: clock.format(at) })
  return (
    <>
      <input
        type="range"
        className={classes.slider}
        min={0}
        max={STEPS}
        value={place}
        aria-label={t('scrub')}
        aria-valuetext={moment}
        onChange={(event) => playback.seek(from + (Number(event.currentTarget.value) / STEPS) * (to - from))}
      />
      <span className={classes.moment} title={t('examples', { count: people })}>
        {moment}
      </span>
    </>
  )
}

function PaceMenu({ playback }: { playback: Playback }) {
  const { t } = useTranslation('playback')
  const format = useFormat()
  const seconds = useReadable(playback.store, (state) => state.seconds)
  const shown = format.elapsed(seconds * 1000, 'narrow')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        {/* The name begins with what is seen: who speaks to the computer says what they see. */}
        <button type="button" className={classes.pace} aria-label={`${shown}: ${t('pace', { count: seconds })}`}>
          {shown}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('paceLabel')}</Menu.Label>
        {PACES.map((each) => (
          <Menu.Item key={each} onClick={() => playback.setSeconds(each)} data-chosen={each === seconds || undefined}>
            {format.elapsed(each * 1000, 'short')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function HeatMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation('playback')
  const heat = useReadable(editor.view, (view) => view.heat)
  const name = heat === undefined ? t('heat.none') : t(`heat.${heat}`)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          aria-label={t('heat.label', { name })}
          title={t('heat.label', { name })}
          variant={heat === undefined ? 'subtle' : 'light'}
          data-testid="heat"
        >
          <IconFlame size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('heat.title')}</Menu.Label>
        {[undefined, ...HEAT_MEASURES].map((measure: HeatMeasure | undefined) => (
          <Menu.Item
            key={measure ?? 'none'}
            data-chosen={measure === heat || undefined}
            onClick={() => setHeat(editor.view, measure)}
          >
            {t(`heat.${measure ?? 'none'}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function GroupMenu({ editor, simulation }: { editor: Editor; simulation: Simulation }) {
  const { t } = useTranslation('playback')
  const { groups, chosen, choose } = useGroups(editor, simulation)
  if (groups.length === 0) return null
  const name = chosen?.words ?? t('group.everybody')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={classes.group}
          data-chosen={chosen !== undefined || undefined}
          data-testid="people-group"
          title={t('group.label', { name })}
          aria-label={t('group.label', { name })}
        >
          <IconUsersGroup size={16} aria-hidden="true" />
          {chosen && <span dir="auto">{chosen.words}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.groups ?? ''}>
        <Menu.Label>{t('group.title')}</Menu.Label>
        <Menu.Item data-chosen={chosen === undefined || undefined} onClick={() => choose(undefined)}>
          {t('group.everybody')}
        </Menu.Item>
        {groups.map(({ id, words }) => (
          <Menu.Item key={id} data-chosen={id === chosen?.id || undefined} onClick={() => choose(id)}>
            <span dir="auto">{words}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
