import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/index.js';

export type NoticeSettings = Schemas['NoticesSettings'];
export type Delegation = Schemas['Delegation'];
export type BrowserSession = Schemas['SessionsList']['sessions'][number];

export const noticeSettingsQuery = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: () => answered(api.GET('/v1/notices/settings')),
});

export const delegationsQuery = queryOptions({
  queryKey: ['delegations'],
  queryFn: () => answered(api.GET('/v1/delegations')),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => answered(api.GET('/v1/sessions')),
});
