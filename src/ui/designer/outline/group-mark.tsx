import { IconLayersUnion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useVariant } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { homesOf } from './homes.ts'
import { NameField } from './name-field.tsx'
import classes from './outline.module.css'

interface GroupMarkProps {
  readonly node: string
  /** The keyboard goes back to the line. */
  readonly onDone: () => void
}

/** Says which group a step is in; pressed twice, or asked for by key, the group's name can be written here. */
export function GroupMark({ node, onDone }: GroupMarkProps) {
  const { editor, tools } = useDesigner()
  const { t } = useTranslation('outline')
  const { groups } = useVariant(editor)
  const naming = useStore(tools, (state) => state.renamingGroup === node)
  const id = homesOf(groups).get(node)
  const group = id === undefined ? undefined : groups[id]
  if (id === undefined || !group) return null
  const rename = (name: string | undefined) => {
    tools.setState({ renamingGroup: undefined })
    if (name !== undefined) {
      editor.execute('group.rename', { group: id, name })
      editor.mark()
    }
    onDone()
  }
  if (naming) return <NameField name={group.name} label={t('groupName')} onDone={rename} />
  const words = group.name ? t('inGroup', { group: group.name }) : t('inGroupUnnamed')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Shift+F2 on the line does the same
    <span
      className={classes.group}
      title={words}
      data-group={id}
      onDoubleClick={() => tools.setState({ renamingGroup: node })}
    >
      <IconLayersUnion size={12} style={{ flex: 'none' }} aria-hidden="true" />
      <span>{words}</span>
    </span>
  )
}
