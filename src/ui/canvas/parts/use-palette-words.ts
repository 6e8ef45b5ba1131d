import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../kinds/say.ts'
import { type PaletteItem, sampleOf } from '../model/palette.ts'

interface PaletteWords {
  readonly name: (item: PaletteItem) => string
  readonly about: (item: PaletteItem) => string
  /** All the words an entry can be found by. */
  readonly search: (item: PaletteItem) => string
}

/** The palette in words. */
export function usePaletteWords(): PaletteWords {
  const { t } = useTranslation(['kinds', 'common'])
  return useMemo(() => {
    const say = { t: (key: string, values?: Record<string, unknown>): string => t(key, values ?? {}) }
    const name = (item: PaletteItem) => titleOf(sampleOf(item), say)
    const about = (item: PaletteItem) => t(`kinds:about.${item.kind}`)
    const kind = (item: PaletteItem) => t(`common:kind.${item.kind}`)
    return {
      name,
      about,
      search: (item) => [name(item), kind(item), about(item), t(`kinds:category.${item.category}`)].join(' '),
    }
  }, [t])
}
