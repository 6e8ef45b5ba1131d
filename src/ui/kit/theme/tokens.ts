/** The design tokens: the one place where a colour is named. `theme.ts` publishes them as CSS variables. */

/** Petrol: the one accent. Index 6 is the filled shade of both schemes. */
export const ACCENT = [
  '#e7f5f7',
  '#cfe9ee',
  '#a3d5de',
  '#6fbecc',
  '#43a6b7',
  '#218da0',
  '#0b6c7d',
  '#095b6a',
  '#074a56',
  '#053942',
] as const

/** Greys from paper to ink, for the light scheme. */
export const GREY = [
  '#f8f9f9',
  '#f1f3f4',
  '#e7eaeb',
  '#d8dcde',
  '#bcc2c6',
  '#8b9398',
  '#626a70',
  '#474e53',
  '#2e3438',
  '#1a1e21',
] as const

/** Greys from ink to night, for the dark scheme (Mantine counts them the other way round). */
export const DARK = [
  '#e9ecee',
  '#cdd2d5',
  '#a6adb2',
  '#7f878d',
  '#40464b',
  '#32373b',
  '#272b2f',
  '#1c1f22',
  '#151719',
  '#0e0f11',
] as const

export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]
type Pair = Readonly<Record<Scheme, string>>

/** Surfaces, from the lowest to the highest, and the lines between them. */
export const SURFACES = {
  /** Behind everything: the canvas, the page. */
  page: { light: '#f5f6f7', dark: '#141618' },
  /** Panels, cards, node faces. */
  surface: { light: '#ffffff', dark: '#1c1f22' },
  /** Menus, dialogs, whatever floats. */
  raised: { light: '#ffffff', dark: '#24282b' },
  /** Wells: inputs in panels, table heads, code. */
  sunken: { light: '#f1f3f4', dark: '#17191b' },
  /** Under the pointer. */
  hover: { light: '#f1f3f4', dark: '#272b2f' },
  /** Lines that only divide. */
  line: { light: '#e2e5e7', dark: '#303539' },
  /** Lines that are the edge of a control: at least 3 : 1 on every surface. */
  'line-strong': { light: '#858d93', dark: '#767f86' },
} as const satisfies Record<string, Pair>

/** Text on any of the surfaces above: at least 4.5 : 1. */
export const TEXTS = {
  text: { light: '#1a1e21', dark: '#e9ecee' },
  'text-soft': { light: '#596167', dark: '#a6adb2' },
  accent: { light: '#0b6c7d', dark: '#62c0d0' },
  good: { light: '#1d7042', dark: '#6ac894' },
  warn: { light: '#8a5300', dark: '#e2b04f' },
  bad: { light: '#b3261e', dark: '#f2958d' },
} as const satisfies Record<string, Pair>

/** A hue per node category; never the only sign of it: an icon and a word stand beside. */
export const CATEGORY_HUES = {
  entry: { light: '#1d7042', dark: '#6ac894' },
  message: { light: '#2a5fc4', dark: '#86aef7' },
  time: { light: '#8a5300', dark: '#e0ae55' },
  decision: { light: '#7743b5', dark: '#bd9bf0' },
  action: { light: '#525b63', dark: '#adb5bb' },
  outcome: { light: '#a93358', dark: '#f093ae' },
} as const satisfies Record<string, Pair>

/** A hue per message channel. */
export const CHANNEL_HUES = {
  email: { light: '#2a5fc4', dark: '#86aef7' },
  sms: { light: '#0b6c7d', dark: '#62c0d0' },
  push: { light: '#7743b5', dark: '#bd9bf0' },
  inApp: { light: '#5b4cc0', dark: '#a9a2f5' },
  whatsapp: { light: '#1d7042', dark: '#6ac894' },
  web: { light: '#4b6472', dark: '#9db6c4' },
  ad: { light: '#a3471a', dark: '#eda27c' },
  mail: { light: '#805c33', dark: '#d1ae85' },
  call: { light: '#a93358', dark: '#f093ae' },
} as const satisfies Record<string, Pair>

/** Colours of data series in charts, in order; neighbours differ in lightness too. */
const SERIES = ['email', 'ad', 'whatsapp', 'push', 'mail', 'sms', 'call', 'web'] as const

/** Behind a step that a measure calls hot; weaker where it is less so. */
export const HEAT = { heat: { light: '#fbd6a0', dark: '#5a3911' } } as const satisfies Record<string, Pair>

/** Sticky notes: a paper and its ink. */
export const NOTE_PAPERS = {
  yellow: { light: '#fbf1c9', dark: '#4a4120' },
  blue: { light: '#dbe9fb', dark: '#243b57' },
  green: { light: '#dcf0e0', dark: '#22432f' },
  pink: { light: '#fbe0e8', dark: '#51293a' },
  violet: { light: '#eae1f8', dark: '#3c2f57' },
  grey: { light: '#e7eaeb', dark: '#363b40' },
} as const satisfies Record<string, Pair>

const groups = {
  '': { ...SURFACES, ...TEXTS, ...HEAT },
  'category-': CATEGORY_HUES,
  'channel-': CHANNEL_HUES,
  'note-': NOTE_PAPERS,
} as const

/** Every token of a scheme as CSS variables: `--j-surface`, `--j-category-time`, `--j-channel-sms`, `--j-note-pink` … */
export function cssVariables(scheme: Scheme): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [prefix, tokens] of Object.entries(groups)) {
    for (const [name, pair] of Object.entries<Pair>(tokens)) variables[`--j-${prefix}${kebab(name)}`] = pair[scheme]
  }
  SERIES.forEach((name, index) => {
    variables[`--j-series-${index + 1}`] = CHANNEL_HUES[name][scheme]
  })
  return variables
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
