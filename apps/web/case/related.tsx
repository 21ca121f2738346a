import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { frenchDay, useWords } from '../language/index.js';
import { Empty, Failed, Lawful, More, rowsOf, TextLink, Waiting } from '../parts/index.js';
import { registersQuery } from '../registers/queries.js';
import { type Case, dependantsQuery, type Foundation, foundationsQuery } from './queries.js';
import { words } from './words.js';

/** Whether a case is one on which others may rest: its process has a register. */
function useHasRegister({ process }: Pick<Case, 'process'>): boolean {
  const { data = [] } = useQuery(registersQuery);
  return data.some((register) => process.split('@')[0] === register.process);
}

/** Whether there is anything to see of what a case rests on, or of what rests on it. */
export function useIsRelated(of: Pick<Case, 'id' | 'process'>): boolean {
  const { data } = useQuery(foundationsQuery(of.id));
  const hasRegister = useHasRegister(of);
  return hasRegister || (data?.length ?? 0) > 0;
}

/** What a case rests on, and what rests on it: links both ways, and the count of what one may not see. */
export function Related({ of }: { of: Case }) {
  const hasRegister = useHasRegister(of);
  const foundations = useQuery(foundationsQuery(of.id));
  const { related: says } = useWords(words);
  if (foundations.isPending) return <Waiting rows={3} />;
  if (!foundations.data) return <Failed failure={foundations.error} retry={() => void foundations.refetch()} />;
  return (
    <Stack gap="xl">
      {foundations.data.length > 0 && (
        <div>
          <Title order={2} size="h4" mb="xs">
            {says.restsOn}
          </Title>
          <Foundations foundations={foundations.data} />
        </div>
      )}
      {hasRegister && <Dependants of={of} />}
      {foundations.data.length === 0 && !hasRegister && <Empty title={says.none} />}
    </Stack>
  );
}

/** The same in the margin of the case, in a few lines. */
export function RestsOn({ of }: { of: Case }) {
  const { related: says } = useWords(words);
  const { data = [] } = useQuery(foundationsQuery(of.id));
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="case-rests-on">
      <Title order={2} size="h4" id="case-rests-on" mb={4}>
        {says.restsOn}
      </Title>
      <Foundations foundations={data} />
    </section>
  );
}

function Foundations({ foundations }: { foundations: readonly Foundation[] }) {
  const { related: says } = useWords(words);
  return (
    <Stack component="ul" gap="xs" className="plain-list">
      {foundations.map(({ key, title, label, missing, span, case: found }) => (
        <li key={key}>
          {found ? (
            <TextLink to="/dossiers/$id" params={{ id: found.id }} search={{}} size="sm" fw={600}>
              {title === '' || title === found.reference ? found.reference : `${title} (${found.reference})`}
            </TextLink>
          ) : (
            <Text size="sm" fw={600}>
              {title === '' ? says.reserved : title}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            <Lawful>{[label, found?.situation.label].filter((one) => one).join(' – ')}</Lawful>
            {missing && (label === '' ? says.missing : ` – ${says.missing}`)}
          </Text>
          {span && <SpanText span={span} />}
        </li>
      ))}
    </Stack>
  );
}

function SpanText({ span: { state, firstDay, lastDay, final } }: { span: NonNullable<Foundation['span']> }) {
  const { related: says } = useWords(words);
  const text =
    state === 'notYet'
      ? firstDay === null
        ? says.notDated
        : says.begins(frenchDay(firstDay))
      : lastDay === null
        ? says.noEnd
        : state === 'ended'
          ? says.over(frenchDay(lastDay))
          : final
            ? says.ends(frenchDay(lastDay))
            : says.runs(frenchDay(lastDay));
  return (
    <Text size="sm" c={state === 'ended' || (final && state !== 'notYet') ? 'var(--saisine-soon)' : 'dimmed'}>
      {text}
    </Text>
  );
}

function Dependants({ of: { id } }: { of: Case }) {
  const { related: says } = useWords(words);
  const dependants = useInfiniteQuery(dependantsQuery(id));
  const first = dependants.data?.pages[0];
  const rows = rowsOf(dependants.data, ({ cases }) => cases);
  return (
    <section aria-labelledby="case-dependants">
      <Title order={2} size="h4" id="case-dependants" mb="xs">
        {says.dependants}
      </Title>
      {dependants.isPending && <Waiting rows={3} />}
      {dependants.error !== null && <Failed failure={dependants.error} retry={() => void dependants.refetch()} />}
      {first && (
        <>
          <Text size="sm">{first.open + first.closed === 0 ? says.noDependants : says.count(first.open, first.closed)}</Text>
          {first.byProcess.length > 1 && (
            <Text size="sm" c="dimmed">
              <Lawful>{first.byProcess.map(({ label, open, closed }) => `${label} : ${open + closed}`).join(' · ')}</Lawful>
            </Text>
          )}
          {first.others.open + first.others.closed > 0 && (
            <Text size="sm" c="dimmed">
              {says.others(first.others.open + first.others.closed)}
            </Text>
          )}
          <Stack component="ul" gap="xs" className="plain-list" mt="sm">
            {rows.map(({ id: other, reference, label, situation, closed, nextDeadline }) => (
              <li key={other}>
                <TextLink to="/dossiers/$id" params={{ id: other }} search={{}} size="sm" fw={600}>
                  {reference}
                </TextLink>{' '}
                <Text component="span" size="sm">
                  <Lawful>{`${label} – ${situation.label}`}</Lawful>
                </Text>
                <Text size="sm" c="dimmed">
                  {closed ? says.ended : nextDeadline === null ? says.noDeadline : says.next(frenchDay(nextDeadline))}
                </Text>
              </li>
            ))}
          </Stack>
          <More of={dependants} />
        </>
      )}
    </section>
  );
}
