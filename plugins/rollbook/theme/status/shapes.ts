/** Risk is drawn as five bars of which so many are filled. */
const bars = (filled: number) =>
  [0, 1, 2, 3, 4]
    .map((i) => {
      const x = 1 + i * 3;
      const y = 11 - i * 2;
      return i < filled ? `M${x} 14V${y}h2V14z` : `M${x + 0.5} 13.5h1`;
    })
    .join('');

/** Outlines on a square of 16. A shape is told apart without its colour. */
export const SHAPES = {
  circle: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z',
  half: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 3v10',
  diamond: 'M8 1.5L14.5 8L8 14.5L1.5 8z',
  triangle: 'M8 2L15 14H1zM8 6.5v3.5M8 11.8v.4',
  octagon: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.5v4.5M8 11v.5',
  barred: 'M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM3.8 3.8l8.4 8.4',
  back: 'M6.5 3L2.5 7l4 4M2.5 7H10a3.5 3.5 0 0 1 0 7H7',
  backTwice: 'M5.5 3.5L1.5 8l4 4.5M10.5 3.5L6.5 8l4 4.5M7 8h7.5',
  forward: 'M9.5 3.5L14 8l-4.5 4.5M14 8H2',
  round: 'M13.5 8A5.5 5.5 0 1 1 11.5 3.8M13.5 1.5V5H10',
  tick: 'M2 8.5L6 12.5L14 3.5',
  play: 'M4 2.5L13 8L4 13.5z',
  fork: 'M8 14.5V9.5L3 4.5M8 9.5L13 4.5M3 8V4.5H6.5M13 8V4.5H9.5',
  clock: 'M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM8 4.5V8l2.5 2',
  speech: 'M2 2.5h12v8H8l-3.5 3.5v-3.5H2z',
  pen: 'M2.5 13.5l.8-3.3L11 2.5L13.5 5L5.8 12.7z',
  person: 'M8 2a2.7 2.7 0 1 1 0 5.4A2.7 2.7 0 0 1 8 2zM2.5 14c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5z',
  list: 'M2 3.5h1M6 3.5h8M2 8h1M6 8h8M2 12.5h1M6 12.5h8',
  lens: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9zM10.3 10.3L14 14',
  sliders: 'M2 5h5M10 5h4M8.5 3v4M2 11h2M7 11h7M5.5 9v4',
  bars0: bars(0),
  bars1: bars(1),
  bars2: bars(2),
  bars3: bars(3),
  bars4: bars(4),
  bars5: bars(5),
} as const;

export type Shape = keyof typeof SHAPES;
