import { always, row, table, type Decision } from './decision.ts';
import type { Posted, PostedState } from './posted-openings.ts';
import { EVERYBODY } from './shared-tables.ts';
import type { World } from './world.ts';

/** A number that nobody has stands for what is missing. */
const numberOf = (object: string, { posted }: World) =>
	(posted.numbers as Partial<Posted['numbers']>)[object as PostedState] ?? 999;

/** Openings: who reads, posts and changes them. */
export const OPENING_DECISIONS: Record<string, Decision> = {
	// It leads on to the openings, until what is for somebody themselves stands there.
	'GET /growth': { at: always('/growth'), table: row('303 303 303 303 303 303 303 303 303') },
	'GET /growth/openings': { at: always('/growth/openings?show=mine'), table: EVERYBODY },
	'POST /growth/openings?/restore': {
		at: always('/growth/openings?/restore'),
		fields: (object, world) => ({ number: String(numberOf(object, world)) }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   404      404      404    404    404     404   404
			removed   401      404   404      404      303    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /growth/openings/new': {
		at: always('/growth/openings/new'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	'POST /growth/openings/new?/post': {
		at: always('/growth/openings/new?/post'),
		fields: () => ({ title: 'From a form', form: 'shadowing' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
};
