import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule } from '../../../document/index.ts'
import { type Editor, scenarioInView } from '../../../editor/index.ts'
import { useRuleWords } from '../../fields/index.ts'
import type { Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'
import { groupsOf, type PeopleGroup } from './groups.ts'

export interface NamedGroup {
  readonly id: string
  readonly words: string
}

/** Groups of people to look at by themselves, in words, and the one whose figures are shown. */
export function useGroups(editor: Editor, simulation: Simulation) {
  const { t } = useTranslation(['playback', 'common'])
  const journey = useReadable(editor.document, (state) => state.journey)
  const variant = useReadable(editor.view, (view) => view.variant)
  const wanted = useReadable(simulation.choice, (choice) => choice.scenario)
  const id = useReadable(simulation.choice, (choice) => choice.group)
  const inWords = useRuleWords(journey)
  const groups = useMemo((): NamedGroup[] => {
    return groupsOf(journey, scenarioInView(journey, wanted), variant).map((group) => ({
      id: group.id,
      words: wordsOf(group, inWords, t),
    }))
  }, [journey, wanted, variant, inWords, t])
  return {
    groups,
    chosen: groups.find((group) => group.id === id),
    /** Runs anew for these people only; `undefined` for everybody. */
    choose: (group: string | undefined) => {
      simulation.choice.setState({ group })
      simulation.start()
    },
  }
}

function wordsOf({ said }: PeopleGroup, inWords: (rule: Rule) => string, t: TFunction<['playback', 'common']>): string {
  if (said.type === 'segment') return said.name || inWords(said.rule)
  if (said.type === 'consent')
    return t(said.given ? 'group.consent' : 'group.noConsent', { channel: t(`common:channel.${said.channel}`) })
  const { label, value } = said
  if (typeof value !== 'boolean') return t('group.value', { label, value })
  return t(value ? 'group.yes' : 'group.no', { label })
}
