import { always, row, type Decision } from './decision.ts';
import { EVERYBODY, OWN, NOT_THERE } from './shared-tables.ts';

/** What reaches people. Addresses that end letters are sealed; unsubscribe.test.ts opens one. */
export const NOTICES_DECISIONS: Record<string, Decision> = {
	// A stream is for whoever asks for one; news-stream.test.ts hears it.
	'GET /live/events': {
		at: always('/live/events'),
		table: row('401 406 406 406 406 406 406 406 406'),
	},
	'POST /api/v1/inbox/snooze': {
		at: always('/api/v1/inbox/snooze'),
		body: { ids: Array.from({ length: 100 }, (_, k) => k + 1), until: 'monday' },
		// Whoever was told nothing has nothing to put off; those who look through stories were told of one that waits.
		table: row('401 =200 200 200 200 200 200 200 200'),
	},
	'GET /settings/notices': {
		at: always('/settings/notices'),
		table: EVERYBODY,
	},
	'POST /settings/notices?/notices': {
		at: always('/settings/notices?/notices'),
		fields: () => ({ 'wanted[]': ['mentions.inbox', 'mentions.mail'] }),
		table: OWN,
	},
	'POST /settings/notices?/quiet': {
		at: always('/settings/notices?/quiet'),
		fields: () => ({ from: '22:00', to: '07:00', 'days[]': ['6', '7'] }),
		table: OWN,
	},
	'POST /settings/notices?/digest': {
		at: always('/settings/notices?/digest'),
		fields: () => ({ every: 'day', weekday: '1', time: '08:30' }),
		table: OWN,
	},
	// None of them has one.
	'POST /settings/notices?/endBrowser': {
		at: always('/settings/notices?/endBrowser'),
		fields: () => ({ id: '1' }),
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'POST /settings/notices/browser': {
		at: always('/settings/notices/browser'),
		body: {
			endpoint: 'https://push.example.org/1',
			keys: { p256dh: 'B'.padEnd(87, 'A'), auth: 'A'.repeat(22) },
		},
		table: row('403 204 204 204 204 204 204 204 204'),
	},
	'POST /admin/mail?/suggestDigest': {
		at: always('/admin/mail?/suggestDigest'),
		fields: () => ({ every: 'never' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	'GET /unsubscribe/[key]': { at: always('/unsubscribe/missing'), table: NOT_THERE },
	'POST /unsubscribe/[key]': {
		at: always('/unsubscribe/missing'),
		fields: () => ({ which: 'all' }),
		table: NOT_THERE,
	},
	'GET /hooks/unsubscribe/[key]': {
		at: always('/hooks/unsubscribe/missing'),
		table: row('303 303 303 303 303 303 303 303 303'),
	},
	'POST /hooks/unsubscribe/[key]': { at: always('/hooks/unsubscribe/missing'), table: NOT_THERE },
};
