import { mantineControlElements } from '@react-querybuilder/mantine'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Field, QueryBuilder, type RuleGroupType } from 'react-querybuilder'
import { equalJson, type Rule } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { useLastWords } from '../use-buffered.ts'
import { RemoveButton, RuleAddButton, RuleNot, RuleSelector, RuleValueEditor } from './rule-controls.tsx'
import classes from './rule-editor.module.css'
import { fromQuery, toQuery, valueFor } from './rule-query.ts'
import { operatorsFor, type RuleField } from './use-rule-fields.ts'

export interface RuleEditorProps {
  editor: Editor
  value: Rule
  fields: readonly RuleField[]
  onWrite: (rule: Rule) => void
}

/** How long typing must pause before a rule is written, in milliseconds. */
const PAUSE_MS = 120

const CONTROLS = {
  ...mantineControlElements,
  addRuleAction: RuleAddButton,
  addGroupAction: RuleAddButton,
  removeRuleAction: RemoveButton,
  removeGroupAction: RemoveButton,
  notToggle: RuleNot,
  valueEditor: RuleValueEditor,
  fieldSelector: RuleSelector,
  operatorSelector: RuleSelector,
  combinatorSelector: RuleSelector,
}

/**
 * A rule as a list of conditions and groups. The query lives here with react-querybuilder's ids, so that fields keep the
 * keyboard; the document gets it without them, when typing pauses. A change from outside replaces it.
 */
export function RuleEditor({ editor, value, fields, onWrite }: RuleEditorProps) {
  const { t } = useTranslation(['designer', 'kinds'])
  const [query, setQuery] = useState<RuleGroupType>(() => toQuery(value))
  const writing = useWriting(value, onWrite)
  useEffect(() => {
    if (writing.isForeign(value)) setQuery(toQuery(value))
  }, [value, writing])
  const options = useMemo(() => optionsOf(fields), [fields])
  const byName = useMemo(() => new Map(fields.map((field) => [field.name, field])), [fields])
  const translations = useTranslations()
  const leaving = useLeaving(() => {
    writing.flush()
    editor.mark()
  })
  return (
    <div className={classes.editor} ref={leaving}>
      <QueryBuilder
        query={query}
        onQueryChange={(next) => {
          setQuery(next)
          writing.write(fromQuery(next))
        }}
        fields={options}
        getOperators={(field) =>
          operatorsFor(byName.get(field)?.type).map((name) => ({ name, value: name, label: t(`rule.op.${name}`) }))
        }
        getDefaultValue={(rule) => (byName.get(rule.field)?.type === 'boolean' ? true : valueFor(rule.operator, ''))}
        combinators={[
          { name: 'and', value: 'and', label: t('rule.all') },
          { name: 'or', value: 'or', label: t('rule.any') },
        ]}
        controlElements={CONTROLS}
        translations={translations}
        context={{ fields: byName }}
        listsAsArrays
        showNotToggle
        resetOnOperatorChange={false}
        resetOnFieldChange
        autoSelectField
        addRuleToNewGroups
      />
    </div>
  )
}

function useTranslations() {
  const { t } = useTranslation('designer')
  return useMemo(
    () => ({
      addRule: { label: t('rule.condition'), title: t('rule.addCondition') },
      addGroup: { label: t('rule.group'), title: t('rule.addGroup') },
      removeRule: { label: t('rule.removeCondition'), title: t('rule.removeCondition') },
      removeGroup: { label: t('rule.removeGroup'), title: t('rule.removeGroup') },
      notToggle: { label: t('rule.not'), title: t('rule.notHint') },
      fields: { title: t('rule.field') },
      operators: { title: t('rule.operator') },
      value: { title: t('field.value') },
      combinators: { title: t('rule.combinator') },
    }),
    [t],
  )
}

/** Fields under the headings of where they come from. */
function optionsOf(fields: readonly RuleField[]) {
  const groups = new Map<string, Field[]>()
  for (const { group, name, label } of fields)
    groups.set(group, [...(groups.get(group) ?? []), { name, value: name, label }])
  return [...groups].map(([label, options]) => ({ label, options }))
}

interface Writing {
  readonly write: (rule: Rule) => void
  readonly flush: () => void
  /** Did this value come from elsewhere than this editor? */
  readonly isForeign: (value: Rule) => boolean
}

function useWriting(value: Rule, onWrite: (rule: Rule) => void): Writing {
  const latest = useRef({
    onWrite,
    value,
    sent: value,
    waiting: undefined as Rule | undefined,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  })
  useEffect(() => {
    latest.current.onWrite = onWrite
    latest.current.value = value
  })
  const writing = useMemo((): Writing => {
    const flush = () => {
      const { waiting, timer } = latest.current
      clearTimeout(timer)
      if (!waiting) return
      latest.current.waiting = undefined
      latest.current.sent = waiting
      // The query builder also tells of what is no change, as when it gives out its ids: that is nothing to undo.
      if (!equalJson(waiting, latest.current.value)) latest.current.onWrite(waiting)
    }
    return {
      flush,
      write: (rule) => {
        clearTimeout(latest.current.timer)
        latest.current.waiting = rule
        latest.current.timer = setTimeout(flush, PAUSE_MS)
      },
      isForeign: (now) => {
        if (latest.current.waiting || equalJson(now, latest.current.sent)) return false
        latest.current.sent = now
        return true
      },
    }
  }, [])
  useEffect(() => writing.flush, [writing])
  useLastWords(writing.flush)
  return writing
}

/** Tells when the keyboard leaves a field within an element. */
function useLeaving(leave: () => void): (element: HTMLElement | null) => (() => void) | undefined {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  return useCallback((element) => {
    const onLeave = () => latest.current()
    element?.addEventListener('focusout', onLeave)
    return () => element?.removeEventListener('focusout', onLeave)
  }, [])
}
