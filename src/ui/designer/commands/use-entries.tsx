import { IconAdjustments, IconArrowsDiff, IconRoute, IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import { addStep, compareWith, reveal, select, setPanel, showVariant } from '../../../editor/index.ts'
import {
  NodeMark,
  type PaletteItem,
  StepMark,
  searchPalette,
  sentenceOf,
  titleOf,
  usePaletteWords,
  useSay,
} from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { SETTINGS_SECTIONS } from '../settings/sections.ts'
import type { ActionContext } from './action.ts'
import { ORDER, type PaletteEntry } from './entries.ts'
import { variantOf } from './reading.ts'
import { ACTIONS, canDo, choicesOf } from './registry.ts'
import { keysOf } from './shortcuts.ts'
import { useActionContext } from './use-actions.ts'

/** Everything that the command palette offers now. It is read when the palette opens: nothing changes under it. */
export function useEntries(): readonly PaletteEntry[] {
  const context = useActionContext()
  const { editor } = useDesigner()
  const words = usePaletteWords()
  const say = useSay(editor)
  return useMemo(
    () => [
      ...actionEntries(context),
      ...stepEntries(context, say),
      ...searchPalette('', words.search).map((item) => addEntry(context, item, words)),
      ...variantEntries(context),
      ...scenarioEntries(context),
      ...settingEntries(context),
    ],
    [context, words, say],
  )
}

function actionEntries(context: ActionContext): PaletteEntry[] {
  const { t } = context
  const able = ACTIONS.filter((action) => action.id !== 'addStep' && canDo(action, context))
  const sorted = able.sort((a, b) => ORDER.indexOf(a.section) - ORDER.indexOf(b.section))
  return sorted.flatMap((action) => {
    const title = t(`commands:action.${action.id}`)
    const entry = {
      id: action.id,
      group: 'action' as const,
      title,
      hint: t(`commands:about.${action.section}`),
      icon: action.icon,
      keys: keysOf(action.id),
      checked: action.checked?.(context),
    }
    if (action.run) return [{ ...entry, run: () => action.run?.(context) }]
    return choicesOf(action, context).map((choice) => ({
      ...entry,
      id: `${action.id}.${choice.id}`,
      title: t('commands:choice', { action: title, choice: choice.title }),
      keys: keysOf(action.id, choice.id),
      checked: choice.checked,
      run: choice.run,
    }))
  })
}

function stepEntries(context: ActionContext, say: ReturnType<typeof useSay>): PaletteEntry[] {
  const { editor } = context
  return Object.entries(variantOf(context)?.variant.nodes ?? {}).map(([id, node]) => ({
    id: `step.${id}`,
    group: 'step',
    title: titleOf(node, say),
    hint: sentenceOf(node, say),
    mark: <NodeMark node={node} />,
    run: () => {
      select(editor.view, { nodes: [id] })
      reveal(editor.view, [id], true)
    },
  }))
}

const addEntry = (
  context: ActionContext,
  item: PaletteItem,
  words: ReturnType<typeof usePaletteWords>,
): PaletteEntry => ({
  id: `add.${item.id}`,
  group: 'add',
  title: context.t('commands:add', { name: words.name(item) }),
  hint: words.about(item),
  mark: <StepMark item={item} />,
  run: () => {
    const made = addStep(context.editor, { ...item, name: words.name(item) })
    if (made.ok) reveal(context.editor.view, [made.value], true)
  },
})

function variantEntries({ editor, t }: ActionContext): PaletteEntry[] {
  const current = editor.view.getState().variant
  const list = Object.entries(editor.document.getState().journey.variants)
  const nameOf = (name: string) => ({ name: name || t('designer:variant.unnamed') })
  const shown = list.map(
    ([id, { name, purpose }]): PaletteEntry => ({
      id: `variant.${id}`,
      group: 'variant',
      title: t('commands:showVariant', nameOf(name)),
      hint: t(`designer:variant.purpose.${purpose}`),
      icon: IconRoute,
      checked: list.length > 1 ? id === current : undefined,
      run: () => showVariant(editor.view, id),
    }),
  )
  const compared = list.flatMap(([id, { name, purpose }]): PaletteEntry[] => {
    if (id === current) return []
    const title = t('variants:compareNamed', nameOf(name))
    const hint = t(`designer:variant.purpose.${purpose}`)
    const run = () => compareWith(editor.view, id)
    return [{ id: `compare.${id}`, group: 'variant', title, hint, icon: IconArrowsDiff, run }]
  })
  return [...shown, ...compared]
}

function scenarioEntries({ editor, services, t }: ActionContext): PaletteEntry[] {
  const { scenario } = services
  if (!scenario) return []
  const list = Object.entries(editor.document.getState().journey.scenarios)
  return list.map(([id, { name }]) => ({
    id: `scenario.${id}`,
    group: 'scenario',
    title: t('commands:chooseScenario', { name: name || id }),
    icon: IconUsers,
    checked: list.length > 1 ? id === scenario.current() : undefined,
    run: () => scenario.choose(id),
  }))
}

function settingEntries({ editor, tools, t }: ActionContext): PaletteEntry[] {
  return SETTINGS_SECTIONS.map((section) => ({
    id: `setting.${section}`,
    group: 'setting',
    title: t(`designer:settings.${section}`),
    hint: t('commands:about.settings'),
    icon: IconAdjustments,
    run: () => {
      select(editor.view, {})
      setPanel(editor.view, 'stories', false)
      setPanel(editor.view, 'inspector', true)
      tools.setState({ section: { name: section, grab: true } })
    },
  }))
}
