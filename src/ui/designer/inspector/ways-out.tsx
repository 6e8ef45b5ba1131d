import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type JourneyNode, portsOf } from '../../../document/index.ts'
import { canConnect, edgeAtPort, edgesOut } from '../../../editor/index.ts'
import { useVariant } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { useNodeOptions } from '../fields/use-options.ts'
import classes from './inspector.module.css'

const NOWHERE = ''

/** Where each way out leads: connecting without a mouse, and without looking for the other end. */
export function WaysOut({ id, node }: { id: string; node: JourneyNode }) {
  const { editor } = useDesigner()
  const { t } = useTranslation(['designer', 'common'])
  const variant = useVariant(editor)
  const targets = useNodeOptions(
    (other, to) =>
      other.kind !== 'entry' &&
      (to !== id || portsOf(node).some((port) => canConnect(variant, { from: id, port: port.id, to }))),
  )
  const edges = edgesOut(variant.edges, id)
  return (
    <div className={classes.ways}>
      {portsOf(node).map((port) => {
        const edge = edges.find(([, each]) => each.port === port.id)?.[1]
        const label = port.name ?? t(`common:port.${port.id}`)
        return (
          <Select
            key={port.id}
            label={label || '–'}
            searchable
            // What is typed next takes the place of what stands there.
            onFocus={(event) => event.currentTarget.select()}
            nothingFoundMessage={t('field.nothingFound')}
            data={[
              { value: NOWHERE, label: t(port.role === 'skipped' ? 'inspector.likeNext' : 'inspector.nowhere') },
              ...targets,
            ]}
            value={edge?.to ?? NOWHERE}
            onChange={(to) => {
              const present = edgeAtPort(variant.edges, id, port.id)
              if (to) editor.execute('edge.connect', { from: id, port: port.id, to })
              else if (present !== undefined) editor.execute('edge.disconnect', { edge: present })
            }}
          />
        )
      })}
    </div>
  )
}
