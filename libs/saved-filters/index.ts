/** Worklist queries that people keep under a name. */
export { type Filter, noSuchFilter, type Owner, type SavedFilter, SavedFilters, type SavedQuery } from './saved-filters.js';
