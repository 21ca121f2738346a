import { Table } from '@mantine/core';

/** The head of a table: what each column holds. */
export const Columns = ({ titles }: { titles: readonly string[] }) => (
  <Table.Thead>
    <Table.Tr>
      {titles.map((title) => (
        <Table.Th key={title} scope="col">
          {title}
        </Table.Th>
      ))}
    </Table.Tr>
  </Table.Thead>
);
