/** Waiting, schedules and chances. */
export const TIME_CODES = {
  'invalid-rrule': {
    severity: 'error',
    title: 'Schedule that cannot be read',
    message: 'The schedule of “{node}” cannot be read at “{part}”.',
    explanation: 'Schedules are recurrence rules as in calendars (RFC 5545), at most hourly.',
    example: 'FREQ=WEEKLY;BYDAY=MONDAY, where the day is called MO.',
    remedy: 'Choose the schedule in the form, or correct this part.',
  },
  'zero-delay': {
    severity: 'hint',
    title: 'Wait of no length',
    message: '“{node}” waits for no time at all.',
    explanation: 'The length of the wait is zero.',
    example: 'Wait for P0D.',
    remedy: 'Set how long to wait, or delete the step.',
  },
  'zero-timeout': {
    severity: 'warning',
    title: 'Waits for nothing',
    message: '“{node}” gives up in the same moment it begins to wait, so everybody leaves by time-out.',
    explanation: 'Only what happens while waiting counts, and the wait has no length.',
    example: 'Wait for an opening, at most PT0S.',
    remedy: 'Set how long to wait.',
  },
} as const
