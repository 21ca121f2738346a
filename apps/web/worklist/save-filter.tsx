import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { ApiProblem, call } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Failed } from '../parts/index.js';
import type { WorklistQuery } from './address.js';
import { filtersQuery } from './queries.js';
import { words } from './words.js';

/** Keeps the list on the page under a name. */
export function SaveFilter({ query, onClose }: { query: WorklistQuery; onClose: () => void }) {
  const { saved } = useWords(words);
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [mistake, setMistake] = useState<string>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call('POST', '/v1/filters', { name, query, shared }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: filtersQuery.queryKey });
      notifications.show({ message: saved.done.saved });
      onClose();
    },
    onError: (failure) => {
      const said = nameMistake(failure);
      setMistake(said);
      if (said) field.current?.focus();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') return mutate();
    setMistake(saved.nameNeeded);
    field.current?.focus();
  };
  return (
    <Modal opened onClose={onClose} title={saved.saveTitle}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            ref={field}
            data-autofocus
            label={saved.name}
            description={saved.nameHint}
            value={name}
            maxLength={80}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={mistake}
          />
          <Checkbox label={saved.share} checked={shared} onChange={({ currentTarget }) => setShared(currentTarget.checked)} />
          {error && nameMistake(error) === undefined && <Failed failure={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {saved.cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {saved.saveButton}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What is wrong with the name, when it is the name. */
export function nameMistake(failure: unknown): string | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  if (failure.code === 'filter-name-taken') return failure.problem.detail;
  return failure.problem.errors?.find(({ field }) => field === 'name')?.message;
}
