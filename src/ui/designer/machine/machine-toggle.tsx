import { useHotkeys } from '@mantine/hooks'
import { IconBinaryTree2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { setPanel } from '../../../editor/index.ts'
import { useView } from '../../canvas/index.ts'
import { IconButton } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { MORE_KEYS } from '../shortcuts/sheet.ts'

const [KEYS] = MORE_KEYS.machine
/** Pixels of width at which canvas, machine and both side panels fit beside each other. */
const ROOM_FOR_ALL = 1400

/** Opens and closes the machine beside the canvas. */
export function MachineToggle() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const open = useView(editor, (view) => view.panels.machine)
  const toggle = () => {
    const opening = !editor.view.getState().panels.machine
    setPanel(editor.view, 'machine', opening)
    // The canvas is what the machine is compared with: where there is little room, it keeps that of the palette.
    if (opening && window.innerWidth < ROOM_FOR_ALL) setPanel(editor.view, 'palette', false)
  }
  // In fields as well: it writes nothing.
  useHotkeys([[KEYS, toggle]], [])
  return (
    <IconButton label={t('bar.machine')} keys={KEYS} aria-pressed={open} onClick={toggle}>
      <IconBinaryTree2 size={18} stroke={1.75} />
    </IconButton>
  )
}
