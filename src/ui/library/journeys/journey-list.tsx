import { Menu, Table, TextInput } from '@mantine/core'
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { type Ref, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { IconButton, useAfterMenu, useFormat } from '../../kit/index.ts'
import { ChannelSigns } from '../gallery/template-card.tsx'
import classes from '../library.module.css'
import { KeptState } from './kept-state.tsx'
import { RowPreview } from './row-preview.tsx'
import type { JourneyRow } from './rows.ts'

/** What can be done with a journey of the list. */
export interface RowActions {
  readonly rename: (row: JourneyRow, name: string) => void
  readonly duplicate: (row: JourneyRow) => void
  readonly remove: (row: JourneyRow) => void
}

interface JourneyListProps {
  rows: readonly JourneyRow[]
  offline: boolean
  now: number
  actions: RowActions
  loadPreview: (row: JourneyRow) => Parameters<typeof RowPreview>[0]['query']
}

export function JourneyList({ rows, offline, now, actions, loadPreview }: JourneyListProps) {
  const { t } = useTranslation('library')
  return (
    <Table className={classes.list} verticalSpacing={8} horizontalSpacing={12} aria-label={t('mine.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.previewColumn}>
            <span className="j-visually-hidden">{t('mine.picture')}</span>
          </Table.Th>
          <Table.Th>{t('mine.name')}</Table.Th>
          <Table.Th className={classes.optional}>{t('mine.contents')}</Table.Th>
          <Table.Th className={classes.optional}>{t('mine.kept')}</Table.Th>
          <Table.Th>{t('mine.changed')}</Table.Th>
          <Table.Th>
            <span className="j-visually-hidden">{t('mine.actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} offline={offline} now={now} actions={actions} preview={loadPreview(row)} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface RowProps {
  row: JourneyRow
  offline: boolean
  now: number
  actions: RowActions
  preview: Parameters<typeof RowPreview>[0]['query']
}

function Row({ row, offline, now, actions, preview }: RowProps) {
  const { t } = useTranslation('library')
  const format = useFormat()
  const [renaming, setRenaming] = useState(false)
  const menu = useRef<HTMLButtonElement>(null)
  const stop = () => {
    setRenaming(false)
    // The field is gone: focus goes back to where renaming was asked for.
    requestAnimationFrame(() => menu.current?.focus())
  }
  const name = row.name.trim() === '' ? t('mine.nameless') : row.name
  return (
    <Table.Tr className={classes.row}>
      <Table.Td className={classes.previewColumn}>
        <RowPreview query={preview} />
      </Table.Td>
      <Table.Td className={classes.nameCell}>
        {renaming ? (
          <NameField
            name={row.name}
            onSave={(next) => {
              actions.rename(row, next)
              stop()
            }}
            onCancel={stop}
          />
        ) : (
          <Link to={`/journeys/${row.id}`} className={classes.rowLink} dir="auto">
            {name}
          </Link>
        )}
      </Table.Td>
      <Table.Td className={classes.optional}>
        {row.summary && (
          <span className={classes.contents}>
            {t('steps', { count: row.summary.nodes })} <ChannelSigns channels={row.summary.channels} />
          </span>
        )}
      </Table.Td>
      <Table.Td className={classes.optional}>
        <KeptState kept={row.kept} offline={offline} />
      </Table.Td>
      <Table.Td className={classes.when}>
        <time dateTime={new Date(row.changedAt).toISOString()} title={format.dateTime(row.changedAt)}>
          {format.ago(row.changedAt, now)}
        </time>
      </Table.Td>
      <Table.Td className={classes.actionCell}>
        <RowMenu name={name} trigger={menu} row={row} actions={actions} onRename={() => setRenaming(true)} />
      </Table.Td>
    </Table.Tr>
  )
}

interface RowMenuProps {
  name: string
  row: JourneyRow
  actions: RowActions
  onRename: () => void
  trigger: Ref<HTMLButtonElement>
}

function RowMenu({ name, row, actions, onRename, trigger }: RowMenuProps) {
  const { t } = useTranslation('library')
  const { menu, afterwards } = useAfterMenu()
  return (
    <Menu position="bottom-end" {...menu}>
      <Menu.Target>
        <IconButton ref={trigger} label={t('mine.menuOf', { name })}>
          <IconDots size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => afterwards(onRename)}>
          {t('common:rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => actions.duplicate(row)}>
          {t('common:duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => actions.remove(row)}>
          {t('common:delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface NameFieldProps {
  name: string
  onSave: (name: string) => void
  onCancel: () => void
}

function NameField({ name, onSave, onCancel }: NameFieldProps) {
  const { t } = useTranslation('library')
  const [text, setText] = useState(name)
  const field = useRef<HTMLInputElement>(null)
  const settled = useRef(false)
  useEffect(() => field.current?.select(), [])
  const settle = (save: boolean) => {
    // Enter takes the field away, which blurs it: only the first of the two counts.
    if (settled.current) return
    settled.current = true
    const next = text.trim()
    if (save && next !== '' && next !== name) onSave(next)
    else onCancel()
  }
  return (
    <TextInput
      ref={field}
      className={classes.nameField}
      aria-label={t('mine.newName')}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => settle(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle(true)
        if (event.key === 'Escape') settle(false)
      }}
    />
  )
}
