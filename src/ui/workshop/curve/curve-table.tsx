import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WorkshopStep } from '../../../document/index.ts'
import type { Named } from '../../../workshop/index.ts'
import { toldInWords, useCurveWords } from './curve-words.ts'

interface CurveTableProps {
  readonly steps: readonly Named<WorkshopStep>[]
  readonly worst?: string | undefined
}

/** The curves as a table: what they say to those who do not see them, or want the figures. */
export function CurveTable({ steps, worst }: CurveTableProps) {
  const { t } = useTranslation('workshopCourse')
  const words = useCurveWords()
  return (
    <Table aria-label={t('curve.table')} withRowBorders>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('curve.step')}</Table.Th>
          <Table.Th scope="col">{words.expectation}</Table.Th>
          <Table.Th scope="col">{words.reality}</Table.Th>
          <Table.Th scope="col">{t('curve.gap')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {steps.map(([id, step]) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" dir="auto">
              {step.name}
            </Table.Th>
            <Table.Td>{toldInWords(words, step.expectation?.emotion)}</Table.Td>
            <Table.Td>{toldInWords(words, step.reality?.emotion)}</Table.Td>
            <Table.Td>
              {words.gap(step)}
              {id === worst && ` · ${words.worst}`}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
