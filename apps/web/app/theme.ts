import { Anchor, Button, type CSSVariablesResolver, createTheme, type MantineColorsTuple, TextInput } from '@mantine/core';

/** The blue of the brand, light to dark; shade 7 on white and shade 3 on the dark ground both pass AA for text. */
const saisine: MantineColorsTuple = [
  '#e8f4f9',
  '#cfe5ee',
  '#9fcbdd',
  '#6bb0cb',
  '#429abc',
  '#278cb3',
  '#1a6f92',
  '#12506b',
  '#0d4258',
  '#073345',
];

export const theme = createTheme({
  colors: { saisine },
  primaryColor: 'saisine',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "'Source Sans 3', system-ui, sans-serif",
  headings: { fontFamily: "'Source Sans 3', system-ui, sans-serif", fontWeight: '700' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  // a component that not every page draws is told by its name alone, or every page would fetch it
  components: {
    // a link within a text is told by more than its colour
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    // what takes the focus first is a choice, not a place before it that a menu may not hold
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // choosing what is chosen already takes nothing away: what may be empty has a button for it
    Select: { defaultProps: { allowDeselect: false } },
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Fermer' } } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Fermer' },
        centered: true,
        // the page has one banner; the head of a dialog is none
        attributes: { header: { role: 'presentation' } },
        styles: { title: { fontWeight: 700 } },
      },
    },
  },
});

const RED = { '--mantine-color-red-filled': '#c92a2a', '--mantine-color-red-filled-hover': '#b02525' };
/** Quiet text is still text, and so is a link or a mistake: on both grounds they pass AA, as Mantine's own do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...RED, '--mantine-color-dimmed': '#5b6670', '--mantine-color-error': '#b3261e' },
  dark: { ...RED, '--mantine-color-dimmed': '#a6b0b9', '--mantine-color-anchor': '#6bb0cb', '--mantine-color-error': '#ff9b94' },
});

/** The nonce of this page, which the API wrote into it: styles that carry it may be read. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
