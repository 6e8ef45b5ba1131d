import { useHotkeys } from '@mantine/hooks'
import { IconBinaryTree2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { setPanel } from '../../../editor/index.ts'
import { useView } from '../../canvas/index.ts'
import { IconButton } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'

const KEYS = 'mod+.'

/** Opens and closes the machine beside the canvas. */
export function MachineToggle() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const open = useView(editor, (view) => view.panels.machine)
  const toggle = () => setPanel(editor.view, 'machine', !editor.view.getState().panels.machine)
  // In fields as well: it writes nothing.
  useHotkeys([[KEYS, toggle]], [])
  return (
    <IconButton label={t('bar.machine')} keys={KEYS} aria-pressed={open} onClick={toggle}>
      <IconBinaryTree2 size={18} stroke={1.75} />
    </IconButton>
  )
}
