import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { IconBellCheck, IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { dayOf, daysBetween, frenchLongDay, useWords } from '../language/index.js';
import { Empty, Failed, Heading, More, rowsOf, Said, TextLink, useAddress, Waiting } from '../parts/index.js';
import { byDayOfArrival } from './days.js';
import { NoticeRow } from './notice-row.js';
import { countQuery, markAllRead, markRead, type Notice, type NoticeFilters, noticesQuery } from './queries.js';
import { besides, focusNotice, useWalking } from './walking.js';
import { words } from './words.js';
import './notices.css';

/** What the reader was told, newest first, day by day. */
export function NoticesPage() {
  const says = useWords(words);
  const [address, change] = useAddress();
  const filters: NoticeFilters = { unread: address.liste !== 'tous', mine: address.pour !== 'organisme' };
  const { data: count } = useQuery(countQuery);
  const list = useInfiniteQuery(noticesQuery(filters));
  const notices = rowsOf(list.data, ({ notices: some }: { readonly notices: readonly Notice[] }) => some);
  const { read, readAll, told } = useReading(notices);
  const letters = useWalking((id) => {
    const notice = notices.find((one) => one.id === id);
    if (notice && !notice.readByYou) read.mutate(notice);
  });
  const newest = notices[0];
  return (
    <>
      <Heading title={says.title} lead={says.lead}>
        <TextLink to="/reglages" search={{ onglet: 'avis' }} className="not-printed">
          {says.settings}
        </TextLink>
      </Heading>
      <Group mb="md" gap="sm" className="not-printed">
        <SegmentedControl
          aria-label={says.lists.label}
          value={filters.unread ? 'nonlus' : 'tous'}
          onChange={(liste) => change({ liste: liste === 'tous' ? 'tous' : undefined })}
          data={[
            { value: 'nonlus', label: says.lists.unread },
            { value: 'tous', label: says.lists.all },
          ]}
        />
        <SegmentedControl
          aria-label={says.whose.label}
          value={filters.mine ? 'moi' : 'organisme'}
          onChange={(pour) => change({ pour: pour === 'organisme' ? 'organisme' : undefined })}
          data={[
            { value: 'moi', label: says.whose.mine },
            { value: 'organisme', label: says.whose.organisation },
          ]}
        />
        {count !== undefined && <Text size="sm">{says.unreadCount(filters.mine ? count.mine : count.unread)}</Text>}
        {newest !== undefined && filters.mine && (count?.mine ?? 0) > 0 && (
          <Button
            variant="default"
            leftSection={<IconChecks size={18} aria-hidden />}
            loading={readAll.isPending}
            onClick={() => readAll.mutate(newest.createdAt)}
          >
            {says.markAll}
          </Button>
        )}
      </Group>
      {(read.error ?? readAll.error) && <Failed failure={read.error ?? readAll.error} />}
      {list.error && <Failed failure={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={8} />}
      {list.data && notices.length === 0 && (
        <Empty icon={<IconBellCheck size={36} aria-hidden />} title={filters.unread ? says.empty.unread : says.empty.all}>
          {filters.unread ? says.empty.unreadWhy : says.empty.allWhy}
        </Empty>
      )}
      <Days notices={notices} onRead={(notice) => read.mutate(notice)} />
      <More of={list} />
      {letters && notices.length > 0 && (
        <Text size="sm" c="dimmed" mt="md" className="not-printed" visibleFrom="sm">
          {says.keys}
        </Text>
      )}
      <Said>{told}</Said>
    </>
  );
}

/** Reading one or all, and the focus afterwards: what was read may be gone from the list. */
function useReading(notices: readonly Notice[]) {
  const says = useWords(words);
  const client = useQueryClient();
  const [told, tell] = useState<string>();
  const next = useRef<string>(undefined);
  const again = () => client.invalidateQueries({ queryKey: ['notices'] });
  const read = useMutation({
    mutationFn: ({ id }: Notice) => {
      next.current = besides(id);
      return markRead(id);
    },
    onSuccess: async ({ id }) => {
      await again();
      tell(says.marked);
      requestAnimationFrame(() => focusNotice(notices.some((one) => one.id === id && one.readByYou) ? id : (next.current ?? id)));
    },
  });
  const readAll = useMutation({
    mutationFn: markAllRead,
    onSuccess: async ({ read: count }) => {
      await again();
      tell(says.allMarked(count));
      document.getElementById('contenu')?.focus();
    },
  });
  // said once, and again when it happens again
  useEffect(() => {
    if (told === undefined) return;
    const timer = setTimeout(() => tell(undefined), 4_000);
    return () => clearTimeout(timer);
  }, [told]);
  return { read, readAll, told };
}

function Days({ notices, onRead }: { notices: readonly Notice[]; onRead: (notice: Notice) => void }) {
  const { days } = useWords(words);
  const today = dayOf(new Date());
  const nameOf = (day: string) => {
    const ago = daysBetween(day, today);
    if (ago === 0) return days.today;
    return ago === 1 ? days.yesterday : frenchLongDay(day);
  };
  return byDayOfArrival(notices).map(({ day, notices: some }) => (
    <section key={day} aria-labelledby={`jour-${day}`}>
      <Title order={2} size="h5" id={`jour-${day}`} mt="lg">
        {nameOf(day)}
      </Title>
      <ul className="notices">
        {some.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </section>
  ));
}
