import { useTranslation } from 'react-i18next'
import type { Purpose } from '../../../document/index.ts'
import { compareWith, type Editor, showVariant } from '../../../editor/index.ts'
import { AS_IT_IS, showUndo, useAnnounce } from '../../kit/index.ts'

interface VariantDeeds {
  /** Makes a variant from this one, and shows it. */
  readonly copy: (purpose: Purpose) => void
  readonly remove: () => void
  readonly makeMain: () => void
  readonly compare: (other: string) => void
}

/** What can be done with the variant in view. */
export function useVariantDeeds(editor: Editor, current: string): VariantDeeds {
  const { t } = useTranslation(['designer', 'variants', 'common'])
  const announce = useAnnounce()
  const nameOf = (id: string) => editor.document.getState().journey.variants[id]?.name || t('variant.unnamed')
  return {
    copy: (purpose) => {
      const name = freshName(editor, t(`variant.purpose.${purpose}`), (plain) =>
        t('variant.copyOf', { name: plain, ...AS_IT_IS }),
      )
      const made = editor.execute('variant.add', { name, purpose, from: current })
      if (made.ok) showVariant(editor.view, made.value)
    },
    remove: () => {
      const message = t('variants:deleted', { name: nameOf(current) })
      const gone = editor.execute('variant.delete', { id: current })
      if (!gone.ok) return
      announce(message)
      showUndo({
        message,
        undo: t('common:undo'),
        onUndo: () => {
          editor.undo()
          if (editor.document.getState().journey.variants[current]) showVariant(editor.view, current)
        },
      })
    },
    makeMain: () => {
      if (editor.execute('variant.setMain', { id: current }).ok)
        announce(t('variants:madeMain', { name: nameOf(current) }))
    },
    compare: (other) => compareWith(editor.view, other),
  }
}

/** A new variant is called after what it is for, unless another one is called so. */
function freshName(editor: Editor, plain: string, copyOf: (plain: string) => string): string {
  const taken = new Set(Object.values(editor.document.getState().journey.variants).map(({ name }) => name))
  if (!taken.has(plain)) return plain
  const copy = copyOf(plain)
  for (let number = 2; ; number += 1) {
    const name = taken.has(copy) ? `${plain} ${number}` : copy
    if (!taken.has(name)) return name
  }
}
