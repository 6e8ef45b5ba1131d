import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import type { StoryPlace } from '../../../simulator/index.ts'
import { keyOfPlace, type PlaceNames, placeOfKey, placeWords } from './place-words.ts'

interface PlaceFieldProps {
  readonly place: StoryPlace
  /** Reasons for which people have left, as far as a run has told. */
  readonly exits: readonly string[]
  readonly names: PlaceNames
  readonly onChange: (place: StoryPlace) => void
}

/** Where people are looked for. Ways between steps are chosen on the canvas. */
export function PlaceField({ place, exits, names, onChange }: PlaceFieldProps) {
  const { t } = useTranslation('stories')
  const groups = useMemo(() => {
    const { journey, variant } = names
    const option = (each: StoryPlace) => ({ value: keyOfPlace(each), label: placeWords(each, names) })
    const offered = [
      { group: t('group.all'), places: [{ at: 'anywhere' }, { at: 'inside' }] satisfies StoryPlace[] },
      { group: t('group.goals'), places: goalsOf(journey) },
      { group: t('group.exits'), places: exits.map((reason): StoryPlace => ({ at: 'exit', reason })) },
      { group: t('group.steps'), places: stepsOf(journey, variant) },
    ]
    const known = new Set(offered.flatMap(({ places }) => places.map(keyOfPlace)))
    const all = offered.map(({ group, places }) => ({ group, items: places.map(option) }))
    return known.has(keyOfPlace(place)) ? all : [{ group: t('group.chosen'), items: [option(place)] }, ...all]
  }, [t, names, exits, place])
  return (
    <Select
      aria-label={t('where')}
      searchable
      allowDeselect={false}
      maxDropdownHeight={360}
      data={groups.filter(({ items }) => items.length > 0)}
      value={keyOfPlace(place)}
      onChange={(key) => key !== null && onChange(placeOfKey(key))}
    />
  )
}

const goalsOf = ({ settings }: Journey): StoryPlace[] =>
  Object.keys(settings.goals)
    .sort()
    .map((goal) => ({ at: 'goal', goal }))

/** From the top of the drawing to its foot. */
const stepsOf = (journey: Journey, variant: string): StoryPlace[] =>
  Object.entries(journey.variants[variant]?.nodes ?? {})
    .sort(([, a], [, b]) => a.position.y - b.position.y || a.position.x - b.position.x)
    .map(([node]) => ({ at: 'node', node }))
