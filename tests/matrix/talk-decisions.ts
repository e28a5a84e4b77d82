import { always, row, table, type Decision } from './decision.ts';
import { TALK_ON } from './set-goals.ts';
import { EVERYBODY } from './shared-tables.ts';

const ofTheTwo = (path: string) => (object: string) => path.replaceAll('*', object === 'own' ? '1' : '999');

/** The author and the reader are the two. Nobody else finds it: no administrator, no owner, nobody of their teams. */
const theTwo = (good: number | string, stranger = 401, other = good) =>
	table(`
	        stranger    guest outsider teammate author  reader   curator admin owner
	own     ${stranger} 404   404      404      ${good} ${other} 404     404   404
	missing ${stranger} 404   404      404      404     404      404     404   404`);

/** Talks of two about the growth of one of them. */
export const TALK_DECISIONS: Record<string, Decision> = {
	'GET /growth/talks': { at: always('/growth/talks'), table: EVERYBODY },
	'GET /growth/talks/new': {
		at: always('/growth/talks/new'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	// With the curator, who cannot talk with themselves.
	'POST /growth/talks/new?/begin': {
		at: always('/growth/talks/new?/begin'),
		fields: (_, { people }) => ({ with: people.curator.email, everyWeeks: '4', nextOn: TALK_ON }),
		table: row('401 403 303 303 303 303 422 303 303'),
	},
	'GET /growth/talks/[id=number]': { at: ofTheTwo('/growth/talks/*'), table: theTwo(200, 303) },
	// It shows what the other would see, and keeps nothing; whose growth it is about chooses.
	'POST /growth/talks/[id=number]?/preview': {
		at: ofTheTwo('/growth/talks/*?/preview'),
		fields: () => ({ own: 'May I?' }),
		table: theTwo('=200', 401, '403'),
	},
	'POST /growth/talks/[id=number]?/takeAlong': {
		at: ofTheTwo('/growth/talks/*?/takeAlong'),
		fields: () => ({ own: 'May I?' }),
		table: theTwo(200, 401, 403),
	},
	'POST /growth/talks/[id=number]?/note': {
		at: ofTheTwo('/growth/talks/*?/note'),
		fields: () => ({ on: TALK_ON, notes: 'Said', base: '0' }),
		table: theTwo(200),
	},
	'POST /growth/talks/[id=number]?/change': {
		at: ofTheTwo('/growth/talks/*?/change'),
		fields: () => ({ everyWeeks: '3', nextOn: TALK_ON }),
		table: theTwo(200),
	},
	'POST /growth/talks/[id=number]?/end': { at: ofTheTwo('/growth/talks/*?/end'), table: theTwo(303) },
};
