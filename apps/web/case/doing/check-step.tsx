import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isProblem, isSignedOut } from '../../api/index.js';
import { Refusals, type Refused } from '../../forms/index.js';
import { useWords } from '../../language/index.js';
import { Failed } from '../../parts/index.js';
import type { Foreseen } from '../consequences.js';
import type { Action } from '../queries.js';
import { words } from '../words.js';
import { ConsequencesList } from './consequences-list.js';
import { FORM } from './fill-step.js';

interface Given {
  readonly action: Action;
  readonly found: Foreseen | null;
  readonly vocabulary: { readonly relationLabel: (relation: string) => string };
  /** what somebody wrote, to read again */
  readonly answers: ReactNode;
  readonly isSending: boolean;
  readonly failure: unknown;
  readonly onSend: () => void;
  readonly onBack: () => void;
  readonly remedy: (refusal: Refused) => ReactNode;
}

/** The second step of an act: what it will bring about, or why it would be refused. */
export function CheckStep({ action, found, vocabulary, answers, isSending, failure, onSend, onBack, remedy }: Given) {
  const { doing, consequences } = useWords(words);
  const isRefused = found !== null && 'refusals' in found;
  return (
    <Stack gap="lg">
      {isRefused ? (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={consequences.refused} role="alert">
          <Stack gap="sm">
            <Text size="sm">{consequences.refusedHint}</Text>
            <Refusals
              refusals={found.refusals}
              form={{ formId: FORM, labelOf: (field) => action.form.properties[field]?.title }}
              onField={onBack}
              remedy={remedy}
            />
          </Stack>
        </Alert>
      ) : (
        <section aria-label={consequences.title}>
          {found ? <ConsequencesList of={found.consequences} vocabulary={vocabulary} /> : <Text>{consequences.unknown}</Text>}
        </section>
      )}
      <details className="fold" open>
        <summary>{consequences.answers}</summary>
        {answers}
      </details>
      <SendingFailed failure={failure} />
      <Group gap="sm">
        {!isRefused && (
          <Button onClick={onSend} loading={isSending}>
            {failure === null ? doing.confirm : doing.retry}
          </Button>
        )}
        <Button variant="default" onClick={onBack} disabled={isSending}>
          {doing.back}
        </Button>
      </Group>
    </Stack>
  );
}

/** Nothing is known of the act: it is safe to send again, with the same key. */
function SendingFailed({ failure }: { failure: unknown }) {
  const { doing } = useWords(words);
  if (failure === null) return null;
  if (isSignedOut(failure)) return <Alert color="orange" role="alert" title={doing.signedOut} />;
  if (isProblem(failure, 'offline')) return <Alert color="orange" role="alert" title={doing.offline} />;
  return <Failed failure={failure} />;
}
