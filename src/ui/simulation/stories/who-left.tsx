import { Button, Menu } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../simulator/index.ts'
import { useFormat } from '../../kit/index.ts'
import { useBeyond } from '../beyond.ts'
import { exitWords } from './place-words.ts'

/** Leads from the reasons for which people left to the people. */
export function WhoLeft({ report }: { report: Report }) {
  const { t } = useTranslation(['stories', 'machine'])
  const format = useFormat()
  const { whoWasHere } = useBeyond()
  const exits = Object.entries(report.exits).sort(([, a], [, b]) => b - a)
  if (!whoWasHere || exits.length + report.active === 0) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconUserSearch size={14} aria-hidden="true" />}
        >
          {t('whoWere')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exits.map(([reason, count]) => (
          <Menu.Item
            key={reason}
            rightSection={<span className="j-numbers">{format.number(count)}</span>}
            onClick={() => whoWasHere({ at: 'exit', reason })}
          >
            {exitWords({ t: t as Parameters<typeof exitWords>[0]['t'] }, reason)}
          </Menu.Item>
        ))}
        {report.active > 0 && (
          <Menu.Item
            rightSection={<span className="j-numbers">{format.number(report.active)}</span>}
            onClick={() => whoWasHere({ at: 'inside' })}
          >
            {t('place.inside')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
