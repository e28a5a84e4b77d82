import type { AsPage } from './as-programs.ts';
import { always, row, type Decision } from './decision.ts';

const TEMPLATE = {
	...{ name: 'Ours', about: '', kind: 'incident', parts: ['summary'], questions: {}, narrative: '' },
	...{ severities: [], teams: [] },
};

/** What is set for the workspace, for the programs of those who run it. */
export const adminApi = (as: AsPage): Record<string, Decision> => ({
	'GET /api/v1/admin/audit': as('GET /admin/audit', { good: 200 }),
	'GET /api/v1/admin/backups': as('GET /admin/backups', { good: 200 }),
	// What is on the disk stands in no table.
	'POST /api/v1/admin/backups': {
		at: always('/api/v1/admin/backups'),
		table: row('401 403 403 403 403 403 403 =201 =201'),
	},
	'PUT /api/v1/admin/backups/plan': as('POST /admin/backups?/plan', {
		good: 200,
		to: () => '/admin/backups/plan',
		body: (sent) => sent,
	}),
	'GET /api/v1/admin/jobs': as('GET /admin/jobs', { good: 200 }),
	'POST /api/v1/admin/jobs/[name]/run': as('POST /admin/jobs', {
		good: 200,
		to: (_, { name }) => `/admin/jobs/${name}/run`,
	}),
	'GET /api/v1/admin/health': as('GET /admin', { good: 200, to: () => '/admin/health' }),
	'GET /api/v1/admin/workspace': as('GET /admin/general', { good: 200, to: () => '/admin/workspace' }),
	'PATCH /api/v1/admin/workspace': as('POST /admin/general?/save', {
		good: 200,
		to: () => '/admin/workspace',
		body: { name: 'Southwind' },
	}),
	'PUT /api/v1/admin/maintenance': as('POST /admin/general?/begin', {
		good: 204,
		to: () => '/admin/maintenance',
		body: (sent) => sent,
	}),
	'DELETE /api/v1/admin/maintenance': as('POST /admin/general?/end', {
		good: 204,
		to: () => '/admin/maintenance',
	}),
	'GET /api/v1/admin/holidays': as('GET /admin/holidays', { good: 200 }),
	'POST /api/v1/admin/holidays': as('POST /admin/holidays?/addHoliday', { good: 201, body: (sent) => sent }),
	'DELETE /api/v1/admin/holidays/[id=number]': as('POST /admin/holidays?/removeHoliday', {
		good: 204,
		to: (path, { id }) => `${path}/${id}`,
	}),
	'GET /api/v1/admin/expectations': as('GET /admin/postmortems', {
		good: 200,
		to: () => '/admin/expectations',
	}),
	'PUT /api/v1/admin/expectations': as('POST /admin/postmortems', {
		good: 200,
		to: () => '/admin/expectations',
		body: { within: { sev1: 5 }, from: 'resolved', before: 2, onTheDay: true },
	}),
	// Whoever begins a post-mortem chooses among them.
	'GET /api/v1/admin/factor-kinds': {
		at: always('/api/v1/admin/factor-kinds'),
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'PUT /api/v1/admin/factor-kinds': as('POST /admin/factors', {
		good: 200,
		to: () => '/admin/factor-kinds',
		body: { kinds: [{ was: '', name: 'Night', about: '' }] },
	}),
	'GET /api/v1/admin/links': as('GET /admin/links', { good: 200 }),
	'PUT /api/v1/admin/links': as('POST /admin/links', { good: 200, body: (sent) => sent }),
	'GET /api/v1/admin/meetings': as('GET /admin/meetings', { good: 200 }),
	'PUT /api/v1/admin/meetings': as('POST /admin/meetings', { good: 200, body: (sent) => sent }),
	'GET /api/v1/admin/templates': as('GET /admin/templates', { good: 200 }),
	'POST /api/v1/admin/templates': as('POST /admin/templates/new', {
		good: 201,
		to: () => '/admin/templates',
		body: TEMPLATE,
	}),
	'GET /api/v1/admin/templates/[slug]': as('GET /admin/templates/[slug]', { good: 200 }),
	'PUT /api/v1/admin/templates/[slug]': as('POST /admin/templates/[slug]', { good: 200, body: TEMPLATE }),
	'PUT /api/v1/admin/templates/[slug]/offered': as('POST /admin/templates?/offer', {
		good: 204,
		to: (path, { slug }) => `${path}/${slug}/offered`,
	}),
	'DELETE /api/v1/admin/templates/[slug]/offered': as('POST /admin/templates?/retire', {
		good: 204,
		to: (path, { slug }) => `${path}/${slug}/offered`,
	}),
	'POST /api/v1/admin/templates/[slug]/reset': as('POST /admin/templates?/reset', {
		good: 204,
		to: (path, { slug }) => `${path}/${slug}/reset`,
	}),
});
