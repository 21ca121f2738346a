import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PG_POOL } from '../persistence/index.js';
import { digestOf, newSecret } from '../secret/index.js';
import { ATTEMPT_LIFE_SECONDS } from './cookies.js';

/** A sign-in under way. All but `returnTo` follows from two secrets, of which the database holds the digests only. */
export interface Attempt {
  /** goes to the issuer and comes back */
  readonly state: string;
  /** stays in the browser's cookie */
  readonly secret: string;
  readonly returnTo: string;
}

const BEGIN = `
  INSERT INTO sign_in_attempts (state_digest, secret_digest, return_to, expires_at)
  VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => ${ATTEMPT_LIFE_SECONDS}))`;
const TAKE = `
  DELETE FROM sign_in_attempts WHERE state_digest = $1 AND secret_digest = $2 AND expires_at > clock_timestamp() RETURNING return_to AS "returnTo"`;
const FORGET = 'DELETE FROM sign_in_attempts WHERE expires_at < clock_timestamp()';

/** Sign-ins that the issuer has not answered yet: each is taken up once. */
@Injectable()
export class Attempts {
  constructor(@Inject(PG_POOL) private readonly pool: Pool) {}

  async begin(returnTo: string): Promise<Attempt> {
    const attempt = { state: newSecret(), secret: newSecret(), returnTo };
    await this.pool.query(BEGIN, [digestOf(attempt.state), digestOf(attempt.secret), returnTo]);
    return attempt;
  }

  /** Undefined when there is none of that state in that browser: never begun, taken up before, or too late. */
  async take(state: string, secret: string): Promise<Attempt | undefined> {
    const { rows } = await this.pool.query<Pick<Attempt, 'returnTo'>>(TAKE, [digestOf(state), digestOf(secret)]);
    return rows[0] && { state, secret, ...rows[0] };
  }

  async forgetOld(): Promise<void> {
    await this.pool.query(FORGET);
  }
}

/** What the issuer repeats in the identity token. */
export const nonceOf = ({ secret }: Attempt): string => derived(secret, 'nonce');
/** PKCE: who redeems the code shows this, of which the issuer saw the digest. */
export const verifierOf = ({ secret }: Attempt): string => derived(secret, 'verifier');

const derived = (secret: string, use: string): string => createHmac('sha256', secret).update(`saisine/sign-in/${use}`).digest('base64url');
