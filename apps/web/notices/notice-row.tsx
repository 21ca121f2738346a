import { Badge, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMe } from '../api/index.js';
import { frenchHour, frenchMoment, useWords } from '../language/index.js';
import { Lawful, TextLink } from '../parts/index.js';
import type { Notice } from './queries.js';
import { words } from './words.js';

/** One notice: what happened, in which case, why it reaches the reader, who has read it. */
export function NoticeRow({ notice, onRead }: { notice: Notice; onRead: (notice: Notice) => void }) {
  const says = useWords(words);
  const { id, kindLabel, urgency, readByYou, createdAt, escalatedAt, case: of } = notice;
  return (
    <li className="notice" data-unread={!readByYou || undefined} data-notice={id}>
      <span className="notice-dot" aria-hidden />
      <div className="notice-what">
        <Text fw={readByYou ? 400 : 600}>
          {!readByYou && <span className="visually-hidden">{says.unread} : </span>}
          <TextLink to="/dossiers/$id" params={{ id: of.id }} className="notice-link">
            <Lawful>{kindLabel}</Lawful>
            <span className="visually-hidden">, {of.reference}</span>
          </TextLink>
        </Text>
        <Text size="sm">
          {of.reference} · <Lawful>{of.label}</Lawful> · <time dateTime={createdAt}>{frenchHour(createdAt)}</time>
        </Text>
        {(urgency || of.sandbox) && (
          <Group gap="xs" my={4}>
            {urgency && (
              <Badge
                color="red"
                variant="light"
                tt="none"
                className="notice-badge"
                leftSection={<IconAlertTriangle size={13} aria-hidden />}
              >
                {says.urgent} : <Lawful>{urgency.label.charAt(0).toLowerCase() + urgency.label.slice(1)}</Lawful>
              </Badge>
            )}
            {of.sandbox && (
              <Badge color="grape" variant="outline" tt="none" className="notice-badge">
                {says.sandbox}
              </Badge>
            )}
          </Group>
        )}
        <Text size="sm" c="dimmed">
          <Why notice={notice} /> · <Readers notice={notice} />
        </Text>
        {escalatedAt !== null && (
          <Text size="sm" c="dimmed">
            {says.escalated(frenchMoment(escalatedAt))}
          </Text>
        )}
      </div>
      {!readByYou && (
        <Button
          variant="subtle"
          className="not-printed"
          leftSection={<IconCheck size={16} aria-hidden />}
          aria-label={says.markThis(kindLabel, of.reference)}
          onClick={() => onRead(notice)}
        >
          {says.mark}
        </Button>
      )}
    </li>
  );
}

function Why({ notice: { why } }: { notice: Notice }) {
  const { why: says } = useWords(words);
  const relation = why.relation.label;
  if (why.you === null) return says.colleagues(relation);
  const { code, standingInFor } = why.you;
  if (code === 'role' || code === 'member') return says[code](relation);
  return code === 'substitute' ? says.substitute(standingInFor?.name ?? '') : says[code];
}

function Readers({ notice: { readBy } }: { notice: Notice }) {
  const { readBy: saysReadBy, readByYou, readByNobody } = useWords(words);
  const me = useMe();
  if (readBy.length === 0) return readByNobody;
  return saysReadBy(readBy.map(({ id, name }) => (id === me.account.id ? readByYou : name)).join(', '));
}
