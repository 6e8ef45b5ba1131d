import { Button, Table, TextInput } from '@mantine/core'
import { IconCheck, IconDownload, IconMinus, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SampledPerson } from '../../../simulator/index.ts'
import { FORMULAS, ScrollRegion, Section, useFormat } from '../../kit/index.ts'
import { figure, valueName } from '../charts/spread-words.ts'
import classes from '../population.module.css'
import { channelsInPlay, type ScenarioEdit } from '../use-scenario.ts'
import { download } from './download.ts'
import { peopleWith, type SampleColumns, sampleTable } from './sample.ts'
import { useSample } from './use-sample.ts'

const DRAWN = 1_000
const PAGE = 50

/** Some of the people, as a run would meet them: with their numbers, so that one can look for them in stories. */
export function PeopleSample({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const [text, setText] = useState('')
  const [most, setMost] = useState(PAGE)
  const people = useSample(edit, DRAWN)
  const columns = columnsOf(edit)
  const cells = useCells(columns)
  const found = peopleWith(people, useDeferredValue(text), cells)
  const shown = found.slice(0, most)
  const save = async () => {
    const { default: papa } = await import('papaparse')
    download(`${edit.journey.id}-people.csv`, papa.unparse(sampleTable(found, columns), { escapeFormulae: FORMULAS }))
  }
  return (
    <Section
      title={t('sample.title')}
      actions={
        <div className={classes.tools}>
          <TextInput
            aria-label={t('sample.filter')}
            placeholder={t('sample.filter')}
            leftSection={<IconSearch size={14} />}
            value={text}
            w={200}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            variant="default"
            leftSection={<IconDownload size={14} />}
            disabled={found.length === 0}
            onClick={() => void save()}
          >
            {t('sample.csv')}
          </Button>
        </div>
      }
    >
      <p className={classes.quiet}>{t('sample.hint')}</p>
      <ScrollRegion label={t('tableOf', { what: t('sample.title') })}>
        <Table aria-label={t('sample.title')} className={classes.sample ?? ''}>
          <Table.Thead>
            <SampleHead edit={edit} columns={columns} />
          </Table.Thead>
          <Table.Tbody>
            {shown.map((person) => (
              <PersonRow key={person.number} person={person} columns={columns} cells={cells(person)} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <div className={classes.tools}>
        <p className={classes.quiet} role="status">
          {t('sample.count', {
            shown: format.number(shown.length),
            found: format.number(found.length),
            all: format.number(edit.scenario.customers),
          })}
        </p>
        {found.length > shown.length && (
          <Button variant="subtle" size="compact-sm" onClick={() => setMost(most + PAGE)}>
            {t('sample.more')}
          </Button>
        )}
      </div>
    </Section>
  )
}

const columnsOf = (edit: ScenarioEdit): SampleColumns => ({
  attributes: [
    ...new Set([...Object.keys(edit.journey.attributes), ...Object.keys(edit.scenario.population.attributes)]),
  ].filter((name) => name in edit.scenario.population.attributes),
  channels: channelsInPlay(edit),
})

/** What stands in a person's row, cell by cell. */
function useCells({ attributes, channels }: SampleColumns): (person: SampledPerson) => readonly string[] {
  const { t } = useTranslation('population')
  const format = useFormat()
  const value = (each: unknown) =>
    typeof each === 'number' ? figure({ format, unit: 'number' }, each) : valueName(t, each ?? null)
  return (person) => [
    format.number(person.number),
    person.timeZone.replaceAll('_', ' '),
    ...attributes.map((name) => value(person.attributes[name])),
    ...channels.map((channel) => t(person.consent[channel] ? 'yes' : 'no')),
    format.dateTime(person.arrivesAt),
  ]
}

function SampleHead({ edit, columns }: { edit: ScenarioEdit; columns: SampleColumns }) {
  const { t } = useTranslation('population')
  return (
    <Table.Tr>
      <Table.Th ta="end">{t('sample.number')}</Table.Th>
      <Table.Th>{t('sample.timeZone')}</Table.Th>
      {columns.attributes.map((name) => (
        <Table.Th key={name} ta={isNumber(edit, name) ? 'end' : 'start'}>
          <bdi>{edit.journey.attributes[name]?.label || name}</bdi>
        </Table.Th>
      ))}
      {columns.channels.map((channel) => (
        <Table.Th key={channel} title={t('sample.consentTo', { channel: t(`common:channel.${channel}`) })}>
          {t(`common:channel.${channel}`)}
        </Table.Th>
      ))}
      <Table.Th>{t('sample.arrives')}</Table.Th>
    </Table.Tr>
  )
}

const isNumber = (edit: ScenarioEdit, name: string) => edit.journey.attributes[name]?.type === 'number'

interface PersonRowProps {
  person: SampledPerson
  columns: SampleColumns
  cells: readonly string[]
}

function PersonRow({ person, columns, cells }: PersonRowProps) {
  const first = 2 + columns.attributes.length
  return (
    <Table.Tr title={person.id}>
      {cells.map((cell, index) => {
        const channel = columns.channels[index - first]
        const name = columns.attributes[index - 2]
        const toEnd = index === 0 || (name !== undefined && typeof person.attributes[name] === 'number')
        return (
          // The columns never change places within a row.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Table.Td key={index} ta={toEnd ? 'end' : 'start'}>
            {channel ? <Consent given={person.consent[channel]} word={cell} /> : <bdi>{cell}</bdi>}
          </Table.Td>
        )
      })}
    </Table.Tr>
  )
}

function Consent({ given, word }: { given: boolean; word: string }) {
  const Icon = given ? IconCheck : IconMinus
  return (
    <span className={classes.consent} data-given={given || undefined}>
      <Icon size={14} aria-hidden="true" /> {word}
    </span>
  )
}
