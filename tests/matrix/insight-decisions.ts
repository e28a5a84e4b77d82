import { always, row, type Decision } from './decision.ts';

/** Sums of the workspace, which a guest is not of. What each counts is tested beside it. */
const PAGE = row('303 403 200 200 200 200 200 200 200');
const API = row('401 403 200 200 200 200 200 200 200');

export const INSIGHT_DECISIONS: Record<string, Decision> = {
	'GET /insights': { at: always('/insights'), table: PAGE },
	'GET /insights/[key]': { at: always('/insights/learning-speed'), table: PAGE },
	'GET /insights/[key]/export.csv': { at: always('/insights/learning-speed/export.csv'), table: PAGE },
	'GET /insights/export.zip': { at: always('/insights/export.zip'), table: PAGE },
	'GET /insights/export.md': { at: always('/insights/export.md'), table: PAGE },
	'GET /insights/export.json': { at: always('/insights/export.json'), table: PAGE },
	'GET /insights/learning-hour.ics': {
		at: always('/insights/learning-hour.ics?day=2026-11-30&time=10:00'),
		table: PAGE,
	},
	'GET /insights/letter': { at: always('/insights/letter'), table: PAGE },
	// Each asks for themselves.
	'POST /insights/letter': {
		at: always('/insights/letter'),
		fields: () => ({ every: 'week', team: '' }),
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'GET /api/v1/insights': { at: always('/api/v1/insights'), table: API },
	'GET /api/v1/insights/[key]': { at: always('/api/v1/insights/learning-speed'), table: API },
};
