import { Button, Group, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { fileSize } from '../forms/index.js';
import { useLanguage, useWords } from '../language/index.js';
import { Failed } from '../parts/index.js';
import { FilePreview } from './file-preview.js';
import { saveFile } from './files.js';
import { words } from './words.js';

/** How many files came with a fact, and those that the reader may see. */
interface AttachedToFact {
  readonly count: number;
  readonly files: readonly { readonly id: string; readonly name: string; readonly type: string; readonly size: number }[];
}

/** The evidence of a fact: looked at here where that is safe, saved otherwise. */
export function AttachmentLinks({ caseId, files: { count, files } }: { caseId: string; files: AttachedToFact }) {
  const { timeline: says } = useWords(words);
  const { language } = useLanguage();
  const [looking, look] = useState<string>();
  const [failure, fail] = useState<unknown>(null);
  if (count === 0) return null;
  const looked = files.find(({ id }) => id === looking);
  const address = (id: string) => `/v1/cases/${caseId}/attachments/${id}`;
  return (
    <div>
      <Group gap="xs">
        {files.length === 0 && <Text size="sm">{says.attachments(count)}</Text>}
        {files.map(({ id, name, type, size }) => (
          <Button
            key={id}
            size="compact-sm"
            variant="default"
            leftSection={<IconPaperclip size={15} aria-hidden />}
            onClick={() => (isShown(type) ? look(id) : void saveFile(`${address(id)}?download`, name).catch(fail))}
          >
            {name} ({fileSize(size, language)})
          </Button>
        ))}
      </Group>
      {failure !== null && <Failed failure={failure} />}
      {looked && (
        <FilePreview
          address={address(looked.id)}
          title={looked.name}
          type={looked.type}
          fileName={looked.name}
          onClose={() => look(undefined)}
        />
      )}
    </div>
  );
}

/** What a browser draws without running anything. */
const isShown = (type: string): boolean => type === 'application/pdf' || /^image\/(png|jpeg)$/.test(type);
