import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { dayOf, useWords } from '../language/index.js';
import { Heading, useAddress } from '../parts/index.js';
import { Agenda } from './agenda.js';
import { CalendarAddresses } from './calendar-addresses.js';
import { Filters, filtersOf, isFiltered } from './filters.js';
import { isMonth } from './grouping.js';
import { Month } from './month.js';
import { words } from './words.js';
import './deadlines.css';

const VIEWS = ['agenda', 'mois', 'abonnement'] as const;

/** What falls due, near things first or month by month, and the way to have it in one's own calendar. */
export function DeadlinesPage() {
  const { title, lead, print, views } = useWords(words);
  const [address, change] = useAddress();
  const view = VIEWS.find((one) => one === address.vue) ?? 'agenda';
  const filters = filtersOf(address);
  const names = { agenda: views.agenda, mois: views.month, abonnement: views.calendar };
  return (
    <>
      <Heading title={title} lead={lead}>
        <Button
          variant="default"
          className="not-printed"
          visibleFrom="sm"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {print}
        </Button>
      </Heading>
      <SegmentedControl
        mb="md"
        className="not-printed"
        aria-label={views.label}
        value={view}
        onChange={(vue) => change({ vue: vue === 'agenda' ? undefined : vue })}
        data={VIEWS.map((value) => ({ value, label: names[value] }))}
      />
      {view !== 'abonnement' && <Filters filters={filters} change={change} />}
      {view === 'agenda' && <Agenda filters={filters} isFiltered={isFiltered(filters)} />}
      {view === 'mois' && (
        <Month
          month={isMonth(address.mois) ? address.mois : dayOf(new Date()).slice(0, 7)}
          filters={filters}
          go={(mois) => change({ mois })}
        />
      )}
      {view === 'abonnement' && <CalendarAddresses />}
    </>
  );
}
