import { css } from 'lit'

/** The colours, light and dark; every pair that stands on one another has the contrast of WCAG AA. */
export const theme = css`
  :host {
    color-scheme: light dark;
    --ground: light-dark(#ffffff, #10141a);
    --surface: light-dark(#f5f6f8, #181e26);
    --text: light-dark(#1b1f24, #e6edf3);
    --muted: light-dark(#525b65, #a3adb8);
    --line: light-dark(#d3d9e0, #303843);
    --edge: light-dark(#7d8793, #748090);
    --accent: light-dark(#0a55b0, #7ab8ff);
    --on-accent: light-dark(#ffffff, #0b1725);
    --customer: light-dark(#dcecff, #1b3554);
    --agent: light-dark(#eceff3, #26303b);
    --good: light-dark(#0f6a2f, #7fdfa0);
    --bad: light-dark(#b3211a, #ff9d94);
    --doubtful: light-dark(#7a4b00, #f1c573);
    --bar: light-dark(#9cc4f2, #2f5f95);
    color: var(--text);
    background: var(--ground);
    font: 14px/1.45 system-ui, sans-serif;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`
