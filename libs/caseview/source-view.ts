import { cite, type Refusal, type Source, sentence } from '../../machines/kernel/index.js';
import type { NameOf } from './names.js';

/** A source with the line that is printed beside a rule. */
export const sourceView = (source: Source) => ({ ...source, cited: cite(source) });

/** A refusal whose sentence names whom the reader may see named. */
export const refusalView = ({ code, message, source, missing }: Refusal, nameOf: NameOf) => ({
  code,
  message: sentence(message, nameOf),
  source: sourceView(source),
  missing,
});

export type RefusalView = ReturnType<typeof refusalView>;
