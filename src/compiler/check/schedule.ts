import { parseRecurrenceRule } from '../../kernel/recurrence-rule.ts'
import type { ContentContext } from './content-context.ts'

export function checkRecurrence(rrule: string, context: ContentContext): void {
  const parsed = parseRecurrenceRule(rrule)
  if (!parsed.ok) context.report('invalid-rrule', { node: context.id }, { node: context.name, part: parsed.error.part })
}
