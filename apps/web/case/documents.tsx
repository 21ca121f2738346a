import { ActionIcon, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconDownload, IconEye, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fileSize } from '../forms/index.js';
import { frenchDay, useLanguage, useWords } from '../language/index.js';
import { Columns } from '../parts/columns.js';
import { Empty, Failed, Lawful, Waiting } from '../parts/index.js';
import { FilePreview } from './file-preview.js';
import { saveFile } from './files.js';
import { type CaseDocument, documentsQuery, type History, historyQuery } from './queries.js';
import { words } from './words.js';

const ASK_AGAIN_MS = 2_000;

/** What the case has produced: number, date, title, and the file to look at or to keep. */
export function Documents({ caseId }: { caseId: string }) {
  const { documents: says } = useWords(words);
  const documents = useQuery(documentsQuery(caseId));
  const drawnUp = useDrawnUp(caseId);
  const { refetch } = documents;
  // each one that is finished is a reason to ask again
  useEffect(() => {
    if (drawnUp > 0) void refetch();
  }, [drawnUp]);
  const [looking, look] = useState<CaseDocument>();
  const [failure, fail] = useState<unknown>(null);
  if (documents.isPending) return <Waiting />;
  if (!documents.data) return <Failed failure={documents.error} retry={() => void documents.refetch()} />;
  if (documents.data.length === 0) {
    return (
      <Empty icon={<IconFileText size={36} aria-hidden />} title={says.none}>
        {says.noneWhy}
      </Empty>
    );
  }
  const address = ({ id }: CaseDocument) => `/v1/cases/${caseId}/documents/${id}/pdf`;
  return (
    <Stack gap="sm">
      <Title order={2} className="visually-hidden">
        {says.title}
      </Title>
      {failure !== null && <Failed failure={failure} />}
      <Table className="stacking" verticalSpacing="sm">
        <Columns titles={[says.date, says.name, says.number, says.file]} />
        <Table.Tbody>
          {documents.data.map((document) => (
            <Table.Tr key={document.id}>
              <Table.Td data-label={says.date}>{frenchDay(document.on ?? document.createdAt)}</Table.Td>
              <Table.Th scope="row" data-label={says.name}>
                <Lawful>{document.title}</Lawful>
              </Table.Th>
              <Table.Td data-label={says.number}>{document.number ?? '–'}</Table.Td>
              <Table.Td data-label={says.file}>
                <File
                  document={document}
                  onLook={() => look(document)}
                  onSave={() => void saveFile(`${address(document)}?download`, nameOf(document)).catch(fail)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {looking && (
        <FilePreview
          address={address(looking)}
          title={[looking.title, looking.number].filter(Boolean).join(' ')}
          type="application/pdf"
          fileName={nameOf(looking)}
          onClose={() => look(undefined)}
        />
      )}
    </Stack>
  );
}

function File({ document: { title, pdf }, onLook, onSave }: { document: CaseDocument; onLook: () => void; onSave: () => void }) {
  const { documents: says } = useWords(words);
  const { language } = useLanguage();
  if (pdf?.state !== 'ready') {
    return (
      <Text size="sm" c={pdf?.state === 'failed' ? 'var(--saisine-late)' : 'dimmed'} role={pdf ? 'status' : undefined}>
        {pdf?.reason ?? says.states[pdf?.state ?? 'none']}
      </Text>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconEye size={15} aria-hidden />}
        aria-label={says.seeOne(title)}
        onClick={onLook}
      >
        {says.see}
      </Button>
      <ActionIcon variant="default" aria-label={says.downloadOne(title)} onClick={onSave}>
        <IconDownload size={16} aria-hidden />
      </ActionIcon>
      {pdf.size !== undefined && (
        <Text size="sm" c="dimmed">
          {fileSize(pdf.size, language)}
        </Text>
      )}
    </Group>
  );
}

/** How many documents the facts have brought about so far: each is drawn up a moment after its fact, and the history says when. */
function useDrawnUp(caseId: string): number {
  const { data } = useQuery({
    ...historyQuery(caseId),
    refetchInterval: ({ state }) => (draftsIn(state.data).some((effect) => effect.state === 'pending') ? ASK_AGAIN_MS : false),
  });
  return draftsIn(data).filter(({ state }) => state === 'done').length;
}

const draftsIn = (history: History | undefined) =>
  (history?.facts ?? []).flatMap(({ effects }) => effects.filter(({ type }) => type === 'draftDocument'));

const nameOf = ({ title, number }: CaseDocument): string => `${number ?? title}.pdf`;
