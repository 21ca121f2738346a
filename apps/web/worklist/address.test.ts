import { describe, expect, it } from '@jest/globals';
import { FIRST_VIEW, filtersIn, queryOf, searchOf, VIEWS, type View, type WorklistQuery } from './address.js';

describe('the address of the worklist', () => {
  it('asks for open cases, the most pressing first, unless it says otherwise', () => {
    expect(queryOf({})).toEqual({ closed: 'false', sort: 'urgency' });
    expect(queryOf({ vue: 'inconnue', tri: 'inconnu', q: '' })).toEqual(queryOf({}));
    expect(queryOf({ vue: 'termines-du-mois' })).toEqual({ ended: 'month', sort: 'updated' });
  });

  it.each(Object.keys(VIEWS) as View[])('says the view %s and finds it again', (view) => {
    const search = { ...(view === FIRST_VIEW ? {} : { vue: view }), procedure: 'a-process', tri: 'reference' };
    expect(searchOf(queryOf(search))).toEqual(search);
  });

  it.each<WorklistQuery>([
    {},
    { sort: 'deadline' },
    { late: 'false', closed: 'false', sort: 'urgency' },
    { waitsFor: 'me', sort: 'opened' },
    { late: 'true', assignedTo: 'me', process: 'p', situation: 's', q: '00012', sort: 'updated' },
    { closed: 'false', assignedTo: '00000000-0000-4000-8000-000000000001', due: 'week', sort: 'urgency' },
    { ended: 'month', closed: 'true', sort: 'updated' },
  ])('loses nothing of what a saved filter asks: %j', (query) => {
    expect(queryOf(searchOf(query))).toEqual({ sort: 'deadline', ...query });
  });

  it('tells filters from the view', () => {
    expect(filtersIn({ vue: 'retard', tri: 'reference' })).toEqual([]);
    expect(filtersIn({ vue: 'retard', procedure: 'p', q: '', late: 'false' })).toEqual(['procedure', 'late']);
  });
});
