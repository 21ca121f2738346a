import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMe } from '../api/index.js';
import { draftKey, keptDraftQuery } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { ButtonLink, Empty, Failed, Heading, Lawful, Waiting } from '../parts/index.js';
import { processQuery } from '../processes/queries.js';
import { GuidedStart } from './guided-start.js';
import { openerFor } from './may-open.js';
import type { Begun } from './plan.js';
import { words } from './words.js';

/** Opening a case of one process, step by step; what was begun is taken up again. */
export function OpeningProcessPage() {
  const { trouble } = useWords(words);
  const { organisation } = useMe();
  const { process: name = '' } = useParams({ strict: false });
  const process = useQuery(processQuery(name));
  const key = draftKey('opening', process.data?.id ?? name);
  const draft = useQuery({ ...keptDraftQuery<Partial<Begun>>(key), enabled: process.data !== undefined });
  if (process.error !== null) return <Failed failure={process.error} retry={() => void process.refetch()} />;
  if (!process.data || draft.isPending) return <Waiting rows={8} />;
  const opener = openerFor(process.data, organisation);
  if (!opener) {
    return (
      <>
        <Heading title={<Lawful>{process.data.label}</Lawful>} />
        <Empty title={trouble.notMine} action={<ButtonLink to="/nouveau">{trouble.otherWay}</ButtonLink>} />
      </>
    );
  }
  return <GuidedStart key={process.data.key} process={process.data} opener={opener} draftKey={key} kept={draft.data ?? undefined} />;
}
