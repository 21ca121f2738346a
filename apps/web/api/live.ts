import { createParser } from 'eventsource-parser';
import { reach } from './client.js';

export interface LiveEvent {
  /** `case`, `notice`, … */
  readonly type: string;
  readonly data: unknown;
  /** where the stream is taken up again; for a case, the instant of the change */
  readonly id?: string;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Listens to what changes, from now until told to stop, over whatever breaks in between. The browser's own EventSource can't say for
 * which organisation it listens.
 * @param heard told of each event
 * @param connected told when the stream opens and when it breaks
 */
export function listen(heard: (event: LiveEvent) => void, connected: (is: boolean) => void): () => void {
  const stop = new AbortController();
  let lastId: string | undefined;
  let pause = FIRST_PAUSE_MS;
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      if (id !== undefined) lastId = id;
      heard({ type: event ?? 'message', data: data === '' ? null : JSON.parse(data), ...(id === undefined ? {} : { id }) });
    },
  });
  const once = async () => {
    const headers = { Accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'Last-Event-ID': lastId }) };
    const response = await reach('/v1/events', { headers, signal: stop.signal, cache: 'no-store' });
    if (!response.ok || !response.body) throw new Error(`events: ${response.status}`);
    connected(true);
    pause = FIRST_PAUSE_MS;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) parser.feed(part.value);
    parser.reset();
  };
  const forever = async () => {
    while (!stop.signal.aborted) {
      await once().catch(() => undefined);
      if (stop.signal.aborted) return;
      connected(false);
      await new Promise((resolve) => setTimeout(resolve, pause * (0.75 + Math.random() / 2)));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };
  void forever();
  return () => stop.abort();
}
