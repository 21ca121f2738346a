import { Button, Group, Modal, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../language/index.js';
import { Failed, Waiting } from '../parts/index.js';
import { fetchFile, saveFile } from './files.js';
import { useFocusBack } from './focus-back.js';
import { words } from './words.js';

interface Given {
  readonly address: string;
  readonly title: string;
  /** what it is shown as, whatever else it may claim to be */
  readonly type: string;
  readonly fileName: string;
  readonly onClose: () => void;
}

/** A PDF or a picture in a dialog of its own. */
export function FilePreview({ address, title, type, fileName, onClose }: Given) {
  useFocusBack();
  const { documents: says } = useWords(words);
  const file = useQuery({ queryKey: ['file', address], queryFn: () => fetchFile(address), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  const href = useObjectAddress(file.data, type);
  const [failure, fail] = useState<unknown>(null);
  return (
    <Modal opened onClose={onClose} size="90rem" title={title} closeButtonProps={{ 'aria-label': says.close }}>
      {file.isPending && <Waiting />}
      {file.isError && <Failed failure={file.error} retry={() => void file.refetch()} />}
      {href !== undefined && (
        <>
          <Group mb="sm" justify="space-between">
            <Text size="sm" c="dimmed">
              {says.previewHint}
            </Text>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => void saveFile(`${address}?download`, fileName).catch(fail)}
            >
              {says.download}
            </Button>
          </Group>
          {failure !== null && <Failed failure={failure} />}
          {type === 'application/pdf' ? (
            <iframe className="pdf-frame" src={href} title={title} />
          ) : (
            <img src={href} alt={title} style={{ maxWidth: '100%' }} />
          )}
        </>
      )}
    </Modal>
  );
}

/** The address of a blob for as long as it is shown. */
function useObjectAddress(blob: Blob | undefined, type: string): string | undefined {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(new Blob([blob], { type }));
    setHref(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, type]);
  return href;
}
