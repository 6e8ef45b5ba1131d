import { ScrollArea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isEmptySelection } from '../../../editor/index.ts'
import { useJourney, useVariant, useView } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { JourneySettings } from '../settings/journey-settings.tsx'
import { EdgePanel } from './edge-panel.tsx'
import classes from './inspector.module.css'
import { ManyPanel } from './many-panel.tsx'
import { NotePanel } from './note-panel.tsx'
import { StepPanel } from './step-panel.tsx'

/** The right side: what is selected, in full; the journey itself when nothing is. */
export function Inspector() {
  const { t } = useTranslation('designer')
  return (
    <aside className={classes.inspector} aria-label={t('inspector.label')} data-testid="inspector">
      <ScrollArea className={classes.scroll} type="auto" scrollbarSize={8}>
        <Content />
      </ScrollArea>
    </aside>
  )
}

function Content() {
  const { editor } = useDesigner()
  const selection = useView(editor, (view) => view.selection)
  const { nodes, edges, notes } = useVariant(editor)
  const name = useJourney(editor, (journey) => journey.id)
  const [node] = selection.nodes
  const [edge] = selection.edges
  const [note] = selection.notes
  const count = selection.nodes.size + selection.edges.size + selection.notes.size
  if (isEmptySelection(selection)) return <JourneySettings key={name} />
  if (count > 1) return <ManyPanel selection={selection} />
  if (node !== undefined && nodes[node]) return <StepPanel key={node} id={node} node={nodes[node]} />
  if (edge !== undefined && edges[edge]) return <EdgePanel key={edge} id={edge} edge={edges[edge]} />
  if (note !== undefined && notes[note]) return <NotePanel key={note} id={note} note={notes[note]} />
  return <JourneySettings key={name} />
}
