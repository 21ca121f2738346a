/**
 * What explains a process to people. It decides nothing, so it is no part of the definition: a sentence that is understood better
 * is no other rule, and changes no version.
 */
export interface PlainWords {
  /** French: what the process is for and when one opens it, in one or two sentences */
  readonly purpose: string;
  /** French: how several of its cases are called, where people speak of them: « Conventions » */
  readonly many?: string;
  /** guard -> French: what it asks for: « Chaque partie est informée par écrit » */
  readonly conditions: Readonly<Record<string, string>>;
  /** acts that a guided start asks for together with the opening, in this order: those that give the case its shape */
  readonly startsWith?: readonly string[];
}
