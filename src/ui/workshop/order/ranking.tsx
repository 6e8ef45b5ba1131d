import { Button, Table, UnstyledButton } from '@mantine/core'
import { IconCalculator, IconClockExclamation } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { impactAge, testedVariant, ZONES } from '../../../workshop/index.ts'
import { useFormat } from '../../kit/index.ts'
import { DotButton } from '../dots/dot-button.tsx'
import { DotsLeft } from '../dots/dots-left.tsx'
import type { Idea } from '../ideas/use-ideas.ts'
import { useComputing, useImpact, useImpacts } from '../ideas/use-impact.ts'
import { useWorkshop } from '../workshop-context.ts'
import { FirstIdea } from './first-idea.tsx'
import { usePoints } from './impact-words.ts'
import classes from './order.module.css'

interface RankingProps {
  readonly ideas: readonly Idea[]
  /** Whose details were left: the keyboard goes on there. */
  readonly left: string | undefined
  readonly onChoose: (id: string) => void
}

/** The order to do them, zone by zone, as a table: what the board shows, to be read. */
export function Ranking({ ideas, left, onChoose }: RankingProps) {
  const { t } = useTranslation('workshopIdeas')
  return (
    <>
      <FirstIdea ideas={ideas} />
      <div className={classes.asideHead}>
        <h4 className={classes.asideTitle}>{t('order.ranking')}</h4>
        <DotsLeft kind="opportunities" />
      </div>
      <Table className={classes.ranking ?? ''} verticalSpacing={4} horizontalSpacing={6}>
        <Table.Caption className="j-visually-hidden">{t('order.ranking')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.figure ?? ''}>
              <abbr title={t('order.rank')}>#</abbr>
            </Table.Th>
            <Table.Th scope="col">{t('order.idea')}</Table.Th>
            <Table.Th scope="col" className={classes.figure ?? ''} title={t('order.worthHint')}>
              {t('order.worth')}
            </Table.Th>
            <Table.Th scope="col" className={classes.figure ?? ''}>
              {t('order.simulated')}
            </Table.Th>
            <Table.Th scope="col">{t('order.dots')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {[...ZONES, undefined].map((zone) => (
          <ZoneRows
            key={zone ?? 'none'}
            zone={zone}
            ideas={ideas.filter((idea) => idea.zone === zone)}
            left={left}
            onChoose={onChoose}
          />
        ))}
      </Table>
      <ComputeAll ideas={ideas} />
    </>
  )
}

function ZoneRows({
  zone,
  ideas,
  left,
  onChoose,
}: RankingProps & { readonly zone: (typeof ZONES)[number] | undefined }) {
  const { t } = useTranslation('workshopIdeas')
  if (ideas.length === 0) return null
  return (
    <Table.Tbody>
      <Table.Tr className={classes.zoneRow ?? ''} data-zone={zone}>
        <Table.Th scope="rowgroup" colSpan={5}>
          {zone ? t(`zone.${zone}`) : t('board.tray')}
        </Table.Th>
      </Table.Tr>
      {ideas.map((idea) => (
        <IdeaRow key={idea.id} idea={idea} grab={idea.id === left} onChoose={onChoose} />
      ))}
    </Table.Tbody>
  )
}

function IdeaRow({ idea, grab, onChoose }: { idea: Idea; grab: boolean; onChoose: (id: string) => void }) {
  const format = useFormat()
  const title = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (grab) title.current?.focus()
  }, [grab])
  return (
    <Table.Tr data-testid="ranked" data-first={idea.rank === 1 || undefined}>
      <Table.Td className={classes.figure ?? ''}>{idea.rank}</Table.Td>
      <Table.Th scope="row" className={classes.rowTitle ?? ''}>
        <UnstyledButton ref={title} className={classes.rowButton} dir="auto" onClick={() => onChoose(idea.id)}>
          {idea.title}
        </UnstyledButton>
      </Table.Th>
      <Table.Td className={classes.figure ?? ''}>{format.number(idea.priority, 1)}</Table.Td>
      <Table.Td className={classes.figure ?? ''}>
        <SimulatedCell idea={idea} />
      </Table.Td>
      <Table.Td>
        <DotButton kind="opportunities" id={idea.id} name={idea.title} />
      </Table.Td>
    </Table.Tr>
  )
}

function SimulatedCell({ idea }: { idea: Idea }) {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  const points = usePoints()
  const computing = useComputing(idea.id)
  const { age, beside } = useImpact(idea)
  if (computing?.status === 'running')
    return <span className={classes.soft}>{format.percent(computing.progress, 0)}</span>
  if (computing?.status === 'waiting') return <span className={classes.soft}>{t('impact.waiting')}</span>
  if (!beside) return <span className={classes.soft}>{format.number(undefined)}</span>
  return (
    <span className={classes.simulated}>
      {age !== 'current' && (
        <IconClockExclamation size={14} stroke={1.75} role="img" aria-label={t(`impact.age.${age}`)} />
      )}
      {points.signed(beside.difference)}
    </span>
  )
}

/** Simulates every idea that has a variant and no figure of today. */
function ComputeAll({ ideas }: { ideas: readonly Idea[] }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const impacts = useImpacts()
  const underWay = useStore(
    impacts.store,
    (all) => Object.values(all).filter(({ status }) => status !== 'failed').length,
  )
  const testable = ideas.filter(
    ({ opportunity }) => testedVariant(editor.document.getState().journey, opportunity) !== undefined,
  )
  const computeAll = () => {
    const { journey } = editor.document.getState()
    const old = testable.filter(({ opportunity }) => impactAge(journey, opportunity) !== 'current')
    impacts.compute((old.length > 0 ? old : testable).map(({ id }) => id))
  }
  if (testable.length === 0) return <p className={classes.note}>{t('impact.noneTestable')}</p>
  return (
    <div className={classes.asideFoot}>
      {underWay > 0 ? (
        <Button variant="default" onClick={() => impacts.cancel()}>
          {t('impact.cancelAll', { count: underWay })}
        </Button>
      ) : (
        <Button variant="default" leftSection={<IconCalculator size={16} aria-hidden="true" />} onClick={computeAll}>
          {t('impact.computeAll')}
        </Button>
      )}
      <p className={classes.soft}>{t('impact.computeAllHint', { count: testable.length })}</p>
    </div>
  )
}
