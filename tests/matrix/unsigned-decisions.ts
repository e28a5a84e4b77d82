import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY } from './shared-tables.ts';
import type { World } from './world.ts';

/** The code is the right: who holds it makes no difference. */
const byCode = (good: string) =>
	table(`
	        stranger guest   outsider teammate author  reader  curator admin   owner
	known   401      ${good} ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	missing 401      422     422      422      422     422     422     422     422`);

const claim = (object: string, { unsigned }: World) => ({
	claim: object === 'known' ? unsigned.code : 'abcd-efgh-ijkm',
});

/** Those who look through stories. To others every key is alike. */
const LOOKING = row('303 403 403 403 403 403 200 200 200');
const looking = table(`
	        stranger guest outsider teammate author reader curator admin owner
	waits   401      403   403      403      403    403    303     303   303
	missing 401      403   403      403      403    403    404     404   404`);

const key = (object: string, { unsigned }: World) => ({
	key: object === 'waits' ? unsigned.key : 'missing',
	seen: unsigned.seen,
});

const story = { title: 'From a form', happened: 'Something.' };

/** Stories without a name: who tells, looks after and looks through them. */
export const UNSIGNED_DECISIONS: Record<string, Decision> = {
	'GET /help/stories-without-a-name': { at: always('/help/stories-without-a-name'), table: EVERYBODY },
	'GET /stories/unsigned/new': {
		at: always('/stories/unsigned/new'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	'POST /stories/unsigned/new?/tell': {
		at: always('/stories/unsigned/new?/tell'),
		fields: () => story,
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'POST /stories/unsigned/new?/retell': {
		at: always('/stories/unsigned/new?/retell'),
		fields: (object, { unsigned }) => ({
			...story,
			instead: object === 'own' ? String(unsigned.signed) : '999',
		}),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			own     401      404   404      404      200    404    404     404   404
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'GET /stories/unsigned': { at: always('/stories/unsigned'), table: EVERYBODY },
	'POST /stories/unsigned?/open': {
		at: always('/stories/unsigned?/open'),
		fields: claim,
		table: byCode('=200'),
	},
	'POST /stories/unsigned?/change': {
		at: always('/stories/unsigned?/change'),
		fields: (object, world) => ({ ...claim(object, world), ...story }),
		table: byCode('200'),
	},
	'POST /stories/unsigned?/takeBack': {
		at: always('/stories/unsigned?/takeBack'),
		fields: claim,
		table: byCode('200'),
	},
	// It is not out yet, so that nobody has asked anything, and no day ends it.
	'POST /stories/unsigned?/answer': {
		at: always('/stories/unsigned?/answer'),
		fields: (object, world) => ({ ...claim(object, world), question: '1', answer: 'So it was.' }),
		table: byCode('409'),
	},
	'POST /stories/unsigned?/decline': {
		at: always('/stories/unsigned?/decline'),
		fields: (object, world) => ({ ...claim(object, world), question: '1' }),
		table: byCode('409'),
	},
	'POST /stories/unsigned?/until': {
		at: always('/stories/unsigned?/until'),
		fields: (object, world) => ({ ...claim(object, world), until: '2098-01-06' }),
		table: byCode('409'),
	},
	'GET /stories/unsigned/waiting': { at: always('/stories/unsigned/waiting'), table: LOOKING },
	'POST /stories/unsigned/waiting?/publish': {
		at: always('/stories/unsigned/waiting?/publish'),
		fields: key,
		table: looking,
	},
	'POST /stories/unsigned/waiting?/giveBack': {
		at: always('/stories/unsigned/waiting?/giveBack'),
		fields: (object, world) => ({ ...key(object, world), reply: 'Leave out the name.' }),
		table: looking,
	},
};
