import type { FormSchema, Refused } from '../forms/index.js';

/** What a one-time link asks, and of whom. */
export interface Asked {
  readonly reference: string;
  readonly label: string;
  readonly as: { readonly label: string; readonly organisation: { readonly id: string; readonly name?: string } };
  readonly askedBy: { readonly id: string; readonly name?: string };
  readonly expiresAt: string;
  readonly action: {
    readonly act: string;
    readonly label: string;
    readonly dating: 'now' | 'evidenced';
    readonly hint?: string;
    readonly allowed: boolean;
    readonly refusals: readonly Refused[];
    readonly form: FormSchema;
  };
  /** who somebody without an account says they are */
  readonly statement: FormSchema;
}

/** What was recorded. */
export interface Answered {
  readonly reference: string;
  readonly label: string;
  readonly french: string;
}
