import { Accordion, Alert, Button, Code, Group, List, Modal, Paper, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCalendarPlus, IconCheck, IconCopy } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answered, api } from '../api/index.js';
import { frenchDay, frenchMoment, useWords } from '../language/index.js';
import { Failed, Lawful, Said, Waiting } from '../parts/index.js';
import { addressesQuery, type CalendarAddress, dueQuery } from './queries.js';
import { words } from './words.js';

type Scope = CalendarAddress['scope'];
const SCOPES: readonly Scope[] = ['mine', 'organisation'];

/** Deadlines in one's own calendar program: what is read there, an address, how to subscribe, and taking it back. */
export function CalendarAddresses() {
  const { calendar } = useWords(words);
  return (
    <Stack gap="lg" maw={760}>
      <div>
        <Title order={2} size="h4">
          {calendar.title}
        </Title>
        <Text>{calendar.lead}</Text>
      </div>
      <Neutral />
      <Creating />
      <Existing />
      <Programs />
    </Stack>
  );
}

/** What stands in the calendar, on an example of the reader's own. */
function Neutral() {
  const { calendar } = useWords(words);
  const { data } = useInfiniteQuery(dueQuery('ahead', { mine: false }));
  const due = data?.pages[0]?.deadlines[0];
  return (
    <Alert title={calendar.neutral} variant="light">
      <Text>{calendar.neutralWhy}</Text>
      {due && (
        <Text mt="xs">
          {calendar.example}{' '}
          <Code>
            <Lawful>{`${due.case.reference} : ${due.label}`}</Lawful>
          </Code>
        </Text>
      )}
    </Alert>
  );
}

function Creating() {
  const { calendar } = useWords(words);
  const [scope, setScope] = useState<Scope>('mine');
  const client = useQueryClient();
  const creating = useMutation({
    mutationFn: () => answered(api.POST('/v1/calendar-addresses', { body: { scope } })),
    onSuccess: () => client.invalidateQueries({ queryKey: addressesQuery.queryKey }),
  });
  if (creating.data) return <Created address={`${window.location.origin}${creating.data.address}`} onDone={creating.reset} />;
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!creating.isPending) creating.mutate();
      }}
    >
      <Stack align="flex-start">
        <Radio.Group label={calendar.scope} value={scope} onChange={(value) => setScope(value as Scope)}>
          <Stack gap="xs" mt="xs">
            {SCOPES.map((value) => (
              <Radio key={value} value={value} label={calendar.scopes[value]} description={calendar.scopesWhy[value]} />
            ))}
          </Stack>
        </Radio.Group>
        {creating.error && <Failed failure={creating.error} />}
        <Button type="submit" loading={creating.isPending} leftSection={<IconCalendarPlus size={18} aria-hidden />}>
          {calendar.create}
        </Button>
      </Stack>
    </Paper>
  );
}

/** The only time it is shown: focus goes to it. */
function Created({ address, onDone }: { address: string; onDone: () => void }) {
  const { calendar } = useWords(words);
  const { copied, copy } = useClipboard({ timeout: 4_000 });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <Alert color="green" title={calendar.created} icon={<IconCheck aria-hidden />}>
      <Stack gap="sm" align="stretch" p={4}>
        <Text>{calendar.once}</Text>
        <TextInput ref={field} readOnly label={calendar.address} value={address} onFocus={({ currentTarget }) => currentTarget.select()} />
        <Group>
          <Button
            leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            onClick={() => copy(address)}
          >
            {copied ? calendar.copied : calendar.copy}
          </Button>
          <Button variant="default" onClick={onDone}>
            {calendar.done}
          </Button>
        </Group>
        <Said>{copied ? calendar.copied : undefined}</Said>
      </Stack>
    </Alert>
  );
}

function Existing() {
  const { calendar } = useWords(words);
  const { data, error, refetch } = useQuery(addressesQuery);
  const [told, tell] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const done = () => {
    tell(calendar.revoked);
    heading.current?.focus();
  };
  if (error) return <Failed failure={error} retry={() => void refetch()} />;
  if (!data) return <Waiting rows={3} />;
  const present = data.addresses.filter(({ revokedAt }) => revokedAt === null);
  const former = data.addresses.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <section>
      <Title order={3} size="h5" ref={heading} tabIndex={-1} mb="xs">
        {calendar.yours}
      </Title>
      {present.length === 0 && <Text c="dimmed">{calendar.none}</Text>}
      <Stack component="ul" gap="xs" className="dues">
        {present.map((address) => (
          <OneAddress key={address.id} address={address} onRevoked={done} />
        ))}
      </Stack>
      {former.length > 0 && (
        <details>
          <summary>{calendar.former}</summary>
          <ul>
            {former.map((address) => (
              <li key={address.id}>
                <Described address={address} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Said>{told}</Said>
    </section>
  );
}

function OneAddress({ address, onRevoked }: { address: CalendarAddress; onRevoked: () => void }) {
  const { calendar } = useWords(words);
  const [asking, ask] = useState(false);
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between">
        <Described address={address} />
        <Button
          variant="default"
          aria-label={calendar.revokeThis(calendar.scopes[address.scope], frenchDay(address.createdAt))}
          onClick={() => ask(true)}
        >
          {calendar.revoke}
        </Button>
      </Group>
      <Revoking
        opened={asking}
        address={address}
        onClose={(revoked) => {
          ask(false);
          if (revoked) onRevoked();
        }}
      />
    </Paper>
  );
}

function Described({ address: { scope, createdAt, lastUsedAt, revokedAt } }: { address: CalendarAddress }) {
  const { calendar } = useWords(words);
  return (
    <div>
      <Text>{calendar.scopes[scope]}</Text>
      <Text size="sm" c="dimmed">
        {[
          calendar.createdOn(frenchDay(createdAt)),
          lastUsedAt === null ? calendar.neverUsed : calendar.lastUsed(frenchMoment(lastUsedAt)),
          ...(revokedAt === null ? [] : [calendar.revokedOn(frenchDay(revokedAt))]),
        ].join(' · ')}
      </Text>
    </div>
  );
}

function Revoking({ opened, address, onClose }: { opened: boolean; address: CalendarAddress; onClose: (revoked: boolean) => void }) {
  const { calendar } = useWords(words);
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => answered(api.DELETE('/v1/calendar-addresses/{id}', { params: { path: { id: address.id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: addressesQuery.queryKey });
      onClose(true);
    },
  });
  return (
    <Modal opened={opened} onClose={() => onClose(false)} title={calendar.revokeTitle}>
      <Stack>
        <Described address={address} />
        <Text>{calendar.revokeWhy}</Text>
        {revoking.error && <Failed failure={revoking.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onClose(false)} data-autofocus>
            {calendar.keep}
          </Button>
          <Button color="red" loading={revoking.isPending} onClick={() => revoking.mutate()}>
            {calendar.revoke}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Programs() {
  const { calendar } = useWords(words);
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {calendar.how}
      </Title>
      <Accordion variant="contained">
        {calendar.programs.map(({ name, steps }) => (
          <Accordion.Item key={name} value={name}>
            <Accordion.Control>{name}</Accordion.Control>
            <Accordion.Panel>
              <List type="ordered" spacing={4}>
                {steps.map((step) => (
                  <List.Item key={step}>{step}</List.Item>
                ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
