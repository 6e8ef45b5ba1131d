import type { KindFace } from './face.ts'

export const goal: KindFace<'goal'> = {
  sentence: (config, say) => say.t('kinds:goal.reached', { goal: say.goal(config.goal) }),
}

export const exit: KindFace<'exit'> = {
  sentence: ({ reason }, say) => (reason ? say.t('kinds:exit.reason', { reason }) : say.t('kinds:exit.plain')),
}
