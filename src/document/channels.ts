/** The ways to reach a customer. */
export const CHANNELS = ['email', 'sms', 'push', 'inApp', 'whatsapp', 'web', 'ad', 'mail', 'call'] as const
export type Channel = (typeof CHANNELS)[number]
