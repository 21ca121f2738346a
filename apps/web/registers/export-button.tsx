import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { dayOf, useWords } from '../language/index.js';
import { saveCsv } from '../parts/csv.js';
import { Failed } from '../parts/index.js';
import { readToEnd } from '../parts/read-to-end.js';
import { registerCsv } from './csv.js';
import { type RegisterFilters, readRegister } from './queries.js';
import { words } from './words.js';

/** Rows that are read at once for a file. */
const PAGE = 200;

/** The register as a file: what the filters answer, not only what has been shown. */
export function ExportButton({ process, filters }: { process: string; filters: RegisterFilters }) {
  const says = useWords(words);
  const [said, say] = useState('');
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const start = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      const { rows, isWhole } = await readToEnd(
        (cursor) => readRegister(process, filters, cursor, PAGE),
        (count) => say(says.csv.running(count)),
      );
      saveCsv(registerCsv(rows, says), `${says.csv.file}-${process}-${dayOf(new Date())}.csv`);
      say(isWhole ? says.csv.done(rows.length) : says.csv.doneSome(rows.length));
    } catch (caught) {
      setFailure(caught);
      say('');
    }
    setRunning(false);
  };
  return (
    <>
      <Button
        variant="default"
        className="not-printed"
        loading={isRunning}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void start()}
      >
        {says.csv.button}
      </Button>
      <Text role="status" size="sm" c="dimmed">
        {said}
      </Text>
      {failure !== undefined && <Failed failure={failure} retry={() => void start()} />}
    </>
  );
}
