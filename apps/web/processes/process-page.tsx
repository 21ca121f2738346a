import { Anchor, Button, Code, Stack, Text, TextInput } from '@mantine/core';
import './processes.css';
import { IconPlus, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { useWords } from '../language/index.js';
import { ButtonLink, Failed, Heading, Lawful, Source, Waiting } from '../parts/index.js';
import { Acts } from './acts.js';
import { Deadlines } from './deadlines.js';
import { type Process, processQuery } from './queries.js';
import { Besides, Rights } from './rights.js';
import { searched } from './search.js';
import { Section } from './section.js';
import { Situations } from './situations.js';
import { words } from './words.js';

const Statechart = lazy(() =>
  import('../statechart/process-statechart.js').then(({ ProcessStatechart }) => ({ default: ProcessStatechart })),
);

/** A whole process, as a lawyer would check it. */
export function ProcessPage() {
  const { process: name = '' } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useQuery(processQuery(name));
  if (isPending) return <Waiting rows={10} />;
  if (error !== null) return <Failed failure={error} retry={() => void refetch()} />;
  return <Whole process={data} />;
}

function Whole({ process }: { process: Process }) {
  const { page } = useWords(words);
  const [wanted, want] = useState('');
  const looked = useDeferredValue(wanted);
  const { process: shown, count } = useMemo(() => searched(process, looked), [process, looked]);
  const isSearching = looked.trim() !== '';
  return (
    <>
      <Heading title={<Lawful>{process.label}</Lawful>} lead={page.lead}>
        <Button
          variant="default"
          className="not-printed"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {page.print}
        </Button>
        <ButtonLink
          to="/nouveau/$process"
          params={{ process: process.id }}
          className="not-printed"
          leftSection={<IconPlus size={18} aria-hidden />}
        >
          {page.openCase}
        </ButtonLink>
      </Heading>
      <div className="process-page">
        <div>
          <About process={process} />
          <TextInput
            className="not-printed"
            type="search"
            label={page.search}
            description={page.searchHint}
            value={wanted}
            onChange={({ currentTarget }) => want(currentTarget.value)}
            leftSection={<IconSearch size={18} aria-hidden />}
            mb="xs"
            maw={520}
          />
          <Text size="sm" c="dimmed" role="status" mih={24} mb="md">
            {isSearching ? page.found(count) : ''}
          </Text>
          {!isSearching && <Chart process={process} />}
          <Situations shown={shown} whole={process} />
          <Acts shown={shown} whole={process} />
          <Deadlines shown={shown} whole={process} />
          <Rights shown={shown} />
          <Besides shown={shown} whole={process} />
          <Text size="sm" c="dimmed">
            {page.legend}
          </Text>
        </div>
        <aside className="process-contents not-printed">
          <Contents shown={shown} withChart={!isSearching} />
        </aside>
      </div>
    </>
  );
}

function About({ process: { purpose, source, openedBy, version, key, definition } }: { process: Process }) {
  const { page } = useWords(words);
  return (
    <Stack gap={4} mb="lg">
      {purpose !== null && (
        <Text>
          <Lawful>{purpose}</Lawful>
        </Text>
      )}
      <Text size="sm">
        {page.opensBy} :{' '}
        <Lawful>
          {openedBy.map(({ label, roles }) => `${label} (${roles.map((role) => role.label.toLowerCase()).join(', ')})`).join(' ; ')}
        </Lawful>
      </Text>
      <Source source={source} />
      <Text size="sm" c="dimmed">
        {page.version} {version} · <Code>{key}</Code>
      </Text>
      <Text size="sm" c="dimmed">
        {page.definition} : <Code>{definition}</Code>. {page.definitionWhy}
      </Text>
    </Stack>
  );
}

function Chart({ process }: { process: Process }) {
  const { sections } = useWords(words);
  return (
    <Section id="schema" title={sections.chart} count={1}>
      <Suspense fallback={<Waiting rows={4} />}>
        <Statechart process={process} />
      </Suspense>
    </Section>
  );
}

function Contents({ shown, withChart }: { shown: Process; withChart: boolean }) {
  const { page, sections } = useWords(words);
  const places: readonly (readonly [string, string, number])[] = [
    ['schema', sections.chart, withChart ? 1 : 0],
    ['situations', sections.situations, shown.situations.length],
    ['actes', sections.acts, shown.acts.length],
    ['delais', sections.deadlines, shown.deadlines.length],
    ['reglages', sections.settings, shown.settings.length],
    ['droits', sections.rights, shown.relations.length],
    ['restrictions', sections.restricted, shown.restricted.length],
    ['documents', sections.documents, shown.documents.length],
    ['mentions', sections.flags, shown.flags.length],
    ['verifications', sections.findings, shown.findings.length],
  ];
  return (
    <nav aria-label={page.contents}>
      <Text size="sm" fw={600} mb={4}>
        {page.contents}
      </Text>
      <ul>
        {places
          .filter(([, , count]) => count > 0)
          .map(([id, title, count]) => (
            <li key={id}>
              <Anchor href={`#${id}`} size="sm">
                {title}
                {id !== 'schema' && ` (${count})`}
              </Anchor>
            </li>
          ))}
      </ul>
    </nav>
  );
}
