import { Button, Group, Modal, Table } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Scenario } from '../../../document/index.ts'
import { type Industry, PRESETS, type SourceWords, withPreset } from '../../../document/presets/index.ts'
import { type Assumption, assumptionsOf } from '../../../simulator/analysis/index.ts'
import { assumptionName, assumptionValue } from '../../fields/index.ts'
import { AS_IT_IS, ScrollRegion, showUndo, useFormat } from '../../kit/index.ts'
import classes from '../population.module.css'
import { channelsInPlay, type ScenarioEdit } from '../use-scenario.ts'

interface PresetDialogProps {
  edit: ScenarioEdit
  industry: Industry
  onClose: () => void
}

/** What an industry's figures would change, each with where it comes from, before they are used. */
export function PresetDialog({ edit, industry, onClose }: PresetDialogProps) {
  const { t } = useTranslation(['population', 'results'])
  const { t: say } = useTranslation('results')
  const format = useFormat()
  const words = { t: say, format }
  const name = t(`preset.industry.${industry}`)
  const after = useScenarioWith(edit, industry)
  const changes = useMemo(() => changesBetween(edit, after), [edit, after])
  const apply = () => {
    const done = edit.editor.execute('scenario.applyPreset', { id: edit.id, value: after })
    onClose()
    if (!done.ok) return
    showUndo({
      message: t('preset.done', { name, count: changes.length }),
      undo: t('common:undo'),
      onUndo: () => edit.editor.undo(),
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={t('preset.title', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
      zIndex={300}
    >
      <p className={classes.quiet}>
        {t('preset.hint', { count: changes.length })} {t(`preset.about.${industry}`)}
      </p>
      <div className={classes.changes}>
        <ScrollRegion label={t('tableOf', { what: t('preset.changes') })}>
          <Table stickyHeader aria-label={t('preset.changes')} className={classes.assumptions ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('results:assume.what')}</Table.Th>
                <Table.Th ta="end">{t('preset.before')}</Table.Th>
                <Table.Th ta="end">{t('preset.after')}</Table.Th>
                <Table.Th>{t('results:assume.source')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map(({ before, after: next, either }) => (
                <Table.Tr key={either.path}>
                  <Table.Th scope="row">
                    <bdi>{assumptionName(either, words)}</bdi>
                  </Table.Th>
                  <Table.Td ta="end" className={classes.value ?? ''}>
                    {before ? assumptionValue(before, before.value, words) : '–'}
                  </Table.Td>
                  <Table.Td ta="end" className={classes.value ?? ''}>
                    {next ? assumptionValue(next, next.value, words) : '–'}
                  </Table.Td>
                  <Table.Td className={next?.source ? '' : (classes.inherited ?? '')}>
                    {next && (next.source ?? t('assumptions.guess'))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      </div>
      <Group justify="flex-end" mt="md" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button onClick={apply} data-autofocus disabled={changes.length === 0}>
          {t('preset.apply')}
        </Button>
      </Group>
    </Modal>
  )
}

/** The scenario as it would be, for the channels that matter to it; for all of them where none does yet. */
function useScenarioWith(edit: ScenarioEdit, industry: Industry): Scenario {
  const { t } = useTranslation('population')
  return useMemo(() => {
    const inPlay = channelsInPlay(edit)
    const source: SourceWords = ({ source: key, row = '', worked }) =>
      [
        t(`preset.source.${key}`, { row, ...AS_IT_IS }),
        worked && t(`preset.worked.${worked}`),
        industry === 'insurance' && key === 'campaignMonitor' && t('preset.noRow'),
      ]
        .filter(Boolean)
        .join('; ')
    return withPreset(edit.scenario, PRESETS[industry], inPlay.length > 0 ? inPlay : CHANNELS, source)
  }, [edit, industry, t])
}

interface Change {
  readonly before: Assumption | undefined
  readonly after: Assumption | undefined
  readonly either: Assumption
}

/** Figures that are other ones than before, that come or that go. */
function changesBetween({ journey, scenario, variantId }: ScenarioEdit, next: Scenario): readonly Change[] {
  const before = new Map(assumptionsOf(journey, scenario, variantId).map((each) => [each.path, each]))
  const after = new Map(assumptionsOf(journey, next, variantId).map((each) => [each.path, each]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((path): Change[] => {
    const [old, now] = [before.get(path), after.get(path)]
    const either = now ?? old
    return either && (old?.value !== now?.value || old?.source !== now?.source)
      ? [{ before: old, after: now, either }]
      : []
  })
}
