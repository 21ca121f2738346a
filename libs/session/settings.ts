export const SESSION_SETTINGS = 'SESSION_SETTINGS';

export interface SessionSettings {
  /** where browsers see the application, without a path: the only origin that may act with a session */
  readonly publicUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  /** a file that holds the client's secret; none for a public client */
  readonly clientSecretFile: string | undefined;
  /** a session ends after so much time without activity */
  readonly idleMinutes: number;
  /** and at the latest after so much */
  readonly hours: number;
}
