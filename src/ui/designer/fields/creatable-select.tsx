import { Select, type SelectProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface Option {
  readonly value: string
  readonly label: string
  readonly group?: string
}

interface CreatableSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  value: string | undefined
  options: readonly Option[]
  onChange: (value: string) => void
  /** Makes a new thing of this name and gives its value; without it nothing new can be made. */
  onCreate?: ((name: string) => string | undefined) | undefined
}

const NEW = '\u0000new'

/** A choice among things of the journey, in which a new one can be made by typing its name. */
export function CreatableSelect({ value, options, onChange, onCreate, ...props }: CreatableSelectProps) {
  const { t } = useTranslation('designer')
  const [search, setSearch] = useState('')
  const name = search.trim()
  const known = options.some((option) => option.label.toLowerCase() === name.toLowerCase())
  const missing = value !== undefined && value !== '' && !options.some((option) => option.value === value)
  const all = missing ? [{ value, label: value }, ...options] : options
  const data = [
    ...grouped(all),
    ...(onCreate && name !== '' && !known ? [{ value: NEW, label: t('field.create', { name }) }] : []),
  ]
  return (
    <Select
      searchable
      maxDropdownHeight={280}
      nothingFoundMessage={onCreate ? t('field.typeToCreate') : t('field.nothingFound')}
      {...props}
      data={data}
      value={value === '' || value === undefined ? null : value}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options: shown, search: typed }) => filterKeepingNew(shown, typed)}
      onChange={(next) => {
        if (next === null) return
        const chosen = next === NEW ? onCreate?.(name) : next
        if (chosen !== undefined) onChange(chosen)
      }}
    />
  )
}

type Shown = Parameters<NonNullable<SelectProps['filter']>>[0]['options']

/** What contains the text typed, and always the offer to make a new one. */
function filterKeepingNew(options: Shown, typed: string): Shown {
  const wanted = typed.trim().toLowerCase()
  const fits = (item: { value: string; label: string }) =>
    item.value === NEW || item.label.toLowerCase().includes(wanted)
  return options.flatMap((option): Shown => {
    if (!('items' in option)) return fits(option) ? [option] : []
    const items = option.items.filter((item) => typeof item !== 'string' && 'value' in item && fits(item))
    return items.length > 0 ? [{ ...option, items }] : []
  })
}

/** As Mantine wants it: what has a group goes under its heading, and an option must not name one itself. */
function grouped(options: readonly Option[]) {
  const groups = new Map<string, { value: string; label: string }[]>()
  const plain: { value: string; label: string }[] = []
  for (const { value, label, group } of options) {
    if (group === undefined) plain.push({ value, label })
    else groups.set(group, [...(groups.get(group) ?? []), { value, label }])
  }
  return [...plain, ...[...groups].map(([group, items]) => ({ group, items }))]
}
