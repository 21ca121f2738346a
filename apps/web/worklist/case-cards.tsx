import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import type { Shown } from './case-table.js';
import { Awaited, CaseLink, Deadline, Flags, Gone, LookedAfterBy, Pick } from './row-parts.js';
import { words } from './words.js';

/** The same rows where there is no room for a table: a phone, or a page magnified four times. */
export function CaseCards({ rows, inView, selection, fresh, isWhole, keys, view }: Shown) {
  const { list, views } = useWords(words);
  const { columns } = list;
  return (
    <ul
      {...keys}
      ref={inView.list as React.RefObject<HTMLUListElement>}
      className="case-cards"
      aria-label={list.caption(views[view])}
      style={{ paddingTop: inView.above, paddingBottom: inView.below }}
    >
      {inView.items.map(({ index }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <li
            key={row.id}
            ref={inView.measure}
            data-index={index}
            data-case={row.id}
            data-fresh={fresh.has(row.id) || undefined}
            data-gone={row.gone}
            data-selected={selection.has(row.id) || undefined}
            aria-setsize={isWhole ? rows.length : -1}
            aria-posinset={index + 1}
            className="case-row"
          >
            <div className="case-card">
              <div className="case-card-head">
                <Pick row={row} checked={selection.has(row.id)} onToggle={() => selection.toggle(row)} />
                <CaseLink row={row} />
                <Flags row={row} />
              </div>
              <div>
                <span className="strong line">
                  <Lawful>{row.situation.label}</Lawful>
                </span>
                <span className="process">
                  <Lawful>{row.label}</Lawful>
                </span>
                <Gone row={row} />
              </div>
              <dl>
                <dt>{columns.deadline}</dt>
                <dd>
                  <Deadline row={row} />
                </dd>
                <dt>{columns.waitsFor}</dt>
                <dd>
                  <Awaited row={row} />
                </dd>
                <dt>{columns.assignee}</dt>
                <dd>
                  <LookedAfterBy row={row} />
                </dd>
              </dl>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
