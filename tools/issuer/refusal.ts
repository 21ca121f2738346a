export interface Setting {
  readonly mode: 'demonstration' | 'production';
  /** where the API listens */
  readonly host: string;
  /** the issuer the API trusts, when someone named one */
  readonly oidcIssuer: string | undefined;
  readonly issuerPort: number;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

export const issuerUrl = (port: number) => `http://127.0.0.1:${port}`;

/**
 * Why the issuer must not run here; undefined when it may.
 * Anyone who reaches it is whoever they say they are, so it stays on this machine and never stands beside a real one.
 */
export function refusalToRun({ mode, host, oidcIssuer, issuerPort }: Setting): string | undefined {
  if (mode === 'production') {
    return 'L’émetteur de démonstration ne démarre pas en production (SAISINE_ENV=production) : indiquez votre fournisseur d’identité dans OIDC_ISSUER.';
  }
  if (!LOOPBACK.test(host)) {
    return `L’émetteur de démonstration ne démarre pas quand Saisine écoute hors de cette machine (HOST=${host}) : remettez HOST=127.0.0.1, ou indiquez votre fournisseur d’identité dans OIDC_ISSUER.`;
  }
  if (oidcIssuer !== undefined && oidcIssuer !== issuerUrl(issuerPort)) {
    return `L’émetteur de démonstration ne démarre pas à côté d’un autre émetteur (OIDC_ISSUER=${oidcIssuer}) : retirez OIDC_ISSUER pour l’utiliser.`;
  }
  return undefined;
}
