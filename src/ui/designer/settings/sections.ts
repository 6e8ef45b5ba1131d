/** Parts of the journey's settings that can be gone to by name, in their order. Also the keys of their titles. */
export const SETTINGS_SECTIONS = [
  'name',
  'description',
  'timeZone',
  'goals',
  'reentry',
  'quietHours',
  'caps',
  'exitRules',
  'attributes',
  'events',
  'stages',
] as const
