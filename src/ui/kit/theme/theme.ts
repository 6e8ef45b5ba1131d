import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import classes from './components.module.css'
import { ACCENT, cssVariables, DARK, GREY, type Scheme, SURFACES, TEXTS } from './tokens.ts'

const tuple = (colours: readonly string[]) => colours as unknown as MantineColorsTuple

/** Inputs are 32 px high with 13 px text, whatever their size prop says: one size keeps dense forms on the grid. */
const DENSE_INPUT = {
  defaultProps: { size: 'xs' },
  vars: () => ({ wrapper: { '--input-height': '2rem', '--input-fz': '0.8125rem', '--input-padding-x': '0.5rem' } }),
}

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent: tuple(ACCENT), gray: tuple(GREY), dark: tuple(DARK) },
  black: TEXTS.text.light,
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "JetBrains Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1rem', sm: '1.25rem', md: '1.25rem', lg: '1.5rem', xl: '1.75rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '0.125rem', sm: '0.25rem', md: '0.375rem', lg: '0.5rem', xl: '0.75rem' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
      h4: { fontSize: '0.8125rem', lineHeight: '1.25rem' },
      h5: { fontSize: '0.75rem', lineHeight: '1rem' },
      h6: { fontSize: '0.75rem', lineHeight: '1rem' },
    },
  },
  shadows: {
    xs: '0 1px 2px rgb(10 15 20 / 6%)',
    sm: '0 1px 3px rgb(10 15 20 / 8%), 0 1px 2px rgb(10 15 20 / 5%)',
    md: '0 4px 12px rgb(10 15 20 / 10%), 0 1px 3px rgb(10 15 20 / 6%)',
    lg: '0 12px 32px rgb(10 15 20 / 16%), 0 2px 6px rgb(10 15 20 / 8%)',
    xl: '0 24px 56px rgb(10 15 20 / 22%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Plain objects, not `Piece.extend`: a theme must not pull every component into the first load.
  components: {
    Input: DENSE_INPUT,
    TextInput: DENSE_INPUT,
    Textarea: { defaultProps: { size: 'xs', autosize: true, minRows: 2 } },
    NumberInput: DENSE_INPUT,
    Select: { ...DENSE_INPUT, defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } },
    InputWrapper: { classNames: { label: classes.label, description: classes.description } },
    Button: {
      defaultProps: { size: 'xs' },
      classNames: { root: classes.button, section: classes.buttonSection },
      vars: (_theme: unknown, props: { size?: string }) =>
        props.size && props.size !== 'xs'
          ? { root: {} }
          : { root: { '--button-height': '2rem', '--button-fz': '0.8125rem', '--button-padding-x': '0.75rem' } },
    },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray', size: 28 },
      classNames: { root: classes.actionIcon },
    },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' }, classNames: { root: classes.segmented } },
    Paper: { classNames: { root: classes.paper } },
    Table: {
      defaultProps: { verticalSpacing: 6, horizontalSpacing: 10 },
      classNames: { table: classes.table, th: classes.th, td: classes.td },
    },
    Tabs: { classNames: { tab: classes.tab } },
    Menu: {
      // The menu's own focus placeholder is no valid child of a menu; without it the first item has the focus.
      defaultProps: { shadow: 'lg', offset: 4, withInitialFocusPlaceholder: false },
      classNames: { dropdown: classes.dropdown, item: classes.menuItem },
    },
    Popover: { defaultProps: { shadow: 'lg', offset: 6 }, classNames: { dropdown: classes.dropdown } },
    Tooltip: { defaultProps: { openDelay: 400, offset: 6 }, classNames: { tooltip: classes.tooltip } },
    Modal: {
      defaultProps: { centered: true, shadow: 'xl', overlayProps: { backgroundOpacity: 0.4 } },
      classNames: { title: classes.modalTitle, content: classes.modalContent, header: classes.modalContent },
    },
  },
})

const schemeVariables = (scheme: Scheme) => ({
  ...cssVariables(scheme),
  '--mantine-color-body': SURFACES.page[scheme],
  '--mantine-color-text': TEXTS.text[scheme],
  '--mantine-color-dimmed': TEXTS['text-soft'][scheme],
  '--mantine-color-placeholder': TEXTS['text-soft'][scheme],
  '--mantine-color-anchor': TEXTS.accent[scheme],
  '--mantine-color-error': TEXTS.bad[scheme],
  '--mantine-color-default': SURFACES.surface[scheme],
  '--mantine-color-default-hover': SURFACES.hover[scheme],
  '--mantine-color-default-border': SURFACES.line[scheme],
  '--mantine-color-accent-text': TEXTS.accent[scheme],
  '--mantine-color-accent-light-color': TEXTS.accent[scheme],
  '--mantine-color-accent-outline': TEXTS.accent[scheme],
  '--mantine-primary-color-light-color': TEXTS.accent[scheme],
  '--mantine-color-gray-light-color': TEXTS['text-soft'][scheme],
  '--mantine-color-gray-text': TEXTS['text-soft'][scheme],
})

/** Publishes the tokens of `tokens.ts` in both schemes and bends Mantine's own variables to them. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: { '--j-grid': '0.25rem', '--j-focus': '2px solid var(--j-accent)' },
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
})
