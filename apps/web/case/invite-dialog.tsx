import { Alert, Button, CopyButton, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, isProblem, useMe } from '../api/index.js';
import { mistakesOf, NO_MISTAKES, Refusals } from '../forms/index.js';
import { frenchMoment, useWords } from '../language/index.js';
import { Failed } from '../parts/index.js';
import { processQuery } from '../processes/queries.js';
import { askable } from './askable.js';
import { useFocusBack } from './focus-back.js';
import { actionsQuery, type Case, type Vocabulary } from './queries.js';
import { words } from './words.js';

const USUAL_DAYS = 7;
const MOST_DAYS = 30;

interface Sent {
  readonly secret: string;
  readonly expiresAt: string;
}

/** Makes a link by which another organisation answers once, and shows it once. */
export function InviteDialog({ of, vocabulary, onClose }: { of: Case; vocabulary: Vocabulary; onClose: () => void }) {
  useFocusBack();
  const { invitations: says } = useWords(words);
  const client = useQueryClient();
  const own = useMe();
  const process = useQuery(processQuery(of.process));
  const actions = useQuery(actionsQuery(of.id));
  const [chosen, choose] = useState<string | null>(null);
  const [organisation, setOrganisation] = useState<string | null>(null);
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const possible = process.data && actions.data ? askable(process.data, actions.data, of, own.organisation.id) : [];
  const one = possible.find(({ key }) => key === chosen);
  const holders = of.organisations.filter(({ relation, id }) => relation === one?.relation && id !== own.organisation.id);
  const send = useMutation({
    mutationFn: () =>
      call<Sent>('POST', `/v1/cases/${of.id}/invitations`, {
        relation: one?.relation,
        act: one?.act,
        ...(organisation === null ? {} : { organisation }),
        validDays: typeof days === 'number' ? days : USUAL_DAYS,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', of.id, 'invitations'] }),
  });
  const problem = isProblem(send.error) ? send.error.problem : undefined;
  const mistakes = problem?.errors ? mistakesOf(problem.errors) : NO_MISTAKES;
  return (
    <Modal opened onClose={onClose} title={send.data ? says.created : says.add} size="lg">
      {send.data ? (
        <TheLink sent={send.data} onClose={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!send.isPending) send.mutate();
          }}
        >
          <Stack>
            <Text size="sm">{says.lead}</Text>
            {process.data && actions.data && possible.length === 0 && <Alert color="blue">{says.nobody}</Alert>}
            <Select
              data-autofocus
              label={`${says.what} – ${says.whom.toLowerCase()}`}
              data={possible.map(({ key, label, relation }) => ({ value: key, label: `${label} – ${vocabulary.relationLabel(relation)}` }))}
              value={chosen}
              onChange={choose}
              error={mistakes.relation ?? mistakes.act}
              searchable
            />
            {holders.length > 1 && (
              <Select
                label={says.which}
                data={holders.map(({ id, name }) => ({ value: id, label: name ?? id }))}
                value={organisation}
                onChange={setOrganisation}
                error={mistakes.organisation}
                searchable
              />
            )}
            <NumberInput
              label={says.days}
              value={days}
              onChange={setDays}
              min={1}
              max={MOST_DAYS}
              allowDecimal={false}
              error={mistakes.validDays}
              maw={220}
            />
            {problem?.refusals && <Refusals refusals={problem.refusals} />}
            {send.isError && !problem?.refusals && !problem?.errors && <Failed failure={send.error} />}
            <Group>
              <Button type="submit" loading={send.isPending} disabled={!one}>
                {says.create}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function TheLink({ sent: { secret, expiresAt }, onClose }: { sent: Sent; onClose: () => void }) {
  const { invitations: says } = useWords(words);
  const link = `${window.location.origin}/repondre#${secret}`;
  return (
    <Stack>
      <Alert color="orange" role="alert">
        {says.once}
      </Alert>
      <TextInput data-autofocus readOnly label={says.link} value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
      <Text size="sm">{says.until(frenchMoment(expiresAt))}</Text>
      <Group>
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button onClick={copy} aria-live="polite">
              {copied ? says.copied : says.copy}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {says.done}
        </Button>
      </Group>
    </Stack>
  );
}
