import { Button, Checkbox, Group, NativeSelect, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { call, type Member, useMe } from '../api/index.js';
import { DayInput } from '../forms/index.js';
import { dayOf, useWords } from '../language/index.js';
import { Failed, mistakesIn, useFocusOnMistake } from '../parts/index.js';
import { type Delegation, delegationsQuery } from './queries.js';
import { words } from './words.js';

type Kind = Delegation['kind'];
type Reason = NonNullable<Delegation['reason']>['code'];
const KINDS: readonly Kind[] = ['substitution', 'delegation'];
const REASONS: readonly Reason[] = ['ABSENCE', 'WORKLOAD', 'VACANCY', 'ASSIGNMENT'];

interface Written {
  readonly kind: Kind;
  readonly from: string;
  readonly to: string;
  readonly roles: readonly string[];
  readonly starts: string;
  readonly ends: string;
  readonly reason: Reason | '';
}

interface Props {
  readonly members: readonly Member[];
  readonly roleLabels: Readonly<Record<string, string>>;
  /** may the writer arrange it for others? */
  readonly runs: boolean;
  readonly onCreated: () => void;
}

/** A colleague stands in, from one day to another. */
export function DelegationForm({ members, roleLabels, runs, onCreated }: Props) {
  const { delegations: says } = useWords(words);
  const me = useMe();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const today = dayOf(new Date());
  const blank: Written = { kind: 'substitution', from: me.account.id, to: '', roles: [], starts: today, ends: '', reason: '' };
  const [written, write] = useState(blank);
  const giving = useMutation({
    mutationFn: () => call<Delegation>('POST', '/v1/delegations', bodyOf(written, me.account.id)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: delegationsQuery.queryKey });
      write(blank);
      onCreated();
    },
  });
  const mistakes = mistakesIn(giving.error, says.mistakes);
  useFocusOnMistake(form, giving.error);
  const { kind, from, to, roles, starts, ends, reason } = written;
  const change = (some: Partial<Written>) => {
    giving.reset();
    write({ ...written, ...some });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!giving.isPending) giving.mutate();
  };
  const named = ({ id, name, roles: held }: Member) => ({
    value: id,
    label: `${name} (${held.map((role) => roleLabels[role] ?? role).join(', ')})`,
  });
  const given = members.find(({ id }) => id === from)?.roles ?? [];
  return (
    <Paper withBorder p="md" component="form" noValidate ref={form} onSubmit={submit} aria-labelledby="prevoir-un-remplacement">
      <Stack>
        <Title order={3} size="h5" id="prevoir-un-remplacement">
          {says.create}
        </Title>
        <Radio.Group label={says.kind} value={kind} error={mistakes.kind} onChange={(value) => change({ kind: value as Kind })}>
          <Stack gap="xs" mt="xs">
            {KINDS.map((value) => (
              <Radio key={value} value={value} label={says.kinds[value]} description={says.kindsWhy[value]} />
            ))}
          </Stack>
        </Radio.Group>
        {runs && (
          <NativeSelect
            label={says.from}
            value={from}
            error={mistakes.from}
            data={members.map(named)}
            onChange={({ currentTarget }) =>
              change({ from: currentTarget.value, roles: [], ...(currentTarget.value === to ? { to: '' } : {}) })
            }
          />
        )}
        <NativeSelect
          label={says.to}
          aria-required
          value={to}
          error={mistakes.to}
          data={[{ value: '', label: says.choose }, ...members.filter(({ id }) => id !== from).map(named)]}
          onChange={({ currentTarget }) => change({ to: currentTarget.value })}
        />
        {kind === 'delegation' && (
          <Checkbox.Group label={says.roles} value={[...roles]} error={mistakes.roles} onChange={(value) => change({ roles: value })}>
            <Group mt="xs">
              {given.map((role) => (
                <Checkbox key={role} value={role} label={roleLabels[role] ?? role} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <Group align="flex-start">
          <DayInput
            id="remplacement-starts"
            label={says.starts}
            name={says.starts}
            required
            value={starts}
            mistake={mistakes.starts}
            onChange={(starts) => change({ starts })}
          />
          <DayInput
            id="remplacement-ends"
            label={says.ends}
            name={says.ends}
            required
            value={ends}
            mistake={mistakes.ends}
            onChange={(ends) => change({ ends })}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {says.daysWhy}
        </Text>
        <NativeSelect
          label={says.reason}
          description={says.reasonWhy}
          value={reason}
          error={mistakes.reason}
          data={[{ value: '', label: says.noReason }, ...REASONS.map((value) => ({ value, label: says.reasons[value] }))]}
          onChange={({ currentTarget }) => change({ reason: currentTarget.value as Reason | '' })}
        />
        {giving.error && Object.keys(mistakes).length === 0 && <Failed failure={giving.error} />}
        <Group>
          <Button type="submit" loading={giving.isPending}>
            {says.submit}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** What was left empty is not sent: the API says what is missing. */
function bodyOf({ kind, from, to, roles, starts, ends, reason }: Written, self: string) {
  return {
    kind,
    ...(from === self ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(kind === 'delegation' ? { roles } : {}),
    ...(starts === '' ? {} : { starts }),
    ...(ends === '' ? {} : { ends }),
    ...(reason === '' ? {} : { reason }),
  };
}
