import { Menu, Select } from '@mantine/core'
import { IconCopy, IconDots, IconTrash, IconUserSearch } from '@tabler/icons-react'
import { createElement, Suspense, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { type JourneyNode, kindSpec, NODE_KINDS, type NodeKind } from '../../../document/index.ts'
import { deleteSelection, duplicateSelection, loadLaterCommands } from '../../../editor/index.ts'
import { NodeMark, sentenceOf, useJourney, useView, useWords } from '../../canvas/index.ts'
import { IconButton, onDemandOrNothing, Section } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { TextField } from '../fields/text-field.tsx'
import { formOf } from '../forms/index.ts'
import { ProblemLine } from '../problems/problem-line.tsx'
import classes from './inspector.module.css'
import { WaysOut } from './ways-out.tsx'

const NO_STAGE = ''

const WorkshopSteps = onDemandOrNothing(async () => {
  const [{ WorkshopSteps: steps }] = await Promise.all([import('./workshop-steps.tsx'), loadLaterCommands()])
  return steps
})

/** One step: its name, what it does, what is wrong with it, its settings, and where it leads. */
export function StepPanel({ id, node }: { id: string; node: JourneyNode }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const say = useWords(editor, node)
  const channelName = useCallback(
    (config: JourneyNode['config']) => ('channel' in config ? t(`common:channel.${config.channel}`) : ''),
    [t],
  )
  const write = useCallback(
    (config: JourneyNode['config'], field: string) => {
      const [before, after] = [channelName(node.config), channelName(config)]
      if (before === after || node.name !== before)
        return void editor.execute('node.configure', { node: id, config, field })
      // A message that is only called by its channel is called by the new one.
      const gesture = editor.gesture('node.configure')
      editor.execute('node.configure', { node: id, config, field })
      editor.execute('node.rename', { node: id, name: after })
      gesture.commit()
    },
    [editor, id, node, channelName],
  )
  return (
    <>
      <div className={classes.head}>
        <NodeMark node={node} />
        <span className={classes.kind}>{t(`common:kind.${node.kind}`)}</span>
        <WhoWasHere id={id} />
        <StepMenu id={id} node={node} />
      </div>
      <div className={classes.name}>
        <TextField
          aria-label={t('inspector.name')}
          placeholder={t('inspector.namePlaceholder')}
          data-testid="step-name"
          value={node.name}
          maxLength={200}
          onWrite={(name) => editor.execute('node.rename', { node: id, name })}
        />
      </div>
      <p className={classes.sentence}>{sentenceOf(node, say)}</p>
      <StepProblems id={id} />
      <Section title={t('inspector.settings')}>
        {createElement(formOf(node.kind), { id, config: node.config, write })}
      </Section>
      {kindSpec(node.kind).ports(node.config).length > 0 && (
        <Section title={t('inspector.waysOut')}>
          <WaysOut id={id} node={node} />
        </Section>
      )}
      <Section title={t('inspector.stage')}>
        <StageField id={id} stage={node.stage} />
      </Section>
      <Suspense fallback={null}>
        <WorkshopSteps id={id} />
      </Suspense>
    </>
  )
}

function WhoWasHere({ id }: { id: string }) {
  const { services } = useDesigner()
  const { t } = useTranslation('stories')
  if (!services.whoWasHere) return null
  return (
    <IconButton label={t('whoWasHere')} onClick={() => services.whoWasHere?.({ at: 'node', node: id })}>
      <IconUserSearch size={16} stroke={1.75} />
    </IconButton>
  )
}

function StepMenu({ id, node }: { id: string; node: JourneyNode }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <IconButton label={t('common:more')}>
          <IconDots size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => duplicateSelection(editor)}>
          {t('common:duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => deleteSelection(editor)}>
          {t('common:delete')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('inspector.changeKind')}</Menu.Label>
        {NODE_KINDS.filter((kind: NodeKind) => kind !== node.kind && kind !== 'entry').map((kind) => (
          <Menu.Item key={kind} onClick={() => editor.execute('node.changeKind', { node: id, kind })}>
            {t(`common:kind.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function StepProblems({ id }: { id: string }) {
  const { editor } = useDesigner()
  const variant = useView(editor, (view) => view.variant)
  const list = useStore(editor.diagnostics, (state) => state.list)
  const mine = list.filter((each) => each.node === id && (each.variant === undefined || each.variant === variant))
  if (mine.length === 0) return null
  return (
    <ul className={classes.problems}>
      {mine.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be word for word the same
        <ProblemLine key={`${problem.code} ${index}`} problem={problem} />
      ))}
    </ul>
  )
}

function StageField({ id, stage }: { id: string; stage: string | undefined }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const stages = useJourney(editor, (journey) => journey.stages)
  const data = Object.entries(stages)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([value, { name }]) => ({ value, label: name || value }))
  return (
    <Select
      aria-label={t('inspector.stage')}
      data={[{ value: NO_STAGE, label: t('inspector.noStage') }, ...data]}
      value={stage ?? NO_STAGE}
      onChange={(next) => editor.execute('node.setStage', { nodes: [id], stage: next || undefined })}
    />
  )
}
