/** Where a rule comes from. No state, transition, deadline or refusal stands without one. */
export interface Source {
  /** the text as a lawyer cites it: « Circ. 026-19, modalité 1 » */
  readonly text: string;
  /** requirement and assumption ids: `R1-043`, `A-12`, `P1-G5` */
  readonly requirements: readonly string[];
  /** true when no text fixes it: a setting, or an assumption the texts leave open */
  readonly assumed: boolean;
}

/** A rule that a text lays down. */
export function source(text: string, ...requirements: string[]): Source {
  return { text, requirements, assumed: false };
}

/** A rule that no text fixes: a marked assumption, usually with a setting. */
export function notFromText(text: string, ...requirements: string[]): Source {
  return { text, requirements, assumed: true };
}

/** As printed beside a rule: `Circ. 026-19, modalité 1 (R1-043)`. */
export function cite({ text, requirements, assumed }: Source): string {
  const ids = requirements.length > 0 ? ` (${requirements.join(', ')})` : '';
  return `${text}${ids}${assumed ? ' — hors texte' : ''}`;
}
