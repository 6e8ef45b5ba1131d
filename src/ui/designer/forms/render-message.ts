import type { Attribute } from '../../../document/index.ts'

/** A customer to try a message on: every attribute has a value that looks like one. */
export function sampleCustomer(attributes: Readonly<Record<string, Attribute>>, name: string): Record<string, unknown> {
  const values = Object.entries(attributes).map(([key, attribute]) => [key, sampleValue(attribute)])
  return { name, first_name: name, ...Object.fromEntries(values) }
}

function sampleValue({ type, values, label }: Attribute): unknown {
  if (values && values.length > 0) return values[0]
  if (type === 'number') return 42
  if (type === 'boolean') return true
  if (type === 'date') return '2026-03-29'
  if (type === 'list') return [label]
  return label
}

interface Rendered {
  readonly subject: string
  readonly body: string
  /** The template is not sound: the text is shown as it was written. */
  readonly error: boolean
}

/** Fills in a message's templates. The engine is loaded when first needed; it may neither loop for long nor read files. */
export async function renderMessage(
  message: { subject: string; body: string },
  customer: Record<string, unknown>,
): Promise<Rendered> {
  if (!/\{[{%]/.test(message.subject + message.body)) return { ...message, error: false }
  try {
    const { Liquid } = await import('liquidjs')
    const engine = new Liquid({
      ownPropertyOnly: true,
      relativeReference: false,
      // Partials come from an empty set: in a browser the engine would ask the server for them.
      templates: {},
      renderLimit: 200,
      parseLimit: 200_000,
      memoryLimit: 1_000_000,
    })
    const scope = { customer, event: {}, entry: {} }
    const [subject, body] = await Promise.all([
      engine.parseAndRender(message.subject, scope),
      engine.parseAndRender(message.body, scope),
    ])
    return { subject, body, error: false }
  } catch {
    return { ...message, error: true }
  }
}
