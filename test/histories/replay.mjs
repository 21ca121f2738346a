import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

/**
 * Replays recorded workflow histories on the workflows of this build: `node test/histories/replay.mjs [folder] [--spoilt]`.
 * `--spoilt` puts a timer in the place of the search attributes first, so that none may replay: the control of the check itself.
 * A process of its own, for Temporal's worker and Jest's module loader don't go together. Exits with 1 when one does not replay.
 */

const folder = process.argv[2] ?? fileURLToPath(new URL('./recorded', import.meta.url));
const codePath = fileURLToPath(new URL('../../dist/workflows/bundle.js', import.meta.url));

Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
const files = readdirSync(folder).filter((name) => name.endsWith('.history'));
const histories = files.map((name) => ({
  workflowId: basename(name, '.history'),
  history: proto.temporal.api.history.v1.History.decode(readFileSync(join(folder, name))),
}));

const { EventType } = proto.temporal.api.enums.v1;
if (process.argv.includes('--spoilt')) {
  for (const { history } of histories) {
    for (const event of history.events) {
      if (event.eventType !== EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES) continue;
      const { workflowTaskCompletedEventId } = event.upsertWorkflowSearchAttributesEventAttributes ?? {};
      event.upsertWorkflowSearchAttributesEventAttributes = null;
      event.eventType = EventType.EVENT_TYPE_TIMER_STARTED;
      event.timerStartedEventAttributes = {
        timerId: '99',
        startToFireTimeout: { seconds: /** @type {any} */ (60) },
        workflowTaskCompletedEventId,
      };
    }
  }
}

let failed = 0;
for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, histories)) {
  console.log(`${error ? 'differs' : 'replays'} ${workflowId}${error ? `: ${error.message.split('\n')[0]}` : ''}`);
  if (error) failed += 1;
}
if (files.length === 0) console.log(`no recorded history in ${folder}`);
process.exit(failed > 0 || files.length === 0 ? 1 : 0);
