import { SegmentedControl, Table } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssumptionNote } from '../../../document/index.ts'
import { type Assumption, assumptionsOf } from '../../../simulator/analysis/index.ts'
import { assumptionName, assumptionValue, BufferedText } from '../../fields/index.ts'
import { ScrollRegion, Section, useFormat } from '../../kit/index.ts'
import classes from '../population.module.css'
import { present, type ScenarioEdit, without } from '../use-scenario.ts'
import { RangeButton } from './range-button.tsx'

/** Every figure that is assumed, where it comes from, and how far off it may be. */
export function AssumptionsTab({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation(['population', 'results'])
  const format = useFormat()
  const [which, setWhich] = useState<'used' | 'all'>('used')
  const { journey, scenario, variantId } = edit
  const all = useMemo(() => assumptionsOf(journey, scenario, variantId), [journey, scenario, variantId])
  const shown = which === 'all' ? all : all.filter(({ used }) => used)
  const sourced = shown.filter(({ source }) => source !== undefined).length
  return (
    <Section
      title={t('results:assume.title')}
      actions={
        <SegmentedControl
          aria-label={t('assumptions.which')}
          value={which}
          onChange={(next) => setWhich(next as 'used' | 'all')}
          data={[
            { value: 'used', label: t('assumptions.used') },
            { value: 'all', label: t('assumptions.all') },
          ]}
        />
      }
    >
      <p className={classes.quiet}>
        {t('results:assume.sentence', { n: format.number(shown.length), sourced: format.number(sourced) })}{' '}
        {t('assumptions.hint')}
      </p>
      <ScrollRegion label={t('tableOf', { what: t('results:assume.title') })}>
        <Table className={classes.assumptions ?? ''} aria-label={t('results:assume.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('results:assume.what')}</Table.Th>
              <Table.Th ta="end">{t('results:assume.value')}</Table.Th>
              <Table.Th>{t('results:assume.range')}</Table.Th>
              <Table.Th>{t('results:assume.source')}</Table.Th>
              <Table.Th>{t('assumptions.note')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((each) => (
              <AssumptionRow key={each.path} edit={edit} assumption={each} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Section>
  )
}

function AssumptionRow({ edit, assumption }: { edit: ScenarioEdit; assumption: Assumption }) {
  const { t } = useTranslation(['population', 'results'])
  const { t: say } = useTranslation('results')
  const format = useFormat()
  const words = { t: say, format }
  const name = assumptionName(assumption, words)
  const write = (parts: { [Key in keyof AssumptionNote]?: AssumptionNote[Key] | undefined }) => {
    const notes = edit.scenario.assumptions ?? {}
    const note = present({ ...notes[assumption.path], ...parts }) as AssumptionNote
    const empty = Object.keys(note).length === 0
    const next = empty ? without(notes, assumption.path) : { ...notes, [assumption.path]: note }
    edit.change({ assumptions: Object.keys(next).length > 0 ? next : undefined })
  }
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <bdi>{name}</bdi>
      </Table.Th>
      <Table.Td ta="end">{assumptionValue(assumption, assumption.value, words)}</Table.Td>
      <Table.Td>
        <RangeButton name={name} assumption={assumption} words={words} onWrite={write} />
      </Table.Td>
      <Table.Td>
        <BufferedText
          aria-label={t('assumptions.sourceOf', { name })}
          placeholder={t('assumptions.guess')}
          maxLength={2_000}
          value={assumption.source ?? ''}
          title={assumption.source}
          onWrite={(source) => write({ source: source.trim() === '' ? undefined : source })}
          onLeave={edit.editor.mark}
        />
      </Table.Td>
      <Table.Td>
        <BufferedText
          aria-label={t('assumptions.noteOf', { name })}
          maxLength={2_000}
          value={assumption.note ?? ''}
          onWrite={(note) => write({ note: note.trim() === '' ? undefined : note })}
          onLeave={edit.editor.mark}
        />
      </Table.Td>
    </Table.Tr>
  )
}
