import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCalendarQuestion, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { draftKey, draftsQuery, Refusals, type Refused } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { Failed, Lawful, WaitingInline } from '../parts/index.js';
import { type Blocked, grouped } from './grouped-acts.js';
import { type Action, actionsQuery, type Case } from './queries.js';
import { words } from './words.js';

interface Given {
  readonly of: Case;
  readonly onAct: (act: string) => void;
  /** to see first what an act on one day or another would change; absent where no date changes a situation */
  readonly onTry?: (act: string) => void;
  readonly remedy: (refusal: Refused) => ReactNode;
}

/** What may be done now, and what may not with the reason for it. */
export function Acts({ of, onAct, onTry, remedy }: Given) {
  const { acts: says } = useWords(words);
  const { data, error, isPending, refetch } = useQuery(actionsQuery(of.id));
  const { data: drafts = [] } = useQuery({ ...draftsQuery, retry: false });
  if (of.closed && data?.actions.length === 0) {
    return (
      <Frame>
        <Text>{says.ended}</Text>
      </Frame>
    );
  }
  if (isPending) {
    return (
      <Frame>
        <WaitingInline />
      </Frame>
    );
  }
  if (!data) return <Failed failure={error} retry={() => void refetch()} />;
  const { advancing, allowed: rest, blocked, others } = grouped(data.actions);
  const allowed = [...advancing, ...rest];
  const kept = new Set(drafts.map(({ key }) => key));
  return (
    <Frame>
      <Stack gap="md">
        {allowed.length === 0 ? (
          <Text>
            {says.none}{' '}
            {of.situation.waitsFor.length > 0 && (
              <Lawful>{says.noneWhy(of.situation.waitsFor.map(({ label }) => label).join(', '))}</Lawful>
            )}
          </Text>
        ) : (
          <ul className="plain-list act-list">
            {allowed.map((action) => (
              <li key={action.act}>
                <OneAct
                  action={action}
                  isAwaited={advancing.includes(action) || allowed.length === 1}
                  hasDraft={kept.has(draftKey('act', of.id, action.act))}
                  onAct={onAct}
                  onTry={action.dating === 'evidenced' ? onTry : undefined}
                />
              </li>
            ))}
          </ul>
        )}
        {blocked.length > 0 && (
          <section aria-label={says.blocked}>
            <Title order={3} size="h5" mb="xs">
              {says.blocked}
            </Title>
            <BlockedActs groups={blocked} remedy={remedy} />
          </section>
        )}
        {others.length > 0 && (
          <details className="fold">
            <summary>{says.others(others.reduce((sum, { acts }) => sum + acts.length, 0))}</summary>
            <BlockedActs groups={others} remedy={remedy} />
          </details>
        )}
        {data.elsewhere.length > 0 && (
          <details className="fold">
            <summary>{says.later(data.elsewhere.length)}</summary>
            <Stack component="ul" gap={4} className="plain-list">
              {data.elsewhere.map(({ act, label, situations }) => (
                <li key={act}>
                  <Text size="sm">
                    <Lawful>{label}</Lawful>
                  </Text>
                  <Text size="sm" c="dimmed">
                    <Lawful>{says.laterIn(situations.map((one) => one.label).join(', '))}</Lawful>
                  </Text>
                </li>
              ))}
            </Stack>
          </details>
        )}
      </Stack>
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const { acts: says } = useWords(words);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="case-acts">
      <Title order={2} size="h4" id="case-acts" mb="sm">
        {says.title}
      </Title>
      {children}
    </Paper>
  );
}

function OneAct({
  action: { act, label, hint },
  isAwaited,
  hasDraft,
  onAct,
  onTry,
}: {
  action: Action;
  isAwaited: boolean;
  hasDraft: boolean;
  onAct: (act: string) => void;
  onTry?: (act: string) => void;
}) {
  const { acts: says } = useWords(words);
  return (
    <div>
      <Group gap="xs">
        <Button variant={isAwaited ? 'filled' : 'light'} onClick={() => onAct(act)} className="act-button">
          <Lawful>{label}</Lawful>
        </Button>
        {hasDraft && (
          <Badge variant="light" tt="none">
            {says.resume}
          </Badge>
        )}
      </Group>
      {hint !== undefined && (
        <Text size="sm" c="dimmed" mt={2}>
          <Lawful>{hint}</Lawful>
        </Text>
      )}
      {onTry && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          mt={2}
          leftSection={<IconCalendarQuestion size={15} aria-hidden />}
          onClick={() => onTry(act)}
        >
          {says.tryDate}
          <span className="visually-hidden">
            {' '}
            : <Lawful>{label}</Lawful>
          </span>
        </Button>
      )}
    </div>
  );
}

function BlockedActs({ groups, remedy }: { groups: readonly Blocked[]; remedy: (refusal: Refused) => ReactNode }) {
  return (
    <Stack gap="sm">
      {groups.map(({ key, acts, refusals }) => (
        <div key={key} className="blocked">
          <Text size="sm" fw={600}>
            <IconLock size={14} aria-hidden className="inline-icon" /> <Lawful>{acts.map(({ label }) => label).join(' · ')}</Lawful>
          </Text>
          <Refusals refusals={refusals} remedy={remedy} quiet />
        </div>
      ))}
    </Stack>
  );
}
