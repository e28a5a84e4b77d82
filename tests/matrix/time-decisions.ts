import { always, type Decision } from './decision.ts';
import { EVERYBODY, ONLY_OWN, OWN } from './shared-tables.ts';

/** Skills, and the time that is promised for learning. */
export const TIME_DECISIONS: Record<string, Decision> = {
	'GET /settings/skills': { at: always('/settings/skills'), table: EVERYBODY },
	'POST /settings/skills?/add': {
		at: always('/settings/skills?/add'),
		fields: () => ({ names: 'Copywriting, Filming', is: 'has' }),
		table: OWN,
	},
	// The author’s: nobody else’s hand reaches them.
	'POST /settings/skills?/learned': {
		at: always('/settings/skills?/learned'),
		fields: (object) => ({ folded: object === 'own' ? 'tracing' : 'nobody’s' }),
		table: ONLY_OWN,
	},
	'POST /settings/skills?/remove': {
		at: always('/settings/skills?/remove'),
		fields: (object) => ({ folded: object === 'own' ? 'offline sync' : 'nobody’s' }),
		table: ONLY_OWN,
	},
};
