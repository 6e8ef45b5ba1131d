import { DUE, type GuardParams, type MachineTransition, type SkipReason, zoneRef } from '../../document/index.ts'
import type { LowerKind } from '../lowering.ts'

/** Checks consent, quiet hours and caps in this order; a held message is checked again when quiet hours end. */
export const lowerMessage: LowerKind<'message'> = (id, { config }, context) => {
  const { settings, timeZone } = context.journey
  const { channel, urgent = false, consent = true } = config
  const skippedPort = context.edgeAt(id, 'skipped') ? 'skipped' : 'next'
  const skip = (reason: SkipReason): MachineTransition => {
    const out = context.through(id, skippedPort)
    return { ...out, actions: [{ type: 'skip', params: { node: id, channel, reason } }, ...(out.actions ?? [])] }
  }
  const always: MachineTransition[] = []
  if (consent) always.push({ guard: { type: 'lacksConsent', params: { channel } }, ...skip('consent') })

  const { quietHours } = settings
  const quiet: GuardParams['isQuiet'] | undefined =
    quietHours && !urgent
      ? { from: quietHours.from, to: quietHours.to, zone: zoneRef(quietHours.clock, timeZone) }
      : undefined
  const holds = quiet !== undefined && quietHours?.fallback !== 'skip'
  if (quiet) {
    const held: MachineTransition = holds ? { target: 'held' } : skip('quietHours')
    always.push({ guard: { type: 'isQuiet', params: quiet }, ...held })
  }

  const caps = settings.frequencyCaps.filter((cap) => cap.channel === 'any' || cap.channel === channel)
  if (caps.length > 0 && !urgent)
    always.push({ guard: { type: 'capReached', params: { channel, caps } }, ...skip('cap') })

  const out = context.through(id, 'next')
  const keepSends = settings.frequencyCaps.length > 0
  always.push({
    ...out,
    actions: [
      {
        type: 'send',
        params: { node: id, channel, ...(urgent ? { urgent } : {}), ...(keepSends ? { keepSends } : {}) },
      },
      ...(out.actions ?? []),
    ],
  })
  if (!holds || !quiet) return { always }
  return {
    initial: 'checking',
    states: {
      checking: { always },
      held: {
        entry: [{ type: 'plan', params: { until: 'quietEnds', ...quiet } }],
        after: { [DUE]: [{ target: 'checking' }] },
      },
    },
  }
}
