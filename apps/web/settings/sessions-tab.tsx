import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answered, api } from '../api/index.js';
import { frenchMoment, useWords } from '../language/index.js';
import { Failed, Lawful, Waiting } from '../parts/index.js';
import { type BrowserSession, sessionsQuery } from './queries.js';
import { SectionHead } from './section.js';
import { words } from './words.js';

/** In which browsers somebody is signed in, and the end of those that are not wanted. */
export function SessionsTab() {
  const { sessions: says } = useWords(words);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const [told, tell] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const done = async (sentence: string) => {
    await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    tell(sentence);
    // the button that was pressed is gone
    status.current?.focus();
  };
  const ending = useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/v1/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => done(says.ended),
  });
  const endingOthers = useMutation({
    mutationFn: () => answered(api.DELETE('/v1/sessions')),
    onSuccess: ({ ended }) => done(says.othersEnded(ended)),
  });
  const failure = ending.error ?? endingOthers.error;
  const others = (data?.sessions ?? []).filter(({ present }) => !present);
  return (
    <Stack gap="lg">
      <SectionHead title={says.title} lead={says.lead} />
      {error && <Failed failure={error} retry={() => void refetch()} />}
      {!error && !data && <Waiting rows={4} />}
      {data?.sessions.length === 0 && <Text>{says.none}</Text>}
      <Stack component="ul" gap="sm" className="settings-list">
        {data?.sessions.map((session) => (
          <Session key={session.id} session={session} isEnding={ending.isPending} end={() => ending.mutate(session.id)} />
        ))}
      </Stack>
      {failure && <Failed failure={failure} />}
      <Group>
        {others.length > 1 && (
          <Button variant="default" loading={endingOthers.isPending} onClick={() => endingOthers.mutate()}>
            {says.endOthers}
          </Button>
        )}
        <Text role="status" ref={status} tabIndex={-1} size="sm">
          {told}
        </Text>
      </Group>
    </Stack>
  );
}

function Session({ session, isEnding, end }: { session: BrowserSession; isEnding: boolean; end: () => void }) {
  const { sessions: says } = useWords(words);
  const { device, createdAt, lastSeenAt, endsAt, present } = session;
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>
              <Lawful>{device}</Lawful>
            </Text>
            {present && (
              <Badge variant="light" tt="none">
                {says.present}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {[says.opened(frenchMoment(createdAt)), says.seen(frenchMoment(lastSeenAt)), says.ends(frenchMoment(endsAt))].join(', ')}
          </Text>
        </div>
        {!present && (
          <Button variant="default" disabled={isEnding} aria-label={says.endThis(device, frenchMoment(createdAt))} onClick={end}>
            {says.end}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
