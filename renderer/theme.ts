import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import { say } from '../shared/wording/say.ts'
import type { Language } from '../shared/wording/tongue.ts'

// Mantine wants ten shades; the desk uses the two its tokens name (7 on paper, 3 in the dark) and lets the rest lie between.
const ACCENT: MantineColorsTuple = [
  '#eef6f5',
  '#e2efed',
  '#b3d9d5',
  '#7cc7c0',
  '#56a7a0',
  '#3b8882',
  '#2b736e',
  '#1f5f5b',
  '#194f4c',
  '#12403d',
]
const STOP: MantineColorsTuple = [
  '#fdf3f2',
  '#fbe6e3',
  '#f6c4be',
  '#f29b92',
  '#dd6a5f',
  '#c8473b',
  '#b5352a',
  '#a5281e',
  '#8a2018',
  '#6f1811',
]

// The kit's greys are cold; these lie on the way from the desk's paper to its ink.
const GRAY: MantineColorsTuple = [
  '#fbfaf7',
  '#f3f1ec',
  '#eceae5',
  '#e4e0d8',
  '#cfc9bd',
  '#a59e92',
  '#8d867a',
  '#6b655c',
  '#56514a',
  '#1d1b17',
]
const DARK: MantineColorsTuple = [
  '#f2efe8',
  '#bdb7ac',
  '#a09a91',
  '#7d766b',
  '#4a463f',
  '#33302b',
  '#211f1c',
  '#1d1c19',
  '#151412',
  '#121110',
]

// The kit works out the colour of words on a filled button once, for the light shade; the tokens name it for both.
const INK_ON = { accent: 'var(--accent-ink)', red: 'var(--stop-ink)' } as const

const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  const color = input.color ?? input.theme.primaryColor
  return input.variant === 'filled' && (color === 'accent' || color === 'red') ? { ...colors, color: INK_ON[color] } : colors
}

/** The kit dressed in the desk's tokens; its own words are those of the language. */
export const makeTheme = (_language: Language) =>
  createTheme({
    fontFamily: 'var(--font)',
    fontFamilyMonospace: 'var(--font-mono)',
    headings: { fontFamily: 'var(--font)', fontWeight: '640' },
    primaryColor: 'accent',
    primaryShade: { light: 7, dark: 3 },
    colors: { accent: ACCENT, red: STOP, gray: GRAY, dark: DARK },
    variantColorResolver: variantColors,
    autoContrast: true,
    respectReducedMotion: true,
    white: '#ffffff',
    black: '#1d1b17',
    cursorType: 'pointer',
    defaultRadius: 'sm',
    radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
    // What is typed and pressed is read as easily as what is written: the kit's usual size is the desk's.
    fontSizes: { xs: '12.5px', sm: '14px', md: '14px', lg: '17px', xl: '22px' },
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
    components: {
      // The page itself never scrolls, so nothing has to be locked; the lock would also write a style without the nonce.
      Modal: {
        defaultProps: {
          lockScroll: false,
          closeButtonProps: { 'aria-label': say('Close') },
          overlayProps: { color: 'var(--veil)', backgroundOpacity: 1 },
          transitionProps: { duration: 120 },
          radius: 'md',
          centered: true,
        },
      },
      // A header of its own landmark would be a second banner beside the page's.
      ModalHeader: { defaultProps: { component: 'div' } },
      DrawerHeader: { defaultProps: { component: 'div' } },
      Drawer: {
        defaultProps: {
          lockScroll: false,
          closeButtonProps: { 'aria-label': say('Close') },
          overlayProps: { color: 'var(--veil)', backgroundOpacity: 1 },
        },
      },
      Alert: { defaultProps: { closeButtonLabel: say('Dismiss') } },
      // The placeholder that takes the first focus would be a child the menu's role does not allow.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'none', transitionProps: { duration: 90 } } },
      Popover: { defaultProps: { shadow: 'none', transitionProps: { duration: 90 } } },
      Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 90 }, multiline: true, maw: 320 } },
      Button: { defaultProps: { size: 'sm' } },
    },
  })

/** The kit's own variables, pointed at the tokens, so that light and dark are switched in one place. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--stop)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-light': 'var(--accent-soft)',
    '--mantine-primary-color-light-hover': 'var(--accent-soft)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--accent-ink)',
    '--mantine-color-accent-filled': 'var(--accent)',
    '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
    '--mantine-color-accent-light': 'var(--accent-soft)',
    '--mantine-color-accent-light-hover': 'var(--accent-soft)',
    '--mantine-color-accent-light-color': 'var(--accent)',
    '--mantine-color-accent-outline': 'var(--accent)',
    '--mantine-color-red-filled': 'var(--stop)',
    '--mantine-color-red-filled-hover': 'var(--stop-hover)',
    '--mantine-color-red-light': 'var(--stop-soft)',
    '--mantine-color-red-light-hover': 'var(--stop-soft)',
    '--mantine-color-red-light-color': 'var(--stop)',
    '--mantine-color-red-outline': 'var(--stop)',
  },
  light: {},
  dark: {},
})

/** The nonce the page was served with: styles the kit writes carry it, and the content policy lets no others in. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
}
