import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Mentorships } from './agreed-mentorships.ts';
import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY } from './shared-tables.ts';
import type { World } from './world.ts';

/** A number that nobody has stands for what is missing. */
const idOf = (object: string, { mentored }: World) =>
	(mentored as Partial<Mentorships>)[object as keyof Mentorships] ?? 999;
const at = (rest: string) => (object: string, world: World) =>
	`/growth/mentorships/${idOf(object, world)}${rest}`;

const agreement = () => ({ aim: 'To go on', rhythm: 'Monthly', endsOn: isoDay(now() + 120 * DAY, 'UTC') });

/** Nobody but the two is anything to it, whoever they are here. */
const MISSING = 'missing 401      404   404      404      404    404    404     404   404';
const ofTwo = (line: string) =>
	table(`
	          stranger guest outsider teammate author reader curator admin owner
	${line}
	${MISSING}`);

/** What two who learn from each other do. */
export const MENTORSHIP_DECISIONS: Record<string, Decision> = {
	'GET /growth/mentorships': { at: always('/growth/mentorships'), table: EVERYBODY },
	'GET /growth/mentorships/new': {
		at: always('/growth/mentorships/new'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	'POST /growth/mentorships/new?/ask': {
		at: always('/growth/mentorships/new?/ask'),
		fields: (_object, { people }) => ({ with: people.teammate.email, form: 'shadowing', ...agreement() }),
		table: row('401 403 303 422 303 303 303 303 303'),
	},
	'GET /growth/mentorships/[id=number]': {
		at: at(''),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			asked    303      404   200      404      200    404    404     404   404
			full     303      404   404      404      200    404    200     404   404
			agreed   303      404   200      404      200    404    404     404   404
			proposed 303      404   404      200      200    404    404     404   404
			closed   303      404   404      404      200    200    404     404   404
			missing  303      404   404      404      404    404    404     404   404`),
	},
	'POST /growth/mentorships/[id=number]?/agree': {
		at: at('?/agree'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			asked   401      404   403      404      303    404    404     404   404
			full    401      404   404      404      303    404    403     404   404
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'POST /growth/mentorships/[id=number]?/decline': {
		at: at('?/decline'),
		table: ofTwo('asked   401      404   403      404      303    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/letWait': {
		at: at('?/letWait'),
		table: ofTwo('full    401      404   404      404      303    404    403     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/takeBack': {
		at: at('?/takeBack'),
		table: ofTwo('asked   401      404   303      404      403    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/propose': {
		at: at('?/propose'),
		fields: agreement,
		table: ofTwo('agreed  401      404   303      404      303    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/takeProposalBack': {
		at: at('?/takeProposalBack'),
		table: ofTwo('proposed 401     404   404      303      409    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/answerProposal': {
		at: at('?/answerProposal'),
		fields: (_object, { mentored }) => ({ yes: 'yes', at: String(mentored.proposedAt) }),
		table: ofTwo('proposed 401     404   404      403      303    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/agenda': {
		at: at('?/agenda'),
		fields: () => ({ agenda: 'What next?', base: '1' }),
		table: ofTwo('agreed  401      404   303      404      303    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/meeting': {
		at: at('?/meeting'),
		fields: () => ({ meeting: '', on: isoDay(now(), 'UTC'), notes: 'We met', base: '0' }),
		table: ofTwo('agreed  401      404   303      404      303    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/say': {
		at: at('?/say'),
		fields: () => ({ when: 'learned', words: 'To listen', readers: 'me' }),
		table: ofTwo('closed  401      404   404      404      303    303    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/leave': {
		at: at('?/leave'),
		table: ofTwo('agreed  401      404   303      404      303    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/close': {
		at: at('?/close'),
		fields: () => ({ learned: 'To listen', readers: 'two' }),
		table: ofTwo('agreed  401      404   303      404      303    404    404     404   404'),
	},
	'POST /growth/mentorships/[id=number]?/log': {
		at: at('?/log'),
		fields: () => ({ learned: 'To listen', visibility: 'restricted' }),
		table: ofTwo('closed  401      404   404      404      303    303    404     404   404'),
	},
	// The skill is one of the author’s.
	'POST /growth/mentorships/[id=number]?/skill': {
		at: at('?/skill'),
		fields: () => ({ folded: 'tracing', level: 'practising', evidence: 'A drill' }),
		table: ofTwo('closed  401      404   404      404      303    404    404     404   404'),
	},
	// The goal is the author’s.
	'POST /growth/mentorships/[id=number]?/step': {
		at: at('?/step'),
		fields: (_object, { mentored }) => ({ step: String(mentored.step) }),
		table: ofTwo('closed  401      404   404      404      303    404    404     404   404'),
	},
	'GET /api/v1/growth/mentorships': {
		at: always('/api/v1/growth/mentorships'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'POST /api/v1/growth/mentorships': {
		at: always('/api/v1/growth/mentorships'),
		body: (_object, { people }) => ({ with: people.teammate.id, form: 'shadowing', ...agreement() }),
		table: row('401 403 201 422 201 201 201 201 201'),
	},
};
