import { IconArrowBackUp, IconArrowRight, IconChevronRight, IconDoorExit } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { JourneyNode } from '../../../document/index.ts'
import { NodeMark, sentenceOf, titleOf, useSay, useVariant, useWords } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { GroupMark } from './group-mark.tsx'
import { NameField } from './name-field.tsx'
import classes from './outline.module.css'
import type { OutlineLine, StepLine, WayEnd } from './outline.ts'
import { LINE_HEIGHT } from './use-tree.ts'

interface OutlineRowProps {
  readonly line: OutlineLine
  readonly top: number
  readonly closed: boolean
  readonly focusable: boolean
  readonly selected: boolean
  readonly renaming: boolean
  readonly onActivate: (line: OutlineLine, grab: boolean) => void
  readonly onToggle: (line: string, open: boolean) => void
  readonly onRenamed: (line: StepLine, name: string | undefined) => void
}

/** So deep and no deeper: what stands further in is told by its level. */
const DEEPEST = 10
const INDENT = 16

export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { line, top, closed, focusable, selected, renaming, onActivate, onToggle } = props
  const indent = Math.min(line.level - 1, DEEPEST) * INDENT
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree as a whole takes the keys
    <div
      role="treeitem"
      className={classes.line}
      style={{ top, height: LINE_HEIGHT, paddingInlineStart: 4 + indent }}
      tabIndex={focusable ? 0 : -1}
      aria-level={line.level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-selected={selected}
      {...(line.parental && { 'aria-expanded': !closed })}
      data-line={line.id}
      data-type={line.type}
      data-outline-step={line.type === 'step' ? line.node : undefined}
      onClick={(event) => {
        if (!(event.target instanceof HTMLInputElement)) onActivate(line, true)
      }}
    >
      <Chevron line={line} closed={closed} onToggle={onToggle} />
      {line.type === 'step' ? <Step {...props} line={line} renaming={renaming} /> : <Way line={line} />}
    </div>
  )
})

/** For the mouse; the keyboard opens and closes with its arrows. */
function Chevron({ line, closed, onToggle }: Pick<OutlineRowProps, 'line' | 'closed' | 'onToggle'>) {
  return (
    <span
      className={classes.chevron}
      data-open={(line.parental && !closed) || undefined}
      aria-hidden="true"
      onClick={(event) => {
        if (!line.parental) return
        event.stopPropagation()
        onToggle(line.id, closed)
      }}
    >
      {line.parental && <IconChevronRight size={14} />}
    </span>
  )
}

type StepProps = Pick<OutlineRowProps, 'renaming' | 'onRenamed' | 'onActivate'> & { readonly line: StepLine }

function Step({ line, renaming, onRenamed, onActivate }: StepProps) {
  const { editor } = useDesigner()
  const { t } = useTranslation('outline')
  const node = useVariant(editor).nodes[line.node]
  if (!node) return null
  return (
    <>
      <NodeMark node={node} />
      {renaming ? (
        <NameField name={node.name} label={t('name')} onDone={(name) => onRenamed(line, name)} />
      ) : (
        <StepWords node={node} />
      )}
      <GroupMark node={line.node} onDone={() => onActivate(line, true)} />
    </>
  )
}

function StepWords({ node }: { node: JourneyNode }) {
  const { editor } = useDesigner()
  const say = useWords(editor, node)
  const sentence = sentenceOf(node, say)
  return (
    <>
      <bdi className={classes.name}>{titleOf(node, say)}</bdi>{' '}
      <span className={classes.sentence} title={sentence}>
        {sentence}
      </span>
    </>
  )
}

function Way({ line }: { line: Exclude<OutlineLine, StepLine> }) {
  const { t } = useTranslation(['outline', 'common'])
  if (line.type === 'apart') return <span className={classes.name}>{t('apart')}</span>
  const { end } = line
  return (
    <>
      {line.type === 'way' && <bdi className={classes.way}>{line.port.name || t(`common:port.${line.port.id}`)}</bdi>}{' '}
      {end && <End end={end} />}
    </>
  )
}

const ICONS = { back: IconArrowBackUp, on: IconArrowRight, leaves: IconDoorExit } as const

function End({ end }: { end: WayEnd }) {
  const { editor } = useDesigner()
  const { t } = useTranslation('outline')
  const nodes = useVariant(editor).nodes
  const say = useSay(editor)
  const target = end.type === 'to' ? nodes[end.node] : undefined
  const kind = end.type === 'leaves' ? 'leaves' : end.back ? 'back' : 'on'
  const Icon = ICONS[kind]
  return (
    <span className={classes.end}>
      <Icon size={14} aria-hidden="true" />
      <span>{t(`end.${kind}`, { step: target ? titleOf(target, say) : '' })}</span>
    </span>
  )
}
