import { Accordion, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconMailOff, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { frenchMoment, useWords } from '../language/index.js';
import { Failed, Lawful, Said } from '../parts/index.js';
import { type Mail, type MailState, sendAgain } from './queries.js';
import { words } from './words.js';

const LOOKS: Record<MailState, { readonly color: string; readonly Icon: typeof IconCheck }> = {
  waiting: { color: 'saisine', Icon: IconClock },
  sending: { color: 'saisine', Icon: IconSend },
  sent: { color: 'green', Icon: IconCheck },
  failed: { color: 'red', Icon: IconAlertTriangle },
  notConfigured: { color: 'gray', Icon: IconMailOff },
};

/** One mail: what it says, and how its sending goes. */
export function MailItem({ mail }: { mail: Mail }) {
  const says = useWords(words);
  const { id, subject, to, yours, state, composedAt, sentAt, notices, attention } = mail;
  const { color, Icon } = LOOKS[state];
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>
        <span className="mail-head">
          <span>
            <Text component="span" display="block" fw={attention ? 700 : 600}>
              {subject === null ? says.noSubject : <Lawful>{subject}</Lawful>}
            </Text>
            <Text component="span" display="block" size="sm" c="dimmed">
              {[
                ...(yours ? [] : [says.to(to.name, to.address)]),
                sentAt === null ? says.written(frenchMoment(composedAt)) : says.sent(frenchMoment(sentAt)),
                says.notices(notices),
              ].join(' · ')}
            </Text>
          </span>
          <Badge component="span" color={color} variant="light" tt="none" leftSection={<Icon size={13} aria-hidden />}>
            {says.states[state]}
          </Badge>
        </span>
      </Accordion.Control>
      <Accordion.Panel>
        <MailPanel mail={mail} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function MailPanel({ mail }: { mail: Mail }) {
  const says = useWords(words);
  const client = useQueryClient();
  const again = useMutation({ mutationFn: () => sendAgain(mail.id), onSuccess: () => client.invalidateQueries({ queryKey: ['outbox'] }) });
  const { to, yours, text, problem, tries, nextTry, state, subject, messageId } = mail;
  return (
    <Stack gap="sm" align="stretch">
      {yours && <Text size="sm">{says.to(to.name, to.address)}</Text>}
      {problem && (
        <Text size="sm">
          <IconAlertTriangle size={14} aria-hidden /> {says.problem} : <Lawful>{problem.label}</Lawful>
          {problem.code !== null && ` (${says.code(problem.code)})`}
        </Text>
      )}
      {state !== 'notConfigured' && (
        <Text size="sm" c="dimmed">
          {[says.tries(tries), ...(nextTry === null ? [] : [says.nextTry(frenchMoment(nextTry))])].join(' · ')}
        </Text>
      )}
      {text === null ? (
        <Text>{says.hidden}</Text>
      ) : (
        <p className="mail-text" lang="fr">
          {text}
        </p>
      )}
      <Text size="xs" c="dimmed">
        {says.messageId} : {messageId}
      </Text>
      {again.error && <Failed failure={again.error} />}
      {state === 'failed' && (
        <Group>
          <Button
            leftSection={<IconSend size={18} aria-hidden />}
            aria-label={says.againThis(subject ?? says.noSubject)}
            loading={again.isPending}
            onClick={() => again.mutate()}
          >
            {says.again}
          </Button>
        </Group>
      )}
      <Said>{again.isSuccess ? says.againDone : undefined}</Said>
    </Stack>
  );
}
