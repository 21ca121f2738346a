import { Alert, Button, Center, Group, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { ApiProblem } from '../api/index.js';
import { useWords } from '../language/index.js';
import { words } from './words.js';

/** Nothing to show, and what one may do about it. */
export function Empty({ icon, title, children, action }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Center py="xl">
      <Stack align="center" gap="xs" maw={460} ta="center">
        {icon}
        <Text fw={600} size="lg">
          {title}
        </Text>
        {children !== undefined && <Text c="dimmed">{children}</Text>}
        {action}
      </Stack>
    </Center>
  );
}

/** What went wrong, in the API's own sentence, and a way on. */
export function Failed({ failure, retry }: { failure: unknown; retry?: () => void }) {
  const { states } = useWords(words);
  const problem = failure instanceof ApiProblem ? failure.problem : undefined;
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={problem?.title ?? states.failed} my="md">
      <Stack gap="sm" align="flex-start">
        <Text>{problem?.detail ?? states.unknown}</Text>
        {retry && (
          <Button size="xs" variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={retry}>
            {states.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** A page whose data is on its way: the shape of what will come, and said to those who do not see it. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  const { states } = useWords(words);
  return (
    <Stack gap="sm" role="status" aria-live="polite">
      <span className="visually-hidden">{states.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={index === 0 ? 28 : 18} width={index === 0 ? '45%' : `${95 - ((index * 13) % 40)}%`} />
      ))}
    </Stack>
  );
}

export function WaitingInline({ label }: { label?: string }) {
  const { states } = useWords(words);
  return (
    <Group gap="xs" role="status">
      <Loader size="xs" aria-hidden />
      <Text size="sm">{label ?? states.loading}</Text>
    </Group>
  );
}

/** What the tab is called for as long as somebody is there; undefined: as the application. */
export function useTabTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    document.title = `${title} – Saisine`;
    return () => {
      document.title = 'Saisine';
    };
  }, [title]);
}

/** The heading of a page: one `h1`, what may be done beside it. A plain title is the tab's as well. */
export function Heading({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  useTabTitle(typeof title === 'string' ? title : undefined);
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm" wrap="wrap">
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {lead !== undefined && <Text c="dimmed">{lead}</Text>}
      </Stack>
      {children !== undefined && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
