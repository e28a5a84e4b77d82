import type { AsPage } from './as-programs.ts';
import { always, row, type Decision } from './decision.ts';

const OWN = row('401 200 200 200 200 200 200 200 200');

/** What is somebody's own, for their programs. */
export const ownApi = (as: AsPage): Record<string, Decision> => ({
	'GET /api/v1/me/leave': { at: always('/api/v1/me/leave'), table: OWN },
	'POST /api/v1/me/leave': as('POST /settings/leave?/take', {
		good: 201,
		to: () => '/me/leave',
		body: (sent) => sent,
	}),
	'DELETE /api/v1/me/leave/[id=number]': as('POST /settings/leave?/end', {
		good: 204,
		to: (_, { id }) => `/me/leave/${id}`,
	}),
	'GET /api/v1/me/notices': { at: always('/api/v1/me/notices'), table: OWN },
	'PATCH /api/v1/me/notices': {
		at: always('/api/v1/me/notices'),
		body: { matters: { thanks: { mail: true } }, quiet: { from: '22:00', to: '07:00', days: [6, 7] } },
		table: OWN,
	},
	'GET /api/v1/me/views': { at: always('/api/v1/me/views'), table: OWN },
	'POST /api/v1/me/views': as('POST /postmortems?/saveView', {
		good: 201,
		to: () => '/me/views',
		body: (sent) => sent,
	}),
	'PATCH /api/v1/me/views/[id=number]': as('POST /postmortems?/renameView', {
		good: 200,
		to: (_, { id }) => `/me/views/${id}`,
		body: ({ name }) => ({ name }),
	}),
	'DELETE /api/v1/me/views/[id=number]': as('POST /postmortems?/removeView', {
		good: 204,
		to: (_, { id }) => `/me/views/${id}`,
	}),
	'GET /api/v1/me/feeds': { at: always('/api/v1/me/feeds'), table: OWN },
	'POST /api/v1/me/feeds': as('POST /settings/feeds?/make', {
		good: 201,
		to: () => '/me/feeds',
		body: (sent) => sent,
	}),
	'DELETE /api/v1/me/feeds/[id=number]': as('POST /settings/feeds?/end', {
		good: 204,
		to: (_, { id }) => `/me/feeds/${id}`,
	}),
});
