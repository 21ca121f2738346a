import { useMatchRoute } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useMe } from '../api/index.js';
import { remember } from './recent.js';

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.js')).SearchDialog }));

/** Finds a case from any page. It also remembers, for whoever works here, the cases that were opened. */
export function Search({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { account, organisation } = useMe();
  const here = useMatchRoute()({ to: '/dossiers/$id' });
  const id = here === false ? undefined : here.id;
  useEffect(() => {
    if (id !== undefined) remember(account.id, organisation.id, id);
  }, [account.id, organisation.id, id]);
  return <Suspense>{opened && <SearchDialog onClose={onClose} />}</Suspense>;
}
