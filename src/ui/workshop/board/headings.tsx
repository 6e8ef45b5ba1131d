import { Menu, UnstyledButton } from '@mantine/core'
import {
  IconArrowLeft,
  IconArrowRight,
  IconCheck,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconEyeOff,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BoardLane } from '../../../document/index.ts'
import { inOrder } from '../../../workshop/index.ts'
import { IconButton, useAfterMenu } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './headings.module.css'
import { LANE_ICONS } from './lane-icons.ts'
import { addStepBeside, moveStepBy, newStage, removeStep, setStage } from './step-deeds.ts'
import { useTools } from './tools-context.ts'

/** The name of a stage over its columns, which a press renames, and the way to another step in it. */
export function StageHead({ stage, steps }: { stage: string; steps: readonly string[] }) {
  const { t } = useTranslation('board')
  const { editor } = useWorkshop()
  const tools = useTools()
  const found = useStore(editor.document, ({ journey }) => journey.stages[stage])
  const naming = useStore(tools.store, (state) => state.namingStage === stage && stage !== '')
  const last = steps.at(-1)
  const name = found?.name ?? t('stage.none')
  return (
    <div className={classes.stage} data-none={!found || undefined}>
      {found && naming ? (
        <StageField stage={stage} name={found.name} order={found.order} />
      ) : found ? (
        <UnstyledButton
          className={classes.stageName}
          title={t('stage.rename')}
          onClick={() => tools.store.setState({ namingStage: stage })}
        >
          {name || t('stage.unnamed')}
        </UnstyledButton>
      ) : (
        <span className={classes.stageName}>{name}</span>
      )}
      <IconButton
        label={t('step.addTo', { stage: name })}
        size={22}
        className={classes.add ?? ''}
        onClick={() => last !== undefined && addStepBeside(tools, last, 1)}
      >
        <IconPlus size={14} />
      </IconButton>
    </div>
  )
}

function StageField({ stage, name, order }: { stage: string; name: string; order: number }) {
  const { t } = useTranslation('board')
  const { editor } = useWorkshop()
  const tools = useTools()
  return (
    <input
      className={classes.stageField}
      aria-label={t('stage.name')}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
      autoFocus
      dir="auto"
      maxLength={200}
      defaultValue={name}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) =>
        editor.execute('stage.put', { id: stage, value: { name: event.currentTarget.value, order } })
      }
      onBlur={() => {
        editor.mark()
        tools.store.setState({ namingStage: undefined })
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

/** The number of a step, its name where that is not to be seen below, and what can be done with its column. */
export function StepHead({ step: id, number, named }: { step: string; number: number; named: boolean }) {
  const { t } = useTranslation('board')
  const tools = useTools()
  const name = useTold(({ steps }) => steps[id]?.name ?? '')
  const opened = useStore(tools.store, (state) => state.menu === id)
  const { menu, afterwards } = useAfterMenu()
  return (
    <Menu
      {...menu}
      opened={opened}
      onChange={(on) => tools.store.setState({ menu: on ? id : undefined })}
      position="bottom-start"
      width={232}
    >
      <Menu.Target>
        <UnstyledButton
          className={classes.step}
          data-named={named || undefined}
          aria-label={t('step.menu', { number, name: name || t('step.unnamed') })}
        >
          <span className={classes.number}>{number}</span>
          <span className={classes.stepName} dir="auto" aria-hidden={!named}>
            {name || t('step.unnamed')}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <StepMenu id={id} afterwards={afterwards} />
      </Menu.Dropdown>
    </Menu>
  )
}

function StepMenu({ id, afterwards }: { id: string; afterwards: (run: () => void) => void }) {
  const { t } = useTranslation('board')
  const { editor } = useWorkshop()
  const tools = useTools()
  const stages = useStore(editor.document, ({ journey }) => journey.stages)
  const stage = useTold(({ steps }) => steps[id]?.stage)
  return (
    <>
      <Menu.Item
        leftSection={<IconColumnInsertLeft size={16} />}
        onClick={() => afterwards(() => addStepBeside(tools, id, -1))}
      >
        {t('step.before')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconColumnInsertRight size={16} />}
        onClick={() => afterwards(() => addStepBeside(tools, id, 1))}
      >
        {t('step.after')}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowLeft size={16} />} onClick={() => moveStepBy(tools, id, -1)}>
        {t('step.left')}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowRight size={16} />} onClick={() => moveStepBy(tools, id, 1)}>
        {t('step.right')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>{t('stage.label')}</Menu.Label>
      {inOrder(stages).map(([each, { name }]) => (
        <Menu.Item
          key={each}
          leftSection={<IconCheck size={16} opacity={each === stage ? 1 : 0} />}
          onClick={() => setStage(tools, id, each)}
        >
          {name || t('stage.unnamed')}
        </Menu.Item>
      ))}
      {stage !== undefined && (
        <Menu.Item leftSection={<IconCheck size={16} opacity={0} />} onClick={() => setStage(tools, id, undefined)}>
          {t('stage.none')}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconPlus size={16} />}
        onClick={() => afterwards(() => newStage(tools, id, t('stage.new')))}
      >
        {t('stage.add')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => removeStep(tools, id)}>
        {t('step.remove')}
      </Menu.Item>
    </>
  )
}

/** The name of a lane beside the board. */
export function LaneHead({ lane }: { lane: BoardLane }) {
  const { t } = useTranslation('board')
  const tools = useTools()
  const Icon = LANE_ICONS[lane]
  return (
    <div className={classes.lane}>
      <Icon size={15} stroke={1.75} className={classes.laneIcon} />
      <span className={classes.laneName} title={t(`lane.${lane}`)}>
        {t(`lane.${lane}`)}
      </span>
      <IconButton
        label={t('lanes.hide', { lane: t(`lane.${lane}`) })}
        size={20}
        className={classes.hide ?? ''}
        tabIndex={-1}
        onClick={() => tools.board.setState(({ hidden }) => ({ hidden: new Set([...hidden, lane]) }))}
      >
        <IconEyeOff size={13} />
      </IconButton>
    </div>
  )
}
