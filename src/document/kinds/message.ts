import { z } from 'zod'
import { CHANNELS } from '../channels.ts'
import { nonNegativeSchema, textSchema } from '../primitives.ts'
import { defineKind } from './kind.ts'

export const channelSchema = z.enum(CHANNELS)

export const message = defineKind(
  z.strictObject({
    channel: channelSchema,
    subject: textSchema.optional(),
    body: textSchema.optional(),
    /** Cost of one send, in the company's currency. */
    cost: nonNegativeSchema.optional(),
    /** Ignores quiet hours and caps, and does not tire the customer. */
    urgent: z.boolean().optional(),
    /** Send only with the channel's consent. Absent means yes. */
    consent: z.boolean().optional(),
  }),
)({
  category: 'message',
  waits: false,
  initial: () => ({ channel: 'email', subject: '', body: '' }),
  ports: () => [
    { id: 'next', role: 'next' },
    { id: 'skipped', role: 'skipped' },
  ],
})
