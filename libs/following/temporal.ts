import { Client, Connection } from '@temporalio/client';

/** Where the cases' workflows run. */
export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** A client that connects when it is first needed, and again after the server was away. */
export function temporalClient({ address, namespace }: TemporalAddress): Client {
  return new Client({ connection: Connection.lazy({ address, connectTimeout: '5s' }), namespace });
}
