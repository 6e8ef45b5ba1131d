import type { Goal } from './journey.ts'

/** The goal a journey is judged by: the one marked primary, else the first by id; `undefined` where there is none. */
export function primaryGoal(goals: Readonly<Record<string, Goal>>): string | undefined {
  const ids = Object.keys(goals).sort()
  return ids.find((id) => goals[id]?.primary === true) ?? ids[0]
}
