import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../language/index.js';
import { Failed } from '../parts/index.js';
import type { WorklistQuery } from './address.js';
import { words } from './words.js';

type State = {
  readonly running?: number;
  readonly done?: { readonly rows: number; readonly isWhole: boolean };
  readonly failure?: unknown;
};

/** The list as a file for a spreadsheet: what the filters answer, not only what has been scrolled to. */
export function ExportButton({ query }: { query: WorklistQuery }) {
  const { list } = useWords(words);
  const { language } = useLanguage();
  const [{ running, done, failure }, setState] = useState<State>({});
  const start = async () => {
    setState({ running: 0 });
    try {
      const { downloadCases } = await import('./export-csv.js');
      setState({ done: await downloadCases(query, language, (rows) => setState({ running: rows })) });
    } catch (caught) {
      setState({ failure: caught });
    }
  };
  return (
    <>
      <Text role="status" size="sm" c="dimmed">
        {running !== undefined && list.exporting(running)}
        {done && (done.isWhole ? list.exported(done.rows) : list.exportedSome(done.rows))}
      </Text>
      <Button
        variant="subtle"
        size="compact-sm"
        className="not-printed"
        loading={running !== undefined}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => void start()}
      >
        {list.export}
      </Button>
      {failure !== undefined && <Failed failure={failure} retry={() => void start()} />}
    </>
  );
}
