/**
 * `expired`: begun too long ago, in another browser, or taken up before · `refused`: the issuer says no, or the person did ·
 * `invalid`: the issuer's answer can't be believed · `away`: the issuer does not answer.
 */
export type SignInFailure = 'expired' | 'refused' | 'invalid' | 'away';

/** A sign-in that led nowhere. Its message is for the log: codes only. */
export class SignInFailed extends Error {
  constructor(
    readonly failure: SignInFailure,
    message: string,
  ) {
    super(message);
    this.name = 'SignInFailed';
  }
}
