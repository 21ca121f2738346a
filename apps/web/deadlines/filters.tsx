import { Button, Checkbox, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../language/index.js';
import type { AddressTexts } from '../parts/index.js';
import { processesQuery } from '../processes/queries.js';
import type { Consequence, DueFilters } from './queries.js';
import { words } from './words.js';

const CONSEQUENCES: readonly Consequence[] = ['reminder', 'escalation', 'transition'];

/** What the address asks for; what it can't mean is left out. */
export const filtersOf = ({ procedure, effet, qui }: AddressTexts): DueFilters => ({
  process: procedure,
  consequence: CONSEQUENCES.find((one) => one === effet),
  mine: qui === 'moi',
});

export const isFiltered = ({ process, consequence, mine }: DueFilters): boolean =>
  process !== undefined || consequence !== undefined || mine;

/** Which deadlines: each choice is part of the address. */
export function Filters({ filters, change }: { filters: DueFilters; change: (some: AddressTexts) => void }) {
  const { filters: says } = useWords(words);
  const { data = [] } = useQuery(processesQuery);
  // of the versions of a process the newest names it
  const processes = new Map(data.map(({ id, label }) => [id, label]));
  return (
    <Group component="form" role="search" aria-label={says.label} align="flex-end" mb="md" gap="sm" className="not-printed">
      <NativeSelect
        label={says.process}
        value={filters.process ?? ''}
        onChange={({ currentTarget }) => change({ procedure: currentTarget.value })}
        data={[{ value: '', label: says.everyProcess }, ...[...processes].map(([value, label]) => ({ value, label }))]}
      />
      <NativeSelect
        label={says.consequence}
        value={filters.consequence ?? ''}
        onChange={({ currentTarget }) => change({ effet: currentTarget.value })}
        data={[{ value: '', label: says.everyConsequence }, ...CONSEQUENCES.map((value) => ({ value, label: says.consequences[value] }))]}
      />
      <Checkbox
        mb={8}
        label={says.mine}
        checked={filters.mine}
        onChange={({ currentTarget }) => change({ qui: currentTarget.checked ? 'moi' : undefined })}
      />
      {isFiltered(filters) && (
        <Button variant="subtle" onClick={() => change({ procedure: undefined, effet: undefined, qui: undefined })}>
          {says.clear}
        </Button>
      )}
    </Group>
  );
}
