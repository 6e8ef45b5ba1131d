import { Button, Select } from '@mantine/core'
import { IconArrowUpRight, IconLinkOff, IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JourneyNode, WorkshopStep } from '../../../document/index.ts'
import { variantInView } from '../../../editor/index.ts'
import { NodeMark, useJourney, useVariant, useView } from '../../canvas/index.ts'
import { IconButton, useAnnounce } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './link.module.css'
import { suggestedNodes } from './suggestions.ts'

/** Which steps on the canvas a step of the workshop stands for: chosen, jumped to, taken off, or made with one click. */
export function LinkSteps({ stepId }: { stepId: string }) {
  const step = useTold(({ steps }) => (Object.hasOwn(steps, stepId) ? steps[stepId] : undefined))
  const { t } = useTranslation('workshopLink')
  if (!step) return null
  return (
    <div className={classes.links} data-testid="link-steps">
      {step.nodes.length > 0 && (
        <ul className={classes.list} aria-label={t('link.label')}>
          {step.nodes.map((node) => (
            <LinkedNode key={node} id={node} stepId={stepId} step={step} />
          ))}
        </ul>
      )}
      <AddNode stepId={stepId} step={step} />
      <MakeNodes stepId={stepId} />
    </div>
  )
}

const useNodeName = () => {
  const { t } = useTranslation('common')
  return (node: JourneyNode) => node.name.trim() || t(`common:kind.${node.kind}`)
}

function LinkedNode({ id, stepId, step }: { id: string; stepId: string; step: WorkshopStep }) {
  const { editor, services } = useWorkshop()
  const { t } = useTranslation('workshopLink')
  const nameOf = useNodeName()
  const seen = useView(editor, (view) => view.variant)
  const variants = useJourney(editor, (journey) => journey.variants)
  // In view if it is there, else in the first telling that has it.
  const home = [seen, ...Object.keys(variants)].find((variant) => variants[variant]?.nodes[id])
  const node = home === undefined ? undefined : variants[home]?.nodes[id]
  const name = node ? nameOf(node) : id
  const unlink = () =>
    editor.execute('workshop.editStep', { id: stepId, parts: { nodes: step.nodes.filter((each) => each !== id) } })
  return (
    <li className={classes.linked}>
      {node && <NodeMark node={node} />}
      <span className={classes.name} title={name}>
        {name}
        {home !== seen && (
          <span className={classes.elsewhere}>
            {' · '}
            {home === undefined ? t('link.gone') : t('link.onlyIn', { name: variants[home]?.name ?? home })}
          </span>
        )}
      </span>
      {home !== undefined && (
        <IconButton size="sm" label={t('link.show', { name })} onClick={() => services.showOnCanvas(home, [id])}>
          <IconArrowUpRight size={14} stroke={1.75} />
        </IconButton>
      )}
      <IconButton size="sm" label={t('link.unlink', { name })} onClick={unlink}>
        <IconLinkOff size={14} stroke={1.75} />
      </IconButton>
    </li>
  )
}

function AddNode({ stepId, step }: { stepId: string; step: WorkshopStep }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopLink')
  const nameOf = useNodeName()
  const variant = useVariant(editor)
  const suggested = suggestedNodes(step, variant)
  const item = (id: string) => {
    const node = variant.nodes[id]
    return node ? [{ value: id, label: nameOf(node) }] : []
  }
  const others = Object.keys(variant.nodes).filter((id) => !step.nodes.includes(id) && !suggested.includes(id))
  const groups = [
    { group: t('link.suggested'), items: suggested.flatMap(item) },
    { group: t('link.allOf', { name: variant.name }), items: others.flatMap(item) },
  ].filter(({ items }) => items.length > 0)
  return (
    <Select
      size="xs"
      aria-label={t('link.add')}
      placeholder={t('link.add')}
      searchable
      data={groups}
      disabled={groups.length === 0}
      nothingFoundMessage={t('link.nothingFound')}
      value={null}
      onChange={(node) => {
        if (node !== null) editor.execute('workshop.editStep', { id: stepId, parts: { nodes: [...step.nodes, node] } })
      }}
    />
  )
}

function MakeNodes({ stepId }: { stepId: string }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopLink')
  const announce = useAnnounce()
  const seen = useView(editor, (view) => view.variant)
  const name = useJourney(editor, (journey) => variantInView(journey, { variant: seen })?.variant.name ?? '')
  const make = () => {
    const made = editor.execute('workshop.nodesFromStep', { id: stepId })
    announce(made.ok ? t('link.made', { count: made.value.length, name }) : t('link.notMade'))
  }
  return (
    <div className={classes.row}>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconSparkles size={12} aria-hidden="true" />}
        onClick={make}
      >
        {t('link.make')}
      </Button>
      <span className={classes.text}>{t('link.makeIn', { name })}</span>
    </div>
  )
}
