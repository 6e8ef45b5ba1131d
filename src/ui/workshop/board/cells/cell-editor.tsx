import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardLane, WorkshopStep } from '../../../../document/index.ts'
import type { CellEditorProps } from '../../../canvas/board/index.ts'
import { useTold } from '../../workshop-context.ts'
import {
  ActionFields,
  ChannelField,
  EvidenceField,
  ExperienceField,
  FeelingField,
  ListField,
  WordField,
} from './cell-fields.tsx'
import classes from './cells.module.css'
import { IdeasEditor } from './ideas-editor.tsx'

/** Writes in a cell. Each change is made at once; Escape and Enter end it, Tab goes on to the next one. */
export function CellEditor({ step: id, lane, onDone }: CellEditorProps) {
  const { t } = useTranslation('board')
  const step = useTold(({ steps }) => steps[id])
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    const field = box.current?.querySelector<HTMLElement>('textarea, input, select, [tabindex="0"]')
    field?.focus({ preventScroll: true })
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
  }, [])
  if (!step) return null
  const onBlur = (event: FocusEvent) => {
    if (box.current && !box.current.contains(event.relatedTarget as Node | null)) queueMicrotask(() => leave())
  }
  // Who presses elsewhere keeps the keyboard there.
  const leave = () => {
    if (document.hasFocus() && !box.current?.contains(document.activeElement)) onDone('nowhere')
  }
  return (
    <fieldset
      ref={box}
      className={classes.editor}
      style={{ border: 0, margin: 0, minWidth: 0 }}
      aria-label={t('cell.edit', { lane: t(`lane.${lane}`), step: step.name })}
      onBlur={onBlur}
      onKeyDown={(event) => onEditorKey(event, lane, box.current, onDone)}
    >
      <Fields id={id} step={step} lane={lane} />
    </fieldset>
  )
}

const LISTS: readonly BoardLane[] = ['pains', 'backstage']

function onEditorKey(
  event: KeyboardEvent,
  lane: BoardLane,
  box: HTMLElement | null,
  onDone: CellEditorProps['onDone'],
): void {
  event.stopPropagation()
  if (event.nativeEvent.isComposing || event.defaultPrevented) return
  const enter = event.key === 'Enter' && (!LISTS.includes(lane) || event.ctrlKey || event.metaKey) && !event.shiftKey
  // A face is chosen by arrows or Space: Enter is done with it.
  const button = event.target instanceof HTMLButtonElement && lane !== 'emotion'
  if (event.key === 'Escape' || (enter && !button)) {
    event.preventDefault()
    onDone()
  } else if (event.key === 'Tab' && atEdge(event, box)) {
    event.preventDefault()
    onDone(event.shiftKey ? 'before' : 'after')
  }
}

/** Is this the last field (the first, going back) that the keyboard can go to? */
function atEdge(event: KeyboardEvent, box: HTMLElement | null): boolean {
  const fields = [...(box?.querySelectorAll<HTMLElement>('textarea, input, select, button') ?? [])].filter(
    (field) => field.tabIndex >= 0,
  )
  return (event.shiftKey ? fields[0] : fields.at(-1)) === event.target
}

interface FieldsProps {
  readonly id: string
  readonly step: WorkshopStep
  readonly lane: BoardLane
}

function Fields({ id, step, lane }: FieldsProps): ReactNode {
  switch (lane) {
    case 'action':
      return <ActionFields id={id} step={step} />
    case 'touchpoint':
    case 'owner':
      return <WordField id={id} step={step} part={lane} />
    case 'channel':
      return <ChannelField id={id} step={step} />
    case 'expectation':
    case 'reality':
      return <ExperienceField id={id} step={step} side={lane} />
    case 'emotion':
      return (
        <>
          <FeelingField id={id} step={step} side="expectation" />
          <FeelingField id={id} step={step} side="reality" />
        </>
      )
    case 'pains':
    case 'backstage':
      return <ListField id={id} step={step} part={lane} />
    case 'evidence':
      return (
        <>
          <EvidenceField id={id} step={step} side="expectation" />
          <EvidenceField id={id} step={step} side="reality" />
        </>
      )
    case 'opportunity':
      return <IdeasEditor step={id} />
  }
}
