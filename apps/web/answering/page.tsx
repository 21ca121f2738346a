import { Alert, Button, Container, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { call, isProblem } from '../api/index.js';
import { Refusals } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { Failed, Waiting } from '../parts/index.js';
import { AnswerForm } from './answer-form.js';
import type { Answered, Asked } from './asked.js';
import { words } from './words.js';

/** The secret stands behind « # »: no browser sends it to a server, and it is taken out of the address at once. */
function useSecret(): string {
  const [secret] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return secret;
}

/** For whoever was sent a one-time link: what is asked, an answer, and that it is recorded. Without account and without session. */
export function AnsweringPage() {
  const says = useWords(words);
  const secret = useSecret();
  const [answered, setAnswered] = useState<Answered>();
  const asked = useQuery({
    queryKey: ['asked'],
    queryFn: () => call<Asked>('POST', '/v1/answers/read', { secret }),
    enabled: secret !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    document.title = `${says.title} – ${says.product}`;
  }, [says]);
  return (
    <Container component="main" size="sm" py="xl">
      <Group gap="sm" mb="lg">
        <img src="/assets/saisine.svg" width={30} height={30} alt="" />
        <Text fw={700} size="lg">
          {says.product}
        </Text>
      </Group>
      {answered ? (
        <Done answered={answered} />
      ) : secret === '' ? (
        <Over title={says.broken}>{says.brokenWhy}</Over>
      ) : asked.isError ? (
        <NotAsked failure={asked.error} retry={() => void asked.refetch()} />
      ) : asked.data ? (
        <AnswerForm asked={asked.data} secret={secret} onAnswered={setAnswered} />
      ) : (
        <Waiting />
      )}
    </Container>
  );
}

function Done({ answered: { label, reference, french } }: { answered: Answered }) {
  const says = useWords(words);
  return (
    <Paper withBorder p="xl">
      <Stack align="flex-start" role="status">
        <IconCircleCheck size={40} aria-hidden />
        <Title order={1} size="h2">
          {says.done}
        </Title>
        <Text>{says.doneText(label, reference, french)}</Text>
        <Button variant="default" className="not-printed" onClick={() => window.print()}>
          {says.keep}
        </Button>
      </Stack>
    </Paper>
  );
}

/** A link that no longer serves says why, and whom to turn to. */
function NotAsked({ failure, retry }: { failure: unknown; retry: () => void }) {
  const says = useWords(words);
  if (!isProblem(failure)) return <Failed failure={failure} retry={retry} />;
  const { code, detail, refusals } = failure.problem;
  const over = says.over[code];
  if (over !== undefined) return <Over title={over}>{detail}</Over>;
  if (refusals) {
    return (
      <Over title={says.overtaken}>
        <Refusals refusals={refusals} />
      </Over>
    );
  }
  return <Failed failure={failure} retry={retry} />;
}

function Over({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Stack align="flex-start">
        <IconLinkOff size={36} aria-hidden />
        <Title order={1} size="h2">
          {title}
        </Title>
        <Alert color="blue" role="alert">
          {children}
        </Alert>
      </Stack>
    </Paper>
  );
}
