import { ActionIcon, Button, FileButton, Group, Input, Stack, Text } from '@mantine/core';
import { IconPaperclip, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ApiProblem, call } from '../api/index.js';
import { useLanguage, useWords } from '../language/index.js';
import { Said, WaitingInline } from '../parts/index.js';
import './forms.css';
import { fileSize } from './file-size.js';
import { words } from './words.js';

/** A file that was sent and waits for its act. */
export interface Attached {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** bytes */
  readonly size: number;
  readonly scan: 'clean' | 'notScanned';
}

const MOST = 10;

/** Evidence for an act: dropped or chosen, sent at once, kept until the act is recorded. */
export function Attachments({
  id,
  value,
  onChange,
  mistake,
}: {
  id: string;
  value: readonly Attached[];
  onChange: (files: readonly Attached[]) => void;
  mistake?: string;
}) {
  const { attachments: says } = useWords(words);
  const { language } = useLanguage();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly { readonly name: string; readonly why: string }[]>([]);
  const [said, say] = useState('');
  // several files come back in any order
  const present = useRef(value);
  present.current = value;
  const send = async (file: File) => {
    setSending((names) => [...names, file.name]);
    try {
      const form = new FormData();
      form.append('file', file);
      const attached = await call<Attached>('POST', '/v1/attachments', form);
      present.current = [...present.current, attached];
      onChange(present.current);
      say(says.added(attached.name));
    } catch (failure) {
      const why = failure instanceof ApiProblem ? failure.problem.detail : String(failure);
      setRefused((all) => [...all, { name: file.name, why }]);
    } finally {
      setSending((names) => names.filter((name) => name !== file.name));
    }
  };
  const take = (files: readonly File[]) => {
    setRefused([]);
    for (const file of files.slice(0, MOST - value.length - sending.length)) void send(file);
  };
  const isFull = value.length + sending.length >= MOST;
  return (
    <Input.Wrapper labelElement="div" label={says.title} description={says.hint} error={mistake}>
      <Stack gap="xs" mt={4}>
        <fieldset
          className="drop-zone"
          data-over={over}
          aria-label={says.title}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take([...event.dataTransfer.files]);
          }}
        >
          <Group gap="xs">
            <Text size="sm" visibleFrom="sm">
              {isFull ? says.most : says.drop}
            </Text>
            <FileButton multiple onChange={take} disabled={isFull}>
              {(props) => (
                <Button
                  {...props}
                  id={id}
                  variant="default"
                  size="xs"
                  leftSection={<IconPaperclip size={16} aria-hidden />}
                  disabled={isFull}
                >
                  {says.browse}
                </Button>
              )}
            </FileButton>
          </Group>
        </fieldset>
        {sending.map((name) => (
          <WaitingInline key={name} label={says.sending(name)} />
        ))}
        {refused.map(({ name, why }) => (
          <Text key={name} size="sm" c="var(--mantine-color-error)" role="alert">
            {name} – {why}
          </Text>
        ))}
        {value.map((file) => (
          <Group key={file.id} gap="xs" wrap="nowrap">
            <IconPaperclip size={16} aria-hidden />
            <Text size="sm" style={{ flex: 1, minWidth: 0 }}>
              {file.name}{' '}
              <Text component="span" size="sm" c="dimmed">
                ({fileSize(file.size, language)}, {says[file.scan]})
              </Text>
            </Text>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={says.remove(file.name)}
              onClick={() => {
                onChange(value.filter(({ id: other }) => other !== file.id));
                say(says.removed(file.name));
              }}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Said>{said}</Said>
      </Stack>
    </Input.Wrapper>
  );
}
