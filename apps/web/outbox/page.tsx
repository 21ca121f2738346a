import { Accordion, Alert, Code, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { IconAlertTriangle, IconMail, IconMailOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useWords } from '../language/index.js';
import { Empty, Failed, Heading, More, rowsOf, TextLink, useAddress, Waiting } from '../parts/index.js';
import { MailItem } from './mail-item.js';
import { type Mail, type MailState, outboxQuery } from './queries.js';
import { words } from './words.js';
import './outbox.css';

const STATES: readonly MailState[] = ['waiting', 'sending', 'sent', 'failed', 'notConfigured'];

/** The mails that Saisine wrote, whether they went out or not. */
export function OutboxPage() {
  const says = useWords(words);
  const [address, change] = useAddress();
  const state = STATES.find((one) => one === address.etat);
  const scope = address.pour === 'organisme' ? 'organisation' : 'mine';
  const list = useInfiniteQuery(outboxQuery({ scope, state }));
  const mails = rowsOf(list.data, ({ mails: some }: { readonly mails: readonly Mail[] }) => some);
  const organisationToo = list.data?.pages[0]?.organisationToo === true;
  const attention = mails.filter((mail) => mail.attention).length;
  return (
    <>
      <Heading title={says.title} lead={says.lead}>
        <TextLink to="/reglages" search={{ onglet: 'avis' }} className="not-printed">
          {says.settings}
        </TextLink>
      </Heading>
      {list.data?.pages[0]?.sends === false && <NotSetUp />}
      {attention > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={says.trouble.title(attention)} mb="md">
          {says.trouble.why}
        </Alert>
      )}
      <Group mb="md" gap="sm" align="flex-end" className="not-printed">
        {organisationToo && (
          <SegmentedControl
            aria-label={says.scopes.label}
            value={scope}
            onChange={(value) => change({ pour: value === 'organisation' ? 'organisme' : undefined })}
            data={[
              { value: 'mine', label: says.scopes.mine },
              { value: 'organisation', label: says.scopes.organisation },
            ]}
          />
        )}
        <NativeSelect
          label={says.state}
          value={state ?? ''}
          onChange={({ currentTarget }) => change({ etat: currentTarget.value })}
          data={[{ value: '', label: says.everyState }, ...STATES.map((value) => ({ value, label: says.states[value] }))]}
        />
      </Group>
      {list.error && <Failed failure={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Waiting rows={6} />}
      {list.data && mails.length === 0 && (
        <Empty icon={<IconMail size={36} aria-hidden />} title={state === undefined ? says.empty.title : says.empty.filtered}>
          {state === undefined ? says.empty.why : undefined}
        </Empty>
      )}
      <Accordion multiple variant="separated" order={2}>
        {mails.map((mail) => (
          <MailItem key={mail.id} mail={mail} />
        ))}
      </Accordion>
      <More of={list} />
    </>
  );
}

/** No mail server: what that means, and what whoever runs the server sets. */
function NotSetUp() {
  const { off } = useWords(words);
  return (
    <Alert icon={<IconMailOff aria-hidden />} title={off.title} mb="md" variant="light">
      <Text>{off.what}</Text>
      <Text mt="xs">{off.how}</Text>
      <dl className="mail-settings">
        {off.settings.map(([name, what]) => (
          <Fragment key={name}>
            <dt>
              <Code>{name}</Code>
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Alert>
  );
}
