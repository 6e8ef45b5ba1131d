import { Button, Menu } from '@mantine/core'
import {
  IconBraces,
  IconDownload,
  IconFileText,
  IconFileTypeJs,
  IconFileTypeTs,
  IconLink,
  IconPhoto,
  IconSchema,
  IconSelectAll,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { canonicalJson, type Journey, writeJourney } from '../../../document/index.ts'
import { clipOf, setPanel, variantInView } from '../../../editor/index.ts'
import { useView } from '../../canvas/index.ts'
import { IconButton, useAnnounce } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import type { DesignerServices, ExportedFile, MachineFormat } from '../props.ts'

/** Hands a file to the browser's downloads. */
function download({ name, type, text }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

const JSON_TYPE = 'application/json'

const MACHINE_FILES: Readonly<Record<MachineFormat, { ending: string; type: string }>> = {
  json: { ending: 'machine.json', type: JSON_TYPE },
  ts: { ending: 'machine.ts', type: 'text/typescript' },
  mermaid: { ending: 'mmd', type: 'text/plain' },
}

/** Hands the machine of the variant in view to the person, or points to what stands in its way. */
function useExportMachine(): (format: MachineFormat) => Promise<void> {
  const { editor, services } = useDesigner()
  const { t } = useTranslation('designer')
  const announce = useAnnounce()
  return async (format) => {
    const { journey } = editor.document.getState()
    const text = await services.exportMachine?.(journey, editor.view.getState().variant, format)
    const { ending, type } = MACHINE_FILES[format]
    if (text !== undefined) return (services.saveFile ?? download)({ name: `${journey.id}.${ending}`, type, text })
    announce(t('export.notYet'), 'assertive')
    setPanel(editor.view, 'problems', true)
  }
}

/** The machine as files, for the panel that shows it. */
export function MachineExportMenu() {
  const { services } = useDesigner()
  const { t } = useTranslation('designer')
  const exportMachine = useExportMachine()
  if (!services.exportMachine) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('export.export')}>
          <IconDownload size={16} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypeJs size={14} />} onClick={() => exportMachine('json')}>
          {t('export.machine')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeTs size={14} />} onClick={() => exportMachine('ts')}>
          {t('export.machineSource')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The journey as files: the document itself, and the machine that it is. */
export function ExportMenu() {
  const { editor, services } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const save = services.saveFile ?? download
  const exportMachine = useExportMachine()
  const current = (): Journey => editor.document.getState().journey
  const exportDocument = () => {
    const journey = current()
    save({
      name: `${journey.id}.journey.json`,
      type: JSON_TYPE,
      text: (services.exportDocument ?? writeJourney)(journey),
    })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          data-tour="export"
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
        >
          {t('export.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconBraces size={14} />} onClick={exportDocument}>
          {t('export.document')}
        </Menu.Item>
        <SelectionItem />
        {services.publish && <PublishItems publish={services.publish} />}
        {services.exportMachine && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconFileTypeJs size={14} />} onClick={() => exportMachine('json')}>
              {t('export.machine')}
            </Menu.Item>
            <Menu.Item leftSection={<IconFileTypeTs size={14} />} onClick={() => exportMachine('ts')}>
              {t('export.machineSource')}
            </Menu.Item>
            <Menu.Item leftSection={<IconSchema size={14} />} onClick={() => exportMachine('mermaid')}>
              {t('export.mermaid')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The selected steps with the ways between them, as a file whose text can be pasted onto any canvas. */
function SelectionItem() {
  const { editor, services } = useDesigner()
  const { t } = useTranslation('designer')
  const empty = useView(editor, ({ selection }) => selection.nodes.size + selection.notes.size === 0)
  const exportSelection = () => {
    const { journey } = editor.document.getState()
    const view = editor.view.getState()
    const shown = variantInView(journey, view)
    if (!shown) return
    const text = canonicalJson(clipOf(shown.variant, view.selection))
    const save = services.saveFile ?? download
    save({ name: `${journey.id}.clip.json`, type: JSON_TYPE, text })
  }
  return (
    <Menu.Item leftSection={<IconSelectAll size={14} />} disabled={empty} onClick={exportSelection}>
      {t('export.selection')}
    </Menu.Item>
  )
}

/** What other people look at, read, or open. */
function PublishItems({ publish }: { publish: NonNullable<DesignerServices['publish']> }) {
  const { t } = useTranslation('designer')
  return (
    <>
      <Menu.Divider />
      <Menu.Item leftSection={<IconPhoto size={14} />} onClick={() => publish('picture')}>
        {t('export.picture')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileText size={14} />} onClick={() => publish('brief')}>
        {t('export.brief')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLink size={14} />} onClick={() => publish('link')}>
        {t('export.link')}
      </Menu.Item>
    </>
  )
}
