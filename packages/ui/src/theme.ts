import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep teal: the colour of everything one can act on. Shade 7 on white is 6.9:1. */
const teal: MantineColorsTuple = [
  '#eaf7f5',
  '#d2ece8',
  '#a6d9d2',
  '#74c3b9',
  '#42aa9f',
  '#1e9288',
  '#0f7a72',
  '#0b655f',
  '#084f4b',
  '#053a37',
];

/** Burnt orange: what rings or is urgent, and nothing else. Shade 7 on white is 6.3:1. */
const ember: MantineColorsTuple = [
  '#fff4ec',
  '#ffe6d5',
  '#ffcaa8',
  '#ffa873',
  '#f98743',
  '#e56a22',
  '#c65212',
  '#a3400c',
  '#82320b',
  '#5f2408',
];

/** Greys that lean to green, so that they sit beside the teal. Shade 6 on white is 6.2:1. */
const gray: MantineColorsTuple = [
  '#f5f9f8',
  '#ebf1f0',
  '#dce6e4',
  '#c5d3d0',
  '#9fb1ae',
  '#748985',
  '#536662',
  '#394b48',
  '#243431',
  '#13211f',
];

const red: MantineColorsTuple = [
  '#fdf0ef',
  '#fbdedc',
  '#f5b9b5',
  '#ee8f8a',
  '#e46660',
  '#d5463f',
  '#b92f29',
  '#99231f',
  '#781a17',
  '#561210',
];

/** System fonts only: no byte of a font crosses the link. The Arabic ones stand before the generic family. */
const fontFamily =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Geeza Pro", "Noto Naskh Arabic UI", Tahoma, Arial, sans-serif';

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  colors: { teal, ember, gray, red },
  black: '#13211f',
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '680',
    sizes: {
      h1: { fontSize: 'clamp(1.5rem, 1.25rem + 1vw, 2rem)', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { sm: '0.5rem', md: '0.75rem', lg: '1.125rem' },
  cursorType: 'pointer',
  focusRing: 'always',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
  },
});
