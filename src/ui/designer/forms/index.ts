import type { NodeKind } from '../../../document/index.ts'
import { EmitForm, UpdateForm, WebhookForm } from './action-forms.tsx'
import { ExperimentForm, NextBestForm } from './arms-forms.tsx'
import { DelayForm } from './delay-form.tsx'
import { EntryForm } from './entry-form.tsx'
import type { Form } from './form.ts'
import { MessageForm } from './message-form.tsx'
import { ExitForm, GoalForm, JourneyForm, TaskForm, ThrottleForm, TimeWindowForm } from './other-forms.tsx'
import { SplitForm } from './split-form.tsx'
import { WaitForForm } from './wait-for-form.tsx'

/** The form of every kind. */
const FORMS: { readonly [Kind in NodeKind]: Form<Kind> } = {
  entry: EntryForm,
  message: MessageForm,
  delay: DelayForm,
  waitFor: WaitForForm,
  timeWindow: TimeWindowForm,
  split: SplitForm,
  experiment: ExperimentForm,
  nextBest: NextBestForm,
  update: UpdateForm,
  emit: EmitForm,
  webhook: WebhookForm,
  task: TaskForm,
  throttle: ThrottleForm,
  journey: JourneyForm,
  goal: GoalForm,
  exit: ExitForm,
}

/** The form for a config of its own kind; the registry ties the two, which a lookup by a union cannot say. */
export const formOf = (kind: NodeKind): Form<NodeKind> => FORMS[kind] as unknown as Form<NodeKind>
