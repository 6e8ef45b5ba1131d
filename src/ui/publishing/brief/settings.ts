import type { Writing } from './brief.ts'
import { item, md } from './markdown.ts'
import { ruleSentence } from './rule-sentence.ts'

/** What holds for the whole journey: whose clock, who may come again, when it is quiet, how much is too much, who leaves. */
export function settingsOf({ journey, say, t, format }: Writing): readonly string[] {
  const { reentry, quietHours, frequencyCaps, exitRules } = journey.settings
  const quiet = quietHours && [
    t('publishing:setting.quiet', { from: quietHours.from, to: quietHours.to }),
    t(`kinds:clock.${quietHours.clock ?? 'customer'}`),
    t(`publishing:setting.${quietHours.fallback ?? 'hold'}`),
  ]
  const again = [
    t(`publishing:reentry.${reentry.mode}`),
    reentry.cooldown === undefined
      ? ''
      : t('publishing:setting.cooldown', { duration: format.duration(reentry.cooldown) }),
  ]
  return [
    t('publishing:setting.timeZone', { zone: journey.timeZone }),
    again.filter(Boolean).join(', '),
    ...(quiet ? [quiet.join(', ')] : []),
    ...frequencyCaps.map(({ channel, max, per }) =>
      t('publishing:setting.cap', {
        count: max,
        max: format.number(max),
        channel: channel === 'any' ? t('publishing:setting.anyChannel') : t(`common:channel.${channel}`),
        per: format.duration(per),
      }),
    ),
    ...Object.values(exitRules).map(({ event, where, reason }) => {
      const rule = ruleSentence(where, say, t)
      const base = t('publishing:setting.exit', { event: say.event(event), reason })
      return rule ? `${base} (${rule})` : base
    }),
  ].map((line) => item(0, md(line)))
}
