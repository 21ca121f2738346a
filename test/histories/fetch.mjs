import { writeFileSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';

/** Writes a workflow's history, as Temporal's own protocol writes it: `node test/histories/fetch.mjs <address> <workflow id> <file>`. Outside Jest, as replay.mjs is. */

const [address, workflowId = '', file = ''] = process.argv.slice(2);
const connection = await Connection.connect({ address });
const history = await new Client({ connection }).workflow.getHandle(workflowId).fetchHistory();
writeFileSync(file, proto.temporal.api.history.v1.History.encode(history).finish());
await connection.close();
