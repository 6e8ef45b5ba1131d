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
  'schedule-never': {
    severity: 'warning',
    title: 'Schedule that never comes',
    message: 'The schedule of “{node}” never comes, so nobody enters by it.',
    explanation: 'No day meets all its parts at once, or it ends before it begins.',
    example: 'Every year on 30 February, or a last day before the first.',
    remedy: 'Change the days, or the last day.',
  },
  'schedule-not-simulated': {
    severity: 'hint',
    title: 'Schedule outside the simulated time',
    message:
      'The schedule of “{node}” does not come within the time of any scenario, so a simulation shows nobody there.',
    explanation:
      'A scenario covers a stretch of time from its start on. The schedule is over before it, begins after it, or has no day in it.',
    example: 'Every 24 December, and a scenario of January and February.',
    remedy: 'Change the scenario’s start or length, or the schedule.',
  },
  'date-passed': {
    severity: 'warning',
    title: 'Waits for a day that is over',
    message: '“{node}” waits until {date}, which is over when each of the scenarios begins.',
    explanation: 'A date that is past holds nobody up: customers go on at once, or leave where the step says so.',
    example: 'Wait until Black Friday of last year, in a journey copied from then.',
    remedy: 'Choose a day to come, or correct the scenario’s start.',
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
