/** The sheet: A4, in points, after the French usage for a window envelope (address on the right, 50 mm from the top). */
const MM = 72 / 25.4;

export const SHEET = { width: 210 * MM, height: 297 * MM } as const;
export const LEFT = 22 * MM;
export const RIGHT = SHEET.width - 22 * MM;
export const WIDTH = RIGHT - LEFT;
export const TOP = 16 * MM;
/** where text begins on the pages that follow the first */
export const NEXT_TOP = 26 * MM;
export const BOTTOM = SHEET.height - 22 * MM;
export const WINDOW = { x: 110 * MM, y: 50 * MM, width: 80 * MM } as const;
export const REFERENCES = { width: 78 * MM } as const;
export const DATE_Y = 82 * MM;
export const LETTER_Y = 94 * MM;
export const TITLE_Y = 44 * MM;
/** where a sheet is folded in three */
export const FOLDS = [99 * MM, 198 * MM] as const;
export const FOOT_Y = SHEET.height - 17 * MM;
export const RUNNING_Y = 14 * MM;

export const TEXT = { size: 10.5, leading: 14.5 } as const;
export const SMALL = { size: 8.5, leading: 11.5 } as const;
export const NOTE = { size: 9, leading: 12 } as const;
export const HEADING = { size: 11.5, leading: 15 } as const;
export const TITLE = { size: 19, leading: 23 } as const;
export const NAME = { size: 15, leading: 18 } as const;

export const INK = '#1c1f23';
export const QUIET = '#4a5159';
export const ACCENT = '#17406d';
export const HAIR = '#b8c2cc';
export const GROUND = '#eef2f6';
