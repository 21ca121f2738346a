import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useLanguage, useWords } from '../language/index.js';
import { FIRST_VIEW, type Search, type View } from './address.js';
import { type Counts, countsQuery } from './queries.js';
import { words } from './words.js';

/** The views that are counted, in their order, and by which count. */
const COUNTED: readonly (readonly [View, Extract<keyof Counts, string>])[] = [
  ['ouverts', 'open'],
  ['retard', 'late'],
  ['aujourdhui', 'dueToday'],
  ['semaine', 'dueThisWeek'],
  ['attendus', 'waitingForMe'],
  ['ailleurs', 'waitingForOthers'],
  ['moi', 'assignedToMe'],
  ['personne', 'unassigned'],
  ['termines-du-mois', 'closedThisMonth'],
];
/** Those that say something is pressing when they are not empty. */
const PRESSING: Partial<Record<View, string>> = { retard: 'late', aujourdhui: 'today' };

/** Another view, with the filters that fit every one of them. */
const searchIn = ({ procedure, situation, q }: Search, view: View): Search => ({
  vue: view === FIRST_VIEW ? undefined : view,
  procedure,
  situation,
  q,
});

/** The questions asked most, with how many cases answer each: a row of links, or one list on a phone. */
export function Views({ search, view }: { search: Search; view: View }) {
  const { page, views } = useWords(words);
  const navigate = useNavigate();
  const { language } = useLanguage();
  const said = (count: number | undefined) => count?.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB') ?? '…';
  const { data: counts } = useQuery(countsQuery(search.procedure));
  const isCounted = COUNTED.some(([name]) => name === view);
  return (
    <>
      <nav aria-label={page.views} className="views not-printed">
        <ul>
          {COUNTED.map(([name, count]) => (
            <li key={name}>
              <Link
                to="/"
                search={searchIn(search, name)}
                className="view"
                aria-current={name === view ? 'page' : undefined}
                activeOptions={{ exact: true }}
                resetScroll={false}
              >
                <span className="view-count" data-tone={(counts?.[count] ?? 0) > 0 ? PRESSING[name] : undefined}>
                  {said(counts?.[count])}
                </span>{' '}
                <span className="view-name">{views[name]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <NativeSelect
        className="view-choice not-printed"
        label={page.view}
        value={view}
        onChange={({ currentTarget }) => void navigate({ to: '/', search: searchIn(search, currentTarget.value as View) })}
      >
        {COUNTED.map(([name, count]) => (
          <option key={name} value={name}>
            {views[name]} ({said(counts?.[count])})
          </option>
        ))}
        {!isCounted && <option value={view}>{views[view]}</option>}
      </NativeSelect>
    </>
  );
}
