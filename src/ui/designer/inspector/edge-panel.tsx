import { Button } from '@mantine/core'
import { IconTrash, IconUserSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Edge, type JourneyNode, portsOf } from '../../../document/index.ts'
import { deleteSelection, select } from '../../../editor/index.ts'
import { titleOf, useVariant } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import classes from './inspector.module.css'

/** One connection: from where to where. */
export function EdgePanel({ id, edge }: { id: string; edge: Edge }) {
  const { editor, services } = useDesigner()
  const { t } = useTranslation(['designer', 'common', 'stories'])
  const { nodes } = useVariant(editor)
  const say = { t: (key: string, values?: Record<string, unknown>): string => t(key, values ?? {}) }
  const name = (node: JourneyNode | undefined) => (node ? titleOf(node, say) : '')
  const source = nodes[edge.from]
  const port = source && portsOf(source).find(({ id }) => id === edge.port)
  return (
    <>
      <h2 className={classes.title}>{t('inspector.connection')}</h2>
      <p className={classes.text}>
        {t('inspector.leads', {
          from: name(source),
          port: port?.name ?? t(`common:port.${edge.port}`),
          to: name(nodes[edge.to]),
        })}
      </p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => select(editor.view, { nodes: [edge.from] })}>
          {name(source)}
        </Button>
        <Button variant="default" onClick={() => select(editor.view, { nodes: [edge.to] })}>
          {name(nodes[edge.to])}
        </Button>
        {services.whoWasHere && (
          <Button
            variant="default"
            leftSection={<IconUserSearch size={14} aria-hidden="true" />}
            onClick={() => services.whoWasHere?.({ at: 'edge', edge: id })}
          >
            {t('stories:whoWent')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden="true" />}
          onClick={() => deleteSelection(editor)}
        >
          {t('common:delete')}
        </Button>
      </div>
    </>
  )
}
