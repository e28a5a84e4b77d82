import { always, row, table, type Decision } from './decision.ts';
import { ASSISTANT_DECISIONS } from './assistant-decisions.ts';
import { LESSON_DECISIONS } from './lesson-decisions.ts';
import { NOTICES_DECISIONS } from './notices-decisions.ts';
import { DRILL_DECISIONS } from './drill-decisions.ts';
import { INSIGHT_DECISIONS } from './insight-decisions.ts';
import { MATCHING_DECISIONS } from './matching-decisions.ts';
import { COURSE_DECISIONS } from './course-decisions.ts';
import { ENDING_DECISIONS } from './ending-decisions.ts';
import { ENROLLING_DECISIONS } from './enrolling-decisions.ts';
import { LOG_DECISIONS } from './log-decisions.ts';
import { SEASON_DECISIONS } from './season-decisions.ts';
import { MENTORSHIP_DECISIONS } from './mentorship-decisions.ts';
import { GOAL_DECISIONS } from './goal-decisions.ts';
import { TALK_DECISIONS } from './talk-decisions.ts';
import { APPLYING_DECISIONS } from './applying-decisions.ts';
import { apiDecisions } from './api-decisions.ts';
import { OPENING_DECISIONS } from './opening-decisions.ts';
import { PROJECT_DECISIONS } from './project-decisions.ts';
import { PROFILE_DECISIONS } from './profile-decisions.ts';
import { STORY_DECISIONS } from './story-decisions.ts';
import { SHELF_DECISIONS } from './shelf-decisions.ts';
import { BOARD_DECISIONS } from './board-decisions.ts';
import { PULSE_DECISIONS } from './pulse-decisions.ts';
import { REACHING_OUT_DECISIONS } from './reaching-out-decisions.ts';
import { TIME_DECISIONS } from './time-decisions.ts';
import { UNSIGNED_DECISIONS } from './unsigned-decisions.ts';
import {
	EVERYBODY,
	OWN,
	ONLY_OWN,
	NOBODYS,
	NOT_THERE,
	KEY_HOLDERS,
	ADMINS,
	byAdmins,
	readers,
	writers,
	thanking,
	takingBack,
	TEAM_SEEN,
	TEAM_PAGE,
	byItsTeam,
	toATeamByAdmins,
} from './shared-tables.ts';
import { ENTRIES, PASSWORD, type EntryState, type World } from './world.ts';

const numberOf = (object: string) => ENTRIES[object as EntryState];
const onEntry = (path: string) => (object: string) => path.replaceAll('*', String(numberOf(object)));
const idOf = (object: string, { people }: World) =>
	(people as Partial<World['people']>)[object as keyof World['people']]?.id ?? 999;

/** What the form of a post-mortem sends: who may read it stays as it is. */
const writing = (object: string, { people }: World) => ({
	title: 'Another title',
	zone: 'UTC',
	visibility: object === 'team' || object === 'restricted' ? object : 'workspace',
	team: 'payments',
	'authors[]': [people.author.email],
	// As it is: who may read it is for its authors to change.
	'readers[]': object === 'restricted' ? [people.reader.email, people.guest.email] : [],
});

/** Pages and files that whoever may read the post-mortem may see. */
const READERS = readers(303);

/** The same for programs. */
const API_READERS = readers(401);

/** Whoever may read it says something about it. */
const SAYING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      303    404    404     404   404
	team       401      303   404      303      303    404    404     404   404
	restricted 401      303   404      404      303    303    404     404   404
	workspace  401      404   303      303      303    303    303     303   303
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);

/** Its author wrote the note that is there, and answers for the text. */
const OWN_NOTE = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      303    404    404     404   404
	team       401      403   404      403      303    404    404     404   404
	restricted 401      403   404      404      303    403    404     404   404
	workspace  401      404   403      403      303    403    403     403   403
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);

const API_SAYING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      201    404    404     404   404
	team       401      201   404      201      201    404    404     404   404
	restricted 401      201   404      404      201    201    404     404   404
	workspace  401      404   201      201      201    201    201     201   201
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);

const NO_FILE = 'abcdefghijkmnpqrstuvwxyz23.log';
/** Whoever may write it may. */
const CHANGING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      200    404    404     404   404
	team       401      403   404      403      200    404    404     404   404
	restricted 401      403   404      404      200    403    404     404   404
	workspace  401      404   403      403      200    403    403     200   200
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
const ADDING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      201    404    404     404   404
	team       401      403   404      403      201    404    404     404   404
	restricted 401      403   404      404      201    403    404     404   404
	workspace  401      404   403      403      201    403    403     201   201
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);

/** Its authors ask, while it is a draft. */
const ASKING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      303    404    404     404   404
	team       401      403   404      403      409    404    404     404   404
	restricted 401      403   404      404      409    403    404     404   404
	workspace  401      404   403      403      409    403    403     403   403
	reviewed   401      404   404      403      303    403    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
const API_ASKING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      422   404      404      201    404    404     404   404
	team       401      422   404      403      409    404    404     404   404
	restricted 401      422   404      404      409    403    404     404   404
	workspace  401      422   403      403      409    403    403     403   403
	reviewed   401      422   404      403      201    403    404     404   404
	removed    401      422   404      404      404    404    404     404   404
	missing    401      422   404      404      404    404    404     404   404`);
/** And end what is under way. */
const ENDING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      409    404    404     404   404
	team       401      403   404      403      409    404    404     404   404
	restricted 401      403   404      404      409    403    404     404   404
	workspace  401      404   403      403      409    403    403     403   403
	reviewed   401      404   404      403      303    403    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
const API_ENDING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      409    404    404     404   404
	team       401      403   404      403      409    404    404     404   404
	restricted 401      403   404      404      409    403    404     404   404
	workspace  401      404   403      403      409    403    403     403   403
	reviewed   401      404   404      403      204    403    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
/** Its reviewers answer. */
const ANSWERING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      403    404    404     404   404
	team       401      403   404      403      403    404    404     404   404
	restricted 401      403   404      404      403    403    404     404   404
	workspace  401      404   403      403      403    403    403     403   403
	reviewed   401      404   404      403      403    303    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
const API_ANSWERING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      403    404    404     404   404
	team       401      403   404      403      403    404    404     404   404
	restricted 401      403   404      404      403    403    404     404   404
	workspace  401      404   403      403      403    403    403     403   403
	reviewed   401      404   404      403      403    201    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
const REVIEW_PAGE = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      303      404   404      404      200    404    404     404   404
	team       303      403   404      403      200    404    404     404   404
	restricted 303      403   404      404      200    403    404     404   404
	workspace  303      404   403      403      200    403    403     403   403
	reviewed   303      404   404      403      200    200    404     404   404
	removed    303      404   404      404      404    404    404     404   404
	missing    303      404   404      404      404    404    404     404   404`);
/** Whoever may write it plans the meeting and leads it, and so does its facilitator. */
const RUNNING = writers('303');
/** Where none is planned, and nothing is parked, there is nothing to do it to. */
const NO_MEETING = writers('409');
/** What is sent to a meeting that has not begun changes nothing, and leads to its page. */
const NOT_BEGUN = writers('=303');
/** Nobody was asked to come. */
const NOBODY_INVITED = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      403    404    404     404   404
	team       401      403   404      403      403    404    404     404   404
	restricted 401      403   404      404      403    403    404     404   404
	workspace  401      404   403      403      403    403    403     403   403
	reviewed   401      404   404      403      403    403    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
const NO_CALENDAR = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      303      404   404      404      409    404    404     404   404
	team       303      409   404      409      409    404    404     404   404
	restricted 303      409   404      404      409    409    404     404   404
	workspace  303      404   409      409      409    409    409     409   409
	removed    303      404   404      404      404    404    404     404   404
	missing    303      404   404      404      404    404    404     404   404`);
/** Those who take part; where no meeting is under way they are led to its page. */
const TAKING_PART = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      303      404   404      404      303    404    404     404   404
	team       303      403   404      403      303    404    404     404   404
	restricted 303      403   404      404      303    403    404     404   404
	workspace  303      404   403      403      303    403    403     303   303
	reviewed   303      404   404      303      303    403    404     404   404
	removed    303      404   404      404      404    404    404     404   404
	missing    303      404   404      404      404    404    404     404   404`);
const API_PARKING = writers('201');
const API_IDEAS = writers('200');
/** Where nobody facilitates and nobody is asked to, nothing changes. */
const HANDING_BACK = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      303    404    404     404   404
	team       401      403   404      403      =303   404    404     404   404
	restricted 401      403   404      404      =303   403    404     404   404
	workspace  401      404   403      403      =303   403    403     403   403
	reviewed   401      404   404      303      303    403    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
/** The request reaches whoever offered, and shows nothing of the draft. */
const TAKING = table(`
	         stranger guest outsider teammate author reader curator admin owner
	draft    401      404   303      404      404    404    404     404   404
	reviewed 401      404   404      404      404    404    404     404   404
	missing  401      404   404      404      404    404    404     404   404`);
const DECLINING = table(`
	         stranger guest outsider teammate author reader curator admin owner
	draft    401      404   409      404      404    404    404     404   404
	reviewed 401      404   404      404      404    404    404     404   404
	missing  401      404   404      404      404    404    404     404   404`);

/** Its authors open it to people elsewhere, once it is published. */
const sharing = (good: number) =>
	table(`
	           stranger guest outsider teammate author  reader curator admin owner
	draft      401      404   404      404      409     404    404     404   404
	team       401      403   404      403      ${good} 404    404     404   404
	restricted 401      403   404      404      ${good} 403    404     404   404
	workspace  401      404   403      403      ${good} 403    403     403   403
	removed    401      404   404      404      404     404    404     404   404
	missing    401      404   404      404      404     404    404     404   404`);
/** They close it again, and so do administrators who see it. To a draft there is no link. */
const unsharing = (good: number) =>
	table(`
	           stranger guest outsider teammate author   reader curator admin   owner
	draft      401      404   404      404      =${good} 404    404     404     404
	team       401      403   404      403      ${good}  404    404     404     404
	restricted 401      403   404      404      ${good}  403    404     404     404
	workspace  401      404   403      403      ${good}  403    403     ${good} ${good}
	removed    401      404   404      404      404      404    404     404     404
	missing    401      404   404      404      404      404    404     404     404`);
/** Whoever may read it says what they saw. */
const telling = (good: string) =>
	table(`
	           stranger guest   outsider teammate author  reader  curator admin   owner
	draft      401      404     404      404      ${good} 404     404     404     404
	team       401      ${good} 404      ${good}  ${good} 404     404     404     404
	restricted 401      ${good} 404      404      ${good} ${good} 404     404     404
	workspace  401      404     ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	reviewed   401      404     404      ${good}  ${good} ${good} 404     404     404
	removed    401      404     404      404      404     404     404     404     404
	missing    401      404     404      404      404     404     404     404     404`);
/** For its authors alone, whatever stands at it. */
const byItsAuthors = (answer: string) =>
	table(`
	           stranger guest outsider teammate author    reader curator admin owner
	draft      401      404   404      404      ${answer} 404    404     404   404
	team       401      403   404      403      ${answer} 404    404     404   404
	restricted 401      403   404      404      ${answer} 403    404     404   404
	workspace  401      404   403      403      ${answer} 403    403     403   403
	reviewed   401      404   404      403      ${answer} 403    404     404   404
	removed    401      404   404      404      404       404    404     404   404
	missing    401      404   404      404      404       404    404     404   404`);
/** A link is for whoever has it. */
const SHOWN = table(`
	        stranger guest outsider teammate author reader curator admin owner
	open    200      200   200      200      200    200    200     200   200
	project 200      200   200      200      200    200    200     200   200
	ended   404      404   404      404      404    404    404     404   404
	missing 404      404   404      404      404    404    404     404   404`);
const secretOf = (object: string, { shared, pitched }: World) => {
	if (object === 'project') return pitched.link;
	return object === 'open' || object === 'ended' ? shared[object] : 'missing';
};
const sharedFileOf = (object: string, { shared, pitched }: World) =>
	object === 'project' ? pitched.files[pitched.numbers.workspace] : shared.file;
const linkTo = (object: string, { shared }: World) => shared.links[numberOf(object)] ?? 999;

/** What is done to an address for alerts, by its team and the administrators. */
const onAlerts = (act: string, more: Record<string, string> = {}, done = '200'): Decision => ({
	at: (object) => `/teams/${object}/alerts?/${act}`,
	fields: (_, { alertAddress }) => ({ id: String(alertAddress.id), ...more }),
	table: byItsTeam(done),
});

/** What is done to the rhythm of the author's team, by its people (nobody leads it) and the administrators. */
const onRhythm = (act: string, fields: Record<string, string | string[]> = {}): Decision => ({
	at: (object) => `/log/teams/${object}/rhythm?/${act}`,
	fields: () => fields,
	table: byItsTeam('200'),
});
/** Guests begin and bring nothing. */
const NOT_FOR_GUESTS = row('303 403 200 200 200 200 200 200 200');
const NOBODYS_IMPORT = '/import/aaaaaaaaaaaaaaaaaaaa';
const missing = (answers: string): Decision['table'] =>
	Object.fromEntries(Object.values(row(answers)).map((cells) => ['missing', cells]));
const MAKING = row('401 403 303 303 303 303 303 303 303');
const UNCONFIRMED = row('401 403 403 403 403 403 403 403 403');
/** Who is in already is led on from the door. */
const NOT_HALF = row('409 =303 =303 =303 =303 =303 =303 =303 =303');
const NO_PASSKEY = row('422 =303 =303 =303 =303 =303 =303 =303 =303');
const OWN_AND_ON = row('401 303 303 303 303 303 303 303 303');

/** Views of the author's own, and one that the owner shared. */
const VIEWS: Record<string, number> = { own: 1, shared: 2 };
const VIEW_KEEPERS = table(`
	        stranger guest outsider teammate author reader curator admin owner
	own     401      404   404      404      200    404    404     404   404
	shared  401      404   404      404      404    404    200     200   200
	missing 401      404   404      404      404    404    404     404   404`);

/** Many at once: what is not theirs is passed over, and counted. */
const THOSE_ONE_MAY_EDIT = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      =200  =200     =200     200    =200   =200    =200  =200
	team       401      =200  =200     =200     200    =200   =200    =200  =200
	restricted 401      =200  =200     =200     200    =200   =200    =200  =200
	workspace  401      =200  =200     =200     200    =200   =200    200   200
	removed    401      =200  =200     =200     =200   =200   =200    =200  =200
	missing    401      =200  =200     =200     =200   =200   =200    =200  =200`);

/** Lessons that one may see, each numbered as its post-mortem; the author keeps one already. */
const KEEPING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      303    404    404     404   404
	team       401      303   404      303      303    404    404     404   404
	restricted 401      303   404      404      303    303    404     404   404
	workspace  401      404   303      303      =303   303    303     303   303
	reviewed   401      404   404      303      303    303    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
/** What one keeps is let go; what one does not keep, or may not see, is gone already. */
const LETTING_GO = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      =303  =303     =303     =303   =303   =303    =303  =303
	workspace  401      =303  =303     =303     303    =303   =303    =303  =303
	restricted 401      =303  =303     =303     =303   =303   =303    =303  =303
	missing    401      =303  =303     =303     =303   =303   =303    =303  =303`);
const MEETING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      404    404    404     404   404
	workspace  401      404   404      404      303    404    404     404   404
	restricted 401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
/** The same for a program. */
const answering = (decided: Decision['table'], done: string) =>
	Object.fromEntries(
		Object.entries(decided).map(([object, cells]) => [
			object,
			Object.fromEntries(Object.entries(cells).map(([role, cell]) => [role, cell.replace('303', done)])),
		]),
	) as Decision['table'];

const STANDING: Record<string, Decision> = {
	...COURSE_DECISIONS,
	...ENROLLING_DECISIONS,
	...ENDING_DECISIONS,
	...LOG_DECISIONS,
	...DRILL_DECISIONS,
	...INSIGHT_DECISIONS,
	...STORY_DECISIONS,
	...PROJECT_DECISIONS,
	...MENTORSHIP_DECISIONS,
	...APPLYING_DECISIONS,
	...OPENING_DECISIONS,
	...MATCHING_DECISIONS,
	...GOAL_DECISIONS,
	...TALK_DECISIONS,
	...PROFILE_DECISIONS,
	...SHELF_DECISIONS,
	...SEASON_DECISIONS,
	...BOARD_DECISIONS,
	...LESSON_DECISIONS,
	...ASSISTANT_DECISIONS,
	...NOTICES_DECISIONS,
	...REACHING_OUT_DECISIONS,
	...PULSE_DECISIONS,
	...TIME_DECISIONS,
	...UNSIGNED_DECISIONS,
	// Today and the library
	'GET /': { at: always('/'), table: EVERYBODY },
	'GET /postmortems': { at: always('/postmortems'), table: EVERYBODY },
	// The day on which one looked is one's own.
	'POST /looked': { at: always('/looked'), table: row('401 204 204 204 204 204 204 204 204') },
	'GET /inbox': { at: always('/inbox'), table: EVERYBODY },
	// Only the author has something new; what others were told is nobody's to mark.
	'POST /inbox?/read': {
		at: always('/inbox?/read'),
		fields: (_, { toldToAuthor }) => ({ id: String(toldToAuthor) }),
		table: row('401 =200 =200 =200 200 =200 =200 =200 =200'),
	},
	'POST /inbox?/readAll': {
		at: always('/inbox?/readAll'),
		table: row('401 =200 =200 =200 200 =200 =200 =200 =200'),
	},
	'POST /inbox?/snooze': {
		at: always('/inbox?/snooze'),
		fields: (_, { toldToAuthor }) => ({ id: String(toldToAuthor), until: 'tomorrow' }),
		table: row('401 =200 =200 =200 200 =200 =200 =200 =200'),
	},
	// Nothing of anybody's is put off.
	'POST /inbox?/bringBack': {
		at: always('/inbox?/bringBack'),
		fields: (_, { toldToAuthor }) => ({ id: String(toldToAuthor) }),
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	// What one keeps is one's own; the author has something to meet, and the reader stopped.
	'GET /recall': { at: always('/recall'), table: EVERYBODY },
	'POST /recall?/keep': {
		at: always('/recall?/keep'),
		fields: (object) => ({ lesson: String(numberOf(object)) }),
		table: KEEPING,
	},
	'POST /recall?/letGo': {
		at: always('/recall?/letGo'),
		fields: (object) => ({ lesson: String(numberOf(object)) }),
		table: LETTING_GO,
	},
	'POST /recall?/meet': {
		at: always('/recall?/meet'),
		fields: (object) => ({ lesson: String(numberOf(object)), how: 'well' }),
		table: MEETING,
	},
	'POST /recall?/aWeek': {
		at: always('/recall?/aWeek'),
		fields: () => ({ aWeek: '3' }),
		table: OWN_AND_ON,
	},
	'POST /recall?/stop': { at: always('/recall?/stop'), table: OWN_AND_ON },
	'POST /recall?/beginAgain': {
		at: always('/recall?/beginAgain'),
		table: row('401 =303 =303 =303 =303 303 =303 =303 =303'),
	},
	'GET /postmortems/rows': { at: always('/postmortems/rows?group=month'), table: EVERYBODY },
	'POST /postmortems?/saveView': {
		at: always('/postmortems?/saveView'),
		fields: () => ({ name: 'Ours', address: '/postmortems?team=payments' }),
		table: OWN_AND_ON,
	},
	'POST /postmortems?/renameView': {
		at: always('/postmortems?/renameView'),
		fields: (object) => ({ id: String(VIEWS[object] ?? 999), name: 'Another name' }),
		table: VIEW_KEEPERS,
	},
	'POST /postmortems?/removeView': {
		at: always('/postmortems?/removeView'),
		fields: (object) => ({ id: String(VIEWS[object] ?? 999) }),
		table: VIEW_KEEPERS,
	},
	'POST /postmortems?/addTopic': {
		at: always('/postmortems?/addTopic'),
		fields: (object) => ({ 'numbers[]': [String(numberOf(object))], topic: 'Another topic' }),
		table: THOSE_ONE_MAY_EDIT,
	},
	'POST /postmortems?/takeTopic': {
		at: always('/postmortems?/takeTopic'),
		fields: (object) => ({ 'numbers[]': [String(numberOf(object))], topic: 'known' }),
		table: THOSE_ONE_MAY_EDIT,
	},
	'GET /search': { at: always('/search?q=learned'), table: EVERYBODY },
	'GET /search/palette': { at: always('/search/palette?q=learned'), table: EVERYBODY },
	'GET /postmortems/export.zip': { at: always('/postmortems/export.zip'), table: EVERYBODY },
	'GET /postmortems/removed': { at: always('/postmortems/removed'), table: EVERYBODY },

	// One post-mortem
	'GET /postmortems/[id=number]': { at: onEntry('/postmortems/*'), table: READERS },
	'POST /postmortems/[id=number]/read': {
		at: onEntry('/postmortems/*/read'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      =204   404    404     404   404
			team       401      204   404      204      =204   404    404     404   404
			restricted 401      204   404      404      =204   204    404     404   404
			workspace  401      404   204      204      =204   204    204     204   204
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'POST /postmortems/[id=number]?/helped': {
		at: onEntry('/postmortems/*?/helped'),
		table: thanking(303, '=303'),
	},
	'POST /postmortems/[id=number]?/changed': {
		at: onEntry('/postmortems/*?/changed'),
		fields: () => ({ sentence: 'We ask the thing itself.' }),
		table: thanking(303, '303'),
	},
	'POST /postmortems/[id=number]?/takeBackHelped': {
		at: onEntry('/postmortems/*?/takeBackHelped'),
		table: takingBack(303),
	},
	'POST /postmortems/[id=number]?/takeBackChanged': {
		at: onEntry('/postmortems/*?/takeBackChanged'),
		table: takingBack(303),
	},
	'GET /postmortems/[id=number]/share': { at: onEntry('/postmortems/*/share'), table: READERS },
	'POST /postmortems/[id=number]/share?/make': {
		at: onEntry('/postmortems/*/share?/make'),
		fields: () => ({ recipient: 'Northgate', days: '7', confirmed: 'yes' }),
		table: sharing(200),
	},
	'POST /postmortems/[id=number]/share?/end': {
		at: onEntry('/postmortems/*/share?/end'),
		fields: (object, world) => ({ id: String(linkTo(object, world)) }),
		table: unsharing(303),
	},
	'GET /shared/[secret]': {
		at: (object, world) => `/shared/${secretOf(object, world)}`,
		table: SHOWN,
	},
	// These are links to post-mortems: none of them opens the text for customers.
	'GET /shared/[secret]/customers': {
		at: (object, world) => `/shared/${secretOf(object, world)}/customers`,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			open    404      404   404      404      404    404    404     404   404
			ended   404      404   404      404      404    404    404     404   404
			missing 404      404   404      404      404    404    404     404   404`),
	},
	'GET /shared/[secret]/files/[name]': {
		at: (object, world) => `/shared/${secretOf(object, world)}/files/${sharedFileOf(object, world)}`,
		table: SHOWN,
	},
	'POST /shared/[secret]/opened': {
		at: (object, world) => `/shared/${secretOf(object, world)}/opened`,
		// People of the workspace are not counted.
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			open    204      =204  =204     =204     =204   =204   =204    =204  =204
			ended   404      404   404      404      404    404    404     404   404
			missing 404      404   404      404      404    404    404     404   404`),
	},
	'GET /postmortems/[id=number]/export.md': { at: onEntry('/postmortems/*/export.md'), table: READERS },
	'GET /postmortems/[id=number]/export.json': { at: onEntry('/postmortems/*/export.json'), table: READERS },
	'GET /postmortems/[id=number]/discussion': { at: onEntry('/postmortems/*/discussion'), table: READERS },
	'GET /postmortems/[id=number]/discussion/people.json': {
		at: onEntry('/postmortems/*/discussion/people.json?q=a'),
		table: READERS,
	},
	'POST /postmortems/[id=number]/discussion?/note': {
		at: onEntry('/postmortems/*/discussion?/note'),
		fields: () => ({ text: 'I would like to know more' }),
		table: SAYING,
	},
	'POST /postmortems/[id=number]/discussion?/reply': {
		at: onEntry('/postmortems/*/discussion?/reply'),
		fields: (object) => ({ thread: String(numberOf(object)), text: 'So do I' }),
		table: SAYING,
	},
	'POST /postmortems/[id=number]/discussion?/rewrite': {
		at: onEntry('/postmortems/*/discussion?/rewrite'),
		fields: (object) => ({ comment: String(numberOf(object)), text: 'In other words' }),
		table: OWN_NOTE,
	},
	'POST /postmortems/[id=number]/discussion?/takeBack': {
		at: onEntry('/postmortems/*/discussion?/takeBack'),
		fields: (object) => ({ comment: String(numberOf(object)) }),
		table: OWN_NOTE,
	},
	'POST /postmortems/[id=number]/discussion?/resolve': {
		at: onEntry('/postmortems/*/discussion?/resolve'),
		fields: (object) => ({ thread: String(numberOf(object)) }),
		table: OWN_NOTE,
	},
	// All of them are open.
	'POST /postmortems/[id=number]/discussion?/reopen': {
		at: onEntry('/postmortems/*/discussion?/reopen'),
		fields: (object) => ({ thread: String(numberOf(object)) }),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      409    404    404     404   404
			team       401      403   404      403      409    404    404     404   404
			restricted 401      403   404      404      409    403    404     404   404
			workspace  401      404   403      403      409    403    403     403   403
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'GET /postmortems/[id=number]/files': { at: onEntry('/postmortems/*/files'), table: READERS },
	'POST /postmortems/[id=number]/files': {
		at: onEntry('/postmortems/*/files'),
		file: 'out of memory',
		table: ADDING,
	},
	'POST /postmortems/[id=number]/files?/add': {
		at: onEntry('/postmortems/*/files?/add'),
		files: { 'pod.log': 'out of memory' },
		table: CHANGING,
	},
	'POST /postmortems/[id=number]/files?/remove': {
		at: onEntry('/postmortems/*/files?/remove'),
		fields: (object, { files }) => ({ name: files[numberOf(object)] ?? NO_FILE }),
		table: CHANGING,
	},
	'GET /files/[name]': {
		at: (object, { files }) => `/files/${files[numberOf(object)] ?? NO_FILE}`,
		table: READERS,
	},
	'GET /postmortems/[id=number]/history': { at: onEntry('/postmortems/*/history'), table: READERS },
	'GET /postmortems/[id=number]/history/[version=number]': {
		at: onEntry('/postmortems/*/history/1'),
		table: READERS,
	},
	'GET /postmortems/[id=number]/edit': {
		at: onEntry('/postmortems/*/edit'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      303      404   404      404      200    404    404     404   404
			team       303      403   404      403      200    404    404     404   404
			restricted 303      403   404      404      200    403    404     404   404
			workspace  303      404   403      403      200    403    403     200   200
			reviewed   303      404   404      200      200    403    404     404   404
			removed    303      404   404      404      404    404    404     404   404
			missing    303      404   404      404      404    404    404     404   404`),
	},
	'POST /postmortems/[id=number]/edit?/save': {
		at: onEntry('/postmortems/*/edit?/save'),
		fields: writing,
		table: writers('200'),
	},
	// What was written is saved, also where publishing is refused. What is published is published again, as it stands now.
	'POST /postmortems/[id=number]/edit?/publish': {
		at: onEntry('/postmortems/*/edit?/publish'),
		fields: writing,
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      303    404    404     404   404
			team       401      403   404      403      303    404    404     404   404
			restricted 401      403   404      404      303    403    404     404   404
			workspace  401      404   403      403      303    403    403     403+  403+
			reviewed   401      404   404      403+     303    403    404     404   404
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'GET /postmortems/new': { at: always('/postmortems/new'), table: NOT_FOR_GUESTS },
	'POST /postmortems/new?/save': {
		at: always('/postmortems/new?/save'),
		fields: writing,
		table: MAKING,
	},
	'POST /postmortems/new?/publish': {
		at: always('/postmortems/new?/publish'),
		fields: writing,
		table: MAKING,
	},
	'POST /postmortems/[id=number]?/publish': {
		at: onEntry('/postmortems/*?/publish'),
		table: byItsAuthors('303'),
	},
	'POST /postmortems/[id=number]?/withdraw': {
		at: onEntry('/postmortems/*?/withdraw'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      409    404    404     404   404
			team       401      403   404      403      303    404    404     404   404
			restricted 401      403   404      404      303    403    404     404   404
			workspace  401      404   403      403      303    403    403     403   403
			reviewed   401      404   404      403      409    403    404     404   404
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'POST /postmortems/[id=number]?/remove': {
		at: onEntry('/postmortems/*?/remove'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      303    404    404     404   404
			team       401      403   404      403      303    404    404     404   404
			restricted 401      403   404      404      303    403    404     404   404
			workspace  401      404   403      403      303    403    403     303   303
			reviewed   401      404   404      403      303    403    404     404   404
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'POST /postmortems/[id=number]?/restore': {
		at: onEntry('/postmortems/*?/restore'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      404    404    404     404   404
			team       401      404   404      404      404    404    404     404   404
			restricted 401      404   404      404      404    404    404     404   404
			workspace  401      404   404      404      404    404    404     404   404
			reviewed   401      404   404      404      404    404    404     404   404
			removed    401      404   404      404      303    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},

	'POST /postmortems/[id=number]?/notNeeded': {
		at: onEntry('/postmortems/*?/notNeeded'),
		fields: () => ({ reason: 'It was a drill.' }),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      303    404    404     404   404
			team       401      403   404      403      409    404    404     404   404
			restricted 401      403   404      404      409    403    404     404   404
			workspace  401      404   403      403      409    403    403     409   409
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	// Nobody said that any of them is not needed, so nothing is taken back.
	'POST /postmortems/[id=number]?/expectAgain': {
		at: onEntry('/postmortems/*?/expectAgain'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      =303   404    404     404   404
			team       401      403   404      403      =303   404    404     404   404
			restricted 401      403   404      404      =303   403    404     404   404
			workspace  401      404   403      403      =303   403    403     =303  =303
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},

	// Review
	'GET /postmortems/[id=number]/what-i-saw': { at: onEntry('/postmortems/*/what-i-saw'), table: READERS },
	'POST /postmortems/[id=number]/what-i-saw?/keep': {
		at: onEntry('/postmortems/*/what-i-saw?/keep'),
		fields: () => ({ role: 'On call', text: 'It was dark.' }),
		table: telling('303'),
	},
	'POST /postmortems/[id=number]/what-i-saw?/release': {
		at: onEntry('/postmortems/*/what-i-saw?/release'),
		fields: () => ({ text: 'It was dark.' }),
		table: telling('303'),
	},
	'POST /postmortems/[id=number]/what-i-saw?/takeBack': {
		at: onEntry('/postmortems/*/what-i-saw?/takeBack'),
		table: telling('409'),
	},
	'POST /postmortems/[id=number]/what-i-saw?/delete': {
		at: onEntry('/postmortems/*/what-i-saw?/delete'),
		table: telling('=303'),
	},
	// Of what is restricted only those can be asked who may read it.
	'POST /postmortems/[id=number]/what-i-saw?/ask': {
		at: onEntry('/postmortems/*/what-i-saw?/ask'),
		fields: (_, { people }) => ({ 'people[]': [people.reader.email] }),
		table: byItsAuthors('303'),
	},
	'POST /postmortems/[id=number]/what-i-saw?/askNoLonger': {
		at: onEntry('/postmortems/*/what-i-saw?/askNoLonger'),
		fields: (_, { people }) => ({ id: String(people.reader.id) }),
		table: byItsAuthors('=303'),
	},
	'POST /postmortems/[id=number]/what-i-saw?/removeBrought': {
		at: onEntry('/postmortems/*/what-i-saw?/removeBrought'),
		fields: () => ({ id: '1' }),
		table: byItsAuthors('=303'),
	},
	'GET /postmortems/[id=number]/customers': { at: onEntry('/postmortems/*/customers'), table: READERS },
	'GET /postmortems/[id=number]/customers/page': {
		at: onEntry('/postmortems/*/customers/page'),
		table: READERS,
	},
	'GET /postmortems/[id=number]/customers/export.md': {
		at: onEntry('/postmortems/*/customers/export.md'),
		table: READERS,
	},
	'POST /postmortems/[id=number]/customers?/write': {
		at: onEntry('/postmortems/*/customers?/write'),
		fields: () => ({ title: 'For customers', body: 'It is over.', zone: 'UTC', base: '1' }),
		table: writers('303'),
	},
	// Of a text that reads differently by now.
	'POST /postmortems/[id=number]/customers?/approve': {
		at: onEntry('/postmortems/*/customers?/approve'),
		fields: () => ({ print: 'another' }),
		table: writers('409'),
	},
	// Nobody has approved it.
	'POST /postmortems/[id=number]/customers?/link': {
		at: onEntry('/postmortems/*/customers?/link'),
		fields: () => ({ recipient: 'Northgate', confirmed: 'yes' }),
		table: writers('409'),
	},
	'POST /postmortems/[id=number]/customers?/takeBack': {
		at: onEntry('/postmortems/*/customers?/takeBack'),
		table: writers('=303'),
	},
	'GET /postmortems/[id=number]/review': { at: onEntry('/postmortems/*/review'), table: REVIEW_PAGE },
	'POST /postmortems/[id=number]/review?/ask': {
		at: onEntry('/postmortems/*/review?/ask'),
		fields: (_, { people }) => ({ 'reviewers[]': [people.outsider.email] }),
		table: ASKING,
	},
	'POST /postmortems/[id=number]/review?/answer': {
		at: onEntry('/postmortems/*/review?/answer'),
		fields: () => ({ verdict: 'approved', sentence: '' }),
		table: ANSWERING,
	},
	'POST /postmortems/[id=number]/review?/end': {
		at: onEntry('/postmortems/*/review?/end'),
		table: ENDING,
	},
	'POST /postmortems/[id=number]/review?/endFacilitation': {
		at: onEntry('/postmortems/*/review?/endFacilitation'),
		table: HANDING_BACK,
	},
	'POST /?/facilitate': {
		at: always('/?/facilitate'),
		fields: (object) => ({ number: String(numberOf(object)) }),
		table: TAKING,
	},
	'POST /?/decline': {
		at: always('/?/decline'),
		fields: (object) => ({ number: String(numberOf(object)) }),
		table: DECLINING,
	},
	'POST /settings?/facilitate': {
		at: always('/settings?/facilitate'),
		fields: () => ({ facilitates: 'on' }),
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'GET /postmortems/[id=number]/history/compare': {
		at: onEntry('/postmortems/*/history/compare?from=1&to=2'),
		table: READERS,
	},
	'POST /postmortems/[id=number]/history/[version=number]?/restore': {
		at: onEntry('/postmortems/*/history/1?/restore'),
		table: byItsAuthors('303'),
	},
	'GET /api/v1/postmortems/[number=number]/review': {
		at: onEntry('/api/v1/postmortems/*/review'),
		table: API_READERS,
	},
	'POST /api/v1/postmortems/[number=number]/review': {
		at: onEntry('/api/v1/postmortems/*/review'),
		body: { reviewers: ['ha@example.org'] },
		table: API_ASKING,
	},
	'DELETE /api/v1/postmortems/[number=number]/review': {
		at: onEntry('/api/v1/postmortems/*/review'),
		table: API_ENDING,
	},
	'POST /api/v1/postmortems/[number=number]/review/verdict': {
		at: onEntry('/api/v1/postmortems/*/review/verdict'),
		body: { verdict: 'approved' },
		table: API_ANSWERING,
	},
	'GET /api/v1/postmortems/[number=number]/versions': {
		at: onEntry('/api/v1/postmortems/*/versions'),
		table: API_READERS,
	},
	'GET /api/v1/postmortems/[number=number]/versions/[version=number]': {
		at: onEntry('/api/v1/postmortems/*/versions/1'),
		table: API_READERS,
	},

	// The meeting
	'GET /postmortems/[id=number]/meeting': { at: onEntry('/postmortems/*/meeting'), table: READERS },
	'GET /postmortems/[id=number]/meeting/run': {
		at: onEntry('/postmortems/*/meeting/run'),
		table: TAKING_PART,
	},
	'GET /postmortems/[id=number]/meeting/calendar.ics': {
		at: onEntry('/postmortems/*/meeting/calendar.ics'),
		table: NO_CALENDAR,
	},
	'POST /postmortems/[id=number]/meeting?/plan': {
		at: onEntry('/postmortems/*/meeting?/plan'),
		fields: () => ({ when: '2030-01-08T10:00', zone: 'UTC', minutes: '60' }),
		table: RUNNING,
	},
	'POST /postmortems/[id=number]/meeting?/callOff': {
		at: onEntry('/postmortems/*/meeting?/callOff'),
		table: NO_MEETING,
	},
	'POST /postmortems/[id=number]/meeting?/start': {
		at: onEntry('/postmortems/*/meeting?/start'),
		table: NO_MEETING,
	},
	'POST /postmortems/[id=number]/meeting?/end': {
		at: onEntry('/postmortems/*/meeting?/end'),
		table: NO_MEETING,
	},
	'POST /postmortems/[id=number]/meeting?/poll': {
		at: onEntry('/postmortems/*/meeting?/poll'),
		fields: () => ({ learned: 'yes', again: 'yes' }),
		table: NOBODY_INVITED,
	},
	'POST /postmortems/[id=number]/meeting?/park': {
		at: onEntry('/postmortems/*/meeting?/park'),
		fields: () => ({ text: 'Two queues' }),
		table: RUNNING,
	},
	'POST /postmortems/[id=number]/meeting?/change': {
		at: onEntry('/postmortems/*/meeting?/change'),
		fields: () => ({ idea: '9999' }),
		table: NO_MEETING,
	},
	'POST /postmortems/[id=number]/meeting?/drop': {
		at: onEntry('/postmortems/*/meeting?/drop'),
		fields: () => ({ idea: '9999', reason: 'Not now' }),
		table: NO_MEETING,
	},
	'POST /postmortems/[id=number]/meeting/run?/note': {
		at: onEntry('/postmortems/*/meeting/run?/note'),
		fields: () => ({ point: 'welcome', text: 'Said', version: '0' }),
		table: NOT_BEGUN,
	},
	'POST /postmortems/[id=number]/meeting/run?/question': {
		at: onEntry('/postmortems/*/meeting/run?/question'),
		fields: () => ({ event: '9999', question: 'Who knew?' }),
		table: NOT_BEGUN,
	},
	'POST /postmortems/[id=number]/meeting/run?/park': {
		at: onEntry('/postmortems/*/meeting/run?/park'),
		fields: () => ({ text: 'Two queues' }),
		table: RUNNING,
	},
	'GET /admin/links': { at: always('/admin/links'), table: ADMINS },
	'POST /admin/links': {
		at: always('/admin/links'),
		fields: () => ({ links: 'nobody' }),
		table: byAdmins('200'),
	},
	'GET /admin/meetings': { at: always('/admin/meetings'), table: ADMINS },
	'POST /admin/meetings': {
		at: always('/admin/meetings'),
		fields: () => ({ days: '3' }),
		table: byAdmins('200'),
	},
	'GET /api/v1/postmortems/[number=number]/meeting': {
		at: onEntry('/api/v1/postmortems/*/meeting'),
		table: API_READERS,
	},
	'GET /api/v1/postmortems/[number=number]/ideas': {
		at: onEntry('/api/v1/postmortems/*/ideas'),
		table: API_IDEAS,
	},
	'POST /api/v1/postmortems/[number=number]/ideas': {
		at: onEntry('/api/v1/postmortems/*/ideas'),
		body: { text: 'Two queues' },
		table: API_PARKING,
	},

	// Import
	'GET /postmortems/import': { at: always('/postmortems/import'), table: NOT_FOR_GUESTS },
	'POST /postmortems/import?/look': {
		at: always('/postmortems/import?/look'),
		files: { 'queue.md': '# The queue asked nobody\n\nIt was full.\n' },
		table: row('401 403 =200 =200 =200 =200 =200 =200 =200'),
	},
	'POST /postmortems/import?/import': {
		at: always('/postmortems/import?/import'),
		files: { 'queue.md': '# The queue asked nobody\n\nIt was full.\n' },
		table: row('401 403 200 200 200 200 200 200 200'),
	},

	'GET /import': { at: always('/import'), table: NOT_FOR_GUESTS },
	'POST /import?/stage': {
		at: always('/import?/stage'),
		files: { 'queue.md': '# The queue asked nobody\n\nIt was full.\n' },
		table: row('401 403 =303 =303 =303 =303 =303 =303 =303'),
	},
	// What somebody put aside is there for nobody else.
	'GET /import/[key]': { at: always(NOBODYS_IMPORT), table: missing('303 403 404 404 404 404 404 404 404') },
	...Object.fromEntries(
		['look', 'bring'].map((act) => [
			`POST /import/[key]?/${act}`,
			{
				at: always(`${NOBODYS_IMPORT}?/${act}`),
				fields: () => ({ zone: 'UTC' }),
				table: missing('401 403 404 404 404 404 404 404 404'),
			},
		]),
	),
	...Object.fromEntries(
		['undo', 'stop', 'goOn'].map((act) => [
			`POST /import/[key]?/${act}`,
			{
				at: always(`${NOBODYS_IMPORT}?/${act}`),
				fields: () => ({ key: 'aaaaaaaaaaaaaaaaaaaa' }),
				table: missing('401 404 404 404 404 404 404 404 404'),
			},
		]),
	),

	// People and teams
	'GET /people': { at: always('/people'), table: EVERYBODY },
	'GET /people/invitations': {
		at: always('/people/invitations'),
		table: ADMINS,
	},
	'POST /people/invitations?/invite': {
		at: always('/people/invitations?/invite'),
		fields: (object) => ({ emails: 'somebody@example.org', role: object, teamId: '' }),
		table: table(`
			       stranger guest outsider teammate author reader curator admin owner
			member 401      403   403      403      403    403    403     200   200
			owner  401      403   403      403      403    403    403     403   200`),
	},
	'POST /people/invitations?/again': {
		at: always('/people/invitations?/again'),
		fields: (_, { invitation }) => ({ id: String(invitation.id) }),
		table: byAdmins('200'),
	},
	'POST /people/invitations?/withdraw': {
		at: always('/people/invitations?/withdraw'),
		fields: (_, { invitation }) => ({ id: String(invitation.id) }),
		table: byAdmins('200'),
	},
	'GET /people/[id=number]': {
		at: (object, world) => `/people/${idOf(object, world)}`,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			author  303      200   200      200      200    200    200     200   200
			gone    303      404   200      200      200    200    200     200   200
			missing 303      404   404      404      404    404    404     404   404`),
	},
	'POST /people/[id=number]?/changeRole': {
		at: (object, world) => `/people/${idOf(object.replace(/-.*/, ''), world)}?/changeRole`,
		fields: (object) => ({ role: object.replace(/.*-/, '') }),
		table: table(`
			               stranger guest outsider teammate author reader curator admin owner
			outsider-admin 401      404   403      403      403    403    403     200   200
			outsider-owner 401      404   403      403      403    403    403     403   200
			admin-member   401      404   403      403      403    403    403     200   200
			owner-member   401      404   403      403      403    403    403     403   422
			gone-admin     401      404   403      403      403    403    403     404   404
			missing-admin  401      404   404      404      404    404    404     404   404`),
	},
	'POST /people/[id=number]?/makeResetLink': {
		at: (object, world) => `/people/${idOf(object, world)}?/makeResetLink`,
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			outsider 401      404   403      403      403    403    403     200   200
			owner    401      404   403      403      403    403    403     403   200
			gone     401      404   403      403      403    403    403     404   404
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'POST /people/[id=number]?/changeAddress': {
		at: (object, world) => `/people/${idOf(object, world)}?/changeAddress`,
		fields: () => ({ email: 'another@example.org' }),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			outsider 401      404   403      403      403    403    403     200   200
			owner    401      404   403      403      403    403    403     403   200
			gone     401      404   403      403      403    403    403     404   404
			missing  401      404   404      404      404    404    404     404   404`),
	},
	// The reader alone has a second step.
	'POST /people/[id=number]?/removeSecondFactors': {
		at: (object, world) => `/people/${idOf(object, world)}?/removeSecondFactors`,
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			reader   401    403    403    403    403    403    403    200    200
			outsider 401    404    403    403    403    403    403    409    409
			owner    401    404    403    403    403    403    403    403    403
			gone     401    404    403    403    403    403    403    404    404
			missing  401    404    404    404    404    404    404    404    404`),
	},
	'POST /people/[id=number]?/deactivate': {
		at: (object, world) => `/people/${idOf(object, world)}?/deactivate`,
		fields: () => ({ sure: 'yes' }),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			outsider 401      404   403      403      403    403    403     200   200
			admin    401      404   403      403      403    403    403     200   200
			owner    401      404   403      403      403    403    403     403   422
			gone     401      404   403      403      403    403    403     404   404
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'POST /people/[id=number]?/reactivate': {
		at: (object, world) => `/people/${idOf(object, world)}?/reactivate`,
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			author   401      403   403      403      403    403    403     404   404
			gone     401      404   403      403      403    403    403     200   200
			missing  401      404   404      404      404    404    404     404   404`),
	},
	// Nothing waits for them.
	'POST /people/[id=number]?/handOver': {
		at: (object, world) => `/people/${idOf(object, world)}?/handOver`,
		fields: (_, { people }) => ({ to: String(people.reader.id) }),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			author   401      403   403      403      403    403    403     200   200
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'POST /people/[id=number]?/endParts': {
		at: (object, world) => `/people/${idOf(object, world)}?/endParts`,
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			author   401      403   403      403      403    403    403     =200  =200
			teammate 401      403   403      403      403    403    403     200   200
			missing  401      404   404      404      404    404    404     404   404`),
	},
	// Only who has left is erased, by an owner who types their name.
	'POST /people/[id=number]?/erase': {
		at: (object, world) => `/people/${idOf(object, world)}?/erase`,
		fields: () => ({ confirmed: 'Oda Lie' }),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			author   401      403   403      403      403    403    403     403   409
			gone     401      404   403      403      403    403    403     403   303
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'GET /teams': { at: always('/teams'), table: EVERYBODY },
	'POST /teams?/make': {
		at: always('/teams?/make'),
		fields: () => ({ name: 'Kiln', glaze: '', parentId: '' }),
		table: MAKING,
	},
	'GET /log/teams/[slug]/rhythm': {
		at: (object) => `/log/teams/${object}/rhythm`,
		table: TEAM_SEEN,
	},
	'POST /log/teams/[slug]/rhythm?/change': onRhythm('change', {
		...{ every: 'demand', 'days[]': ['1', '4'], opensAt: '16:00', lasts: '600', sprintWeeks: '2' },
		...{ sprintFrom: '', further: '1' },
	}),
	'POST /log/teams/[slug]/rhythm?/pause': onRhythm('pause', { until: '2099-01-01' }),
	'POST /log/teams/[slug]/rhythm?/resume': onRhythm('resume'),
	'POST /log/teams/[slug]/rhythm?/end': onRhythm('end'),
	// Of the teammate; they may say it of themselves as well.
	'POST /log/teams/[slug]/rhythm?/part': {
		...onRhythm('part'),
		fields: (_, world) => ({ personId: String(idOf('teammate', world)), part: 'optional' }),
	},
	'POST /log/teams/[slug]/rhythm?/addHoliday': onRhythm('addHoliday', { day: '2098-12-24', name: '' }),
	'POST /log/teams/[slug]/rhythm?/removeHoliday': onRhythm('removeHoliday', { id: '1' }),
	'POST /log/teams/[slug]/rhythm?/addQuestion': onRhythm('addQuestion', { text: 'What did you hear?' }),
	'POST /log/teams/[slug]/rhythm?/retire': {
		...onRhythm('retire'),
		fields: (_, { ownQuestion }) => ({ id: String(ownQuestion) }),
	},
	// One that every team may be asked: it is for curators.
	'POST /log/teams/[slug]/rhythm?/bringBack': {
		...onRhythm('bringBack', { id: '1' }),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			payments 401      403   403      403      403    403    200     200   200
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'GET /admin/holidays': { at: always('/admin/holidays'), table: ADMINS },
	'POST /admin/holidays?/addHoliday': {
		at: always('/admin/holidays?/addHoliday'),
		fields: () => ({ day: '2098-12-24', name: 'Christmas Eve' }),
		table: byAdmins('200'),
	},
	'POST /admin/holidays?/removeHoliday': {
		at: always('/admin/holidays?/removeHoliday'),
		fields: () => ({ id: '2' }),
		table: byAdmins('200'),
	},
	// What stands in for a page while there is no network: it says the same to everybody.
	'GET /offline': { at: always('/offline'), table: row('200 200 200 200 200 200 200 200 200') },
	'POST /log/new?/skip': {
		at: always('/log/new?/skip'),
		fields: (object) => ({ team: object, day: '2026-11-19', skipped: 'true' }),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			payments 401      303   404      303      303    404    404     404   404
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'GET /settings/leave': { at: always('/settings/leave'), table: EVERYBODY },
	'POST /settings/leave?/take': {
		at: always('/settings/leave?/take'),
		fields: () => ({ fromDay: '2098-08-01', toDay: '2098-08-14' }),
		table: OWN,
	},
	// The author's: nobody else's hand reaches it.
	'POST /settings/leave?/end': {
		at: always('/settings/leave?/end'),
		fields: (object) => ({ id: object === 'own' ? '1' : '999' }),
		table: ONLY_OWN,
	},
	'GET /teams/[slug]': {
		at: (object) => `/teams/${object}`,
		table: TEAM_SEEN,
	},
	'POST /teams/[slug]?/add': {
		at: (object) => `/teams/${object}?/add`,
		fields: (_, world) => ({ personId: String(idOf('reader', world)) }),
		table: byItsTeam('200'),
	},
	'POST /teams/[slug]?/remove': {
		at: (object) => `/teams/${object}?/remove`,
		fields: (_, world) => ({ personId: String(idOf('teammate', world)) }),
		table: byItsTeam('200'),
	},

	'POST /teams/[slug]?/lead': {
		at: (object) => `/teams/${object}?/lead`,
		fields: (_, world) => ({ personId: String(idOf('teammate', world)) }),
		table: toATeamByAdmins('200'),
	},
	'POST /teams/[slug]?/unlead': {
		at: (object) => `/teams/${object}?/unlead`,
		fields: (_, world) => ({ personId: String(idOf('teammate', world)) }),
		table: toATeamByAdmins('=200'),
	},
	'GET /teams/[slug]/change': {
		at: (object) => `/teams/${object}/change`,
		table: TEAM_PAGE,
	},
	'POST /teams/[slug]/change?/rename': {
		at: (object) => `/teams/${object}/change?/rename`,
		fields: () => ({ name: 'Money', glaze: 'iron' }),
		table: byItsTeam('303'),
	},
	'POST /teams/[slug]/change?/move': {
		at: (object) => `/teams/${object}/change?/move`,
		fields: () => ({ parentId: '2' }),
		table: toATeamByAdmins('303'),
	},
	'POST /teams/[slug]/change?/merge': {
		at: (object) => `/teams/${object}/change?/merge`,
		fields: () => ({ into: '2' }),
		table: toATeamByAdmins('303'),
	},
	// Somebody is in it.
	'POST /teams/[slug]/change?/remove': {
		at: (object) => `/teams/${object}/change?/remove`,
		fields: () => ({}),
		table: toATeamByAdmins('409'),
	},
	'GET /teams/[slug]/alerts': {
		at: (object) => `/teams/${object}/alerts`,
		table: TEAM_PAGE,
	},
	'POST /teams/[slug]/alerts?/make': {
		at: (object) => `/teams/${object}/alerts?/make`,
		fields: () => ({ name: 'Grafana' }),
		table: byItsTeam('200'),
	},
	'POST /teams/[slug]/alerts?/rename': onAlerts('rename', { name: 'Grafana' }),
	'POST /teams/[slug]/alerts?/renew': onAlerts('renew'),
	'POST /teams/[slug]/alerts?/sign': onAlerts('sign', { signingSecret: 'given by a tool' }),
	'POST /teams/[slug]/alerts?/switchOff': onAlerts('switchOff'),
	'POST /teams/[slug]/alerts?/switchOn': onAlerts('switchOn', {}, '=200'),
	// Whoever knows the key may, and nobody else.
	'POST /hooks/alerts/[[key]]': {
		at: (object, { alertAddress }) => `/hooks/alerts/${object === 'known' ? alertAddress.key : object}`,
		body: { title: 'The backlog grows', at: '2026-11-10T02:14:00Z' },
		table: KEY_HOLDERS,
	},

	// Settings and administration
	'GET /settings': { at: always('/settings'), table: EVERYBODY },
	'GET /settings/security': { at: always('/settings/security'), table: EVERYBODY },
	'GET /settings/tokens': { at: always('/settings/tokens'), table: EVERYBODY },
	'POST /settings?/profile': {
		at: always('/settings?/profile'),
		fields: () => ({ name: 'Another name', zone: 'Asia/Tokyo' }),
		table: OWN,
	},
	'POST /settings?/looks': {
		at: always('/settings?/looks'),
		fields: () => ({ theme: 'dark' }),
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'POST /settings/security?/changePassword': {
		at: always('/settings/security?/changePassword'),
		fields: () => ({ currentPassword: PASSWORD, newPassword: 'harvest window copper ladder' }),
		table: OWN,
	},
	'POST /settings/security?/changeAddress': {
		at: always('/settings/security?/changeAddress'),
		fields: () => ({ email: 'another@example.org', currentPassword: PASSWORD }),
		// No mail is set up in this world.
		table: row('401 409 409 409 409 409 409 409 409'),
	},
	'POST /settings/security?/confirmAddress': {
		at: always('/settings/security?/confirmAddress'),
		table: row('401 409 409 409 409 409 409 409 409'),
	},
	'POST /settings/security?/signOut': {
		at: always('/settings/security?/signOut'),
		fields: () => ({ key: 'of somebody else' }),
		table: row('401 =303 =303 =303 =303 =303 =303 =303 =303'),
	},
	'POST /settings/security?/signOutOthers': {
		at: always('/settings/security?/signOutOthers'),
		table: row('401 =303 =303 =303 =303 =303 =303 =303 =303'),
	},
	'GET /settings/two-steps': { at: always('/settings/two-steps'), table: EVERYBODY },
	'POST /settings/two-steps?/confirm': {
		at: always('/settings/two-steps?/confirm'),
		fields: () => ({ password: PASSWORD }),
		// What it gives is carried by the browser alone.
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'POST /settings/two-steps?/confirmByCode': {
		at: always('/settings/two-steps?/confirmByCode'),
		fields: () => ({ code: '123456' }),
		// All of them have a password, which comes first.
		table: row('401 403 403 403 403 403 403 403 403'),
	},
	'POST /settings/two-steps?/confirmByPasskey': {
		at: always('/settings/two-steps?/confirmByPasskey'),
		fields: () => ({ credential: '{}' }),
		table: row('401 422 422 422 422 422 422 422 422'),
	},
	'POST /settings/two-steps?/addPasskey': {
		at: always('/settings/two-steps?/addPasskey'),
		fields: () => ({ name: 'A key', credential: '{}' }),
		table: row('401 422 422 422 422 422 422 422 422'),
	},
	'POST /settings/two-steps?/renamePasskey': {
		at: always('/settings/two-steps?/renamePasskey'),
		fields: (object) => ({ id: object, name: 'Another key' }),
		table: NOBODYS,
	},
	// Nobody here has shown a moment ago that it is them.
	'POST /settings/two-steps?/removePasskey': {
		at: always('/settings/two-steps?/removePasskey'),
		fields: () => ({ id: 'missing' }),
		table: UNCONFIRMED,
	},
	'POST /settings/two-steps?/setUpApp': { at: always('/settings/two-steps?/setUpApp'), table: UNCONFIRMED },
	'POST /settings/two-steps?/turnCodesOff': {
		at: always('/settings/two-steps?/turnCodesOff'),
		table: UNCONFIRMED,
	},
	'POST /settings/two-steps?/renewRecoveryCodes': {
		at: always('/settings/two-steps?/renewRecoveryCodes'),
		table: UNCONFIRMED,
	},
	'POST /settings/two-steps/passkey': { at: always('/settings/two-steps/passkey'), table: UNCONFIRMED },
	'POST /settings/two-steps/confirmation': {
		at: always('/settings/two-steps/confirmation'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'GET /settings/two-steps/codes': {
		at: always('/settings/two-steps/codes'),
		table: row('303 303 303 303 303 303 303 303 303'),
	},
	'POST /settings/two-steps/codes': {
		at: always('/settings/two-steps/codes'),
		fields: () => ({ code: '123456' }),
		table: UNCONFIRMED,
	},
	'GET /admin/second-factor': {
		at: always('/admin/second-factor'),
		table: row('303 403 403 403 403 403 403 403 200'),
	},
	'POST /admin/second-factor': {
		at: always('/admin/second-factor'),
		fields: () => ({ whom: 'nobody', graceDays: '7' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	'POST /settings/tokens?/makeToken': {
		at: always('/settings/tokens?/makeToken'),
		fields: () => ({ name: 'A script', 'scopes[]': ['read'], days: '' }),
		table: OWN,
	},
	'POST /settings/tokens?/revokeToken': {
		at: always('/settings/tokens?/revokeToken'),
		fields: (_, { tokenOfAuthor }) => ({ id: String(tokenOfAuthor) }),
		table: row('401 =200 =200 =200 200 =200 =200 =200 =200'),
	},
	'GET /admin/tokens': { at: always('/admin/tokens'), table: ADMINS },
	'POST /admin/tokens?/revoke': {
		at: always('/admin/tokens?/revoke'),
		fields: (_, { tokenOfAuthor }) => ({ id: String(tokenOfAuthor) }),
		table: byAdmins('200'),
	},
	'GET /admin/audit': { at: always('/admin/audit'), table: row('303 403 403 403 403 403 403 403 200') },
	'GET /admin/audit/export.csv': {
		at: always('/admin/audit/export.csv'),
		table: row('303 403 403 403 403 403 403 403 200'),
	},
	'GET /admin/audit/export.jsonl': {
		at: always('/admin/audit/export.jsonl'),
		table: row('303 403 403 403 403 403 403 403 200'),
	},
	'GET /settings/data': { at: always('/settings/data'), table: EVERYBODY },
	'POST /settings/data/everything.zip': {
		at: always('/settings/data/everything.zip'),
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'POST /settings/data?/askErasure': { at: always('/settings/data?/askErasure'), table: OWN },
	// Nobody has asked for it.
	'POST /settings/data?/takeBack': {
		at: always('/settings/data?/takeBack'),
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'GET /admin': { at: always('/admin'), table: ADMINS },
	'GET /admin/general': { at: always('/admin/general'), table: ADMINS },
	// Whoever has the token of the environment; no role opens it.
	'GET /metrics': { at: always('/metrics'), table: row('404 404 404 404 404 404 404 404 404') },
	'GET /readyz': { at: always('/readyz'), table: row('200 200 200 200 200 200 200 200 200') },
	'GET /help/api': { at: always('/help/api'), table: EVERYBODY },
	'GET /help/api/[group]': { at: always('/help/api/post-mortems'), table: EVERYBODY },
	'GET /help/admin': { at: always('/help/admin'), table: EVERYBODY },
	'GET /admin/storage': { at: always('/admin/storage'), table: ADMINS },
	'POST /admin/general?/begin': {
		at: always('/admin/general?/begin'),
		fields: () => ({ sentence: 'We move until noon.' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	'POST /admin/general?/end': {
		at: always('/admin/general?/end'),
		table: row('401 403 403 403 403 403 403 403 =200'),
	},
	'GET /admin/backups': { at: always('/admin/backups'), table: ADMINS },
	'POST /admin/backups?/plan': {
		at: always('/admin/backups?/plan'),
		fields: () => ({ every: 'week', weekday: '1', hour: '4', keep: '5', weeks: '2' }),
		table: byAdmins('200'),
	},
	'POST /admin/backups?/make': {
		at: always('/admin/backups?/make'),
		table: row('401 403 403 403 403 403 403 =200 =200'),
	},
	'POST /admin/backups/[name]': {
		at: always('/admin/backups/kintsugi-2026-11-26T03-00-00Z.db'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			missing 401      403   403      403      403    403    403     403   404`),
	},
	'GET /admin/moving': { at: always('/admin/moving'), table: row('303 403 403 403 403 403 403 403 200') },
	'POST /admin/moving?/takeOut': {
		at: always('/admin/moving?/takeOut'),
		fields: () => ({ key: '' }),
		table: row('401 403 403 403 403 403 403 403 303'),
	},
	// Nothing was sent: whoever may is told so, and whoever may not learns no more.
	'POST /admin/moving?/lookAhead': {
		at: always('/admin/moving?/lookAhead'),
		table: row('401 403 403 403 403 403 403 403 422'),
	},
	'GET /admin/moving/[key]': {
		at: always('/admin/moving/abcdefghijkmnpqrstuv'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			missing 303      403   403      403      403    403    403     403   404`),
	},
	...Object.fromEntries(
		['stop', 'goOn', 'bringIn'].map((action): [string, Decision] => [
			`POST /admin/moving/[key]?/${action}`,
			{
				at: always(`/admin/moving/abcdefghijkmnpqrstuv?/${action}`),
				fields: () => ({ key: 'abcdefghijkmnpqrstuv' }),
				table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			missing 401      403   403      403      403    403    403     403   404`),
			},
		]),
	),
	'POST /admin/moving/[key]/archive.zip': {
		at: always('/admin/moving/abcdefghijkmnpqrstuv/archive.zip'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			missing 401      404   404      404      404    404    404     404   404`),
	},
	// It is noted that they took it.
	'POST /settings/data/readable.zip': {
		at: always('/settings/data/readable.zip'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'POST /admin/general?/save': {
		at: always('/admin/general?/save'),
		fields: () => ({ workspace: 'Southwind', zone: 'UTC' }),
		table: byAdmins('200'),
	},

	'GET /admin/joining': { at: always('/admin/joining'), table: ADMINS },
	'POST /admin/joining': {
		at: always('/admin/joining'),
		fields: () => ({ domains: 'example.org', role: 'member', teamId: '' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},

	'GET /admin/mail': { at: always('/admin/mail'), table: ADMINS },
	// Whoever decides where mail goes can read the links in it: that is for owners.
	'POST /admin/mail?/save': {
		at: always('/admin/mail?/save'),
		fields: () => ({ host: 'mail.example.org', port: '587', security: 'starttls', from: 'k@example.org' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	'POST /admin/mail?/off': {
		at: always('/admin/mail?/off'),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	// There is no server to send through, and nothing that waits.
	'POST /admin/mail?/test': {
		at: always('/admin/mail?/test'),
		table: row('401 403 403 403 403 403 403 409 409'),
	},
	'POST /admin/mail?/again': {
		at: always('/admin/mail?/again'),
		table: row('401 403 403 403 403 403 403 =200 =200'),
	},
	'POST /admin/mail?/drop': {
		at: always('/admin/mail?/drop'),
		table: row('401 403 403 403 403 403 403 =200 =200'),
	},
	'GET /admin/mail/letters/[kind]': {
		at: always('/admin/mail/letters/test'),
		table: ADMINS,
	},
	'GET /admin/mail/letters/[kind]/letter.html': {
		at: always('/admin/mail/letters/test/letter.html'),
		table: ADMINS,
	},
	// Everybody but guests, who are not asked, tries it on what everybody can read.
	'GET /pulse/unmask': {
		at: always('/pulse/unmask'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	'POST /pulse/unmask?/try': {
		at: always('/pulse/unmask?/try'),
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'GET /admin/jobs': { at: always('/admin/jobs'), table: ADMINS },
	'POST /admin/jobs': {
		at: always('/admin/jobs'),
		fields: () => ({ name: 'reminders' }),
		table: row('401 403 403 403 403 403 403 =200 =200'),
	},

	'GET /admin/sign-in': { at: always('/admin/sign-in'), table: ADMINS },
	'POST /admin/sign-in?/switchOn': {
		at: always('/admin/sign-in?/switchOn'),
		fields: () => ({ slug: 'northwind-id' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	'POST /admin/sign-in?/switchOff': {
		at: always('/admin/sign-in?/switchOff'),
		fields: () => ({ slug: 'northwind-id' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	'POST /admin/sign-in?/passwords': {
		at: always('/admin/sign-in?/passwords'),
		fields: () => ({ passwords: 'on' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	'GET /admin/sign-in/new': {
		at: always('/admin/sign-in/new'),
		table: row('303 403 403 403 403 403 403 403 200'),
	},
	// The address is one of this machine's own, which is not asked.
	'POST /admin/sign-in/new?/add': {
		at: always('/admin/sign-in/new?/add'),
		fields: () => ({ name: 'Other', issuer: 'http://127.0.0.1:9', clientId: 'kintsugi', newRole: 'member' }),
		table: row('401 403 403 403 403 403 403 403 422'),
	},
	'POST /admin/sign-in/new?/lookUp': {
		at: always('/admin/sign-in/new?/lookUp'),
		fields: () => ({ issuer: 'http://127.0.0.1:9' }),
		table: row('401 403 403 403 403 403 403 403 422'),
	},
	'GET /admin/sign-in/[slug]': {
		at: always('/admin/sign-in/northwind-id'),
		table: ADMINS,
	},
	'POST /admin/sign-in/[slug]?/save': {
		at: always('/admin/sign-in/northwind-id?/save'),
		fields: () => ({ name: 'Another name', clientId: 'kintsugi', newRole: 'guest' }),
		table: row('401 403 403 403 403 403 403 403 200'),
	},
	'POST /admin/sign-in/[slug]?/remove': {
		at: always('/admin/sign-in/northwind-id?/remove'),
		table: row('401 403 403 403 403 403 403 403 303'),
	},
	'GET /help/providers': { at: always('/help/providers'), table: EVERYBODY },
	'GET /sign-in/with/[slug]': {
		at: always('/sign-in/with/northwind-id'),
		table: row('200 200 200 200 200 200 200 200 200'),
	},
	// It cannot be reached.
	'POST /sign-in/with/[slug]': {
		at: always('/sign-in/with/northwind-id'),
		table: row('503 503 503 503 503 503 503 503 503'),
	},
	'GET /sign-in/with/[slug]/callback': {
		at: always('/sign-in/with/northwind-id/callback?state=x&code=x'),
		table: row('409 303 303 303 303 303 303 303 303'),
	},
	'GET /settings/identities': { at: always('/settings/identities'), table: EVERYBODY },
	// Only for a while after one has shown that it is oneself.
	'POST /settings/identities?/link': {
		at: always('/settings/identities?/link'),
		fields: () => ({ slug: 'northwind-id' }),
		table: row('401 403 403 403 403 403 403 403 403'),
	},
	'POST /settings/identities?/unlink': {
		at: always('/settings/identities?/unlink'),
		fields: () => ({ issuer: 'http://127.0.0.1:9', subject: 'somebody' }),
		table: row('401 403 403 403 403 403 403 403 403'),
	},

	'GET /admin/postmortems': {
		at: always('/admin/postmortems'),
		table: ADMINS,
	},
	'POST /admin/postmortems': {
		at: always('/admin/postmortems'),
		fields: () => ({ 'within.sev1': '5', from: 'resolved', before: '2', onTheDay: 'true' }),
		table: byAdmins('200'),
	},

	'GET /admin/templates': {
		at: always('/admin/templates'),
		table: row('303 403 403 403 403 403 200 200 200'),
	},
	'GET /admin/templates/new': {
		at: always('/admin/templates/new'),
		table: row('303 403 403 403 403 403 200 200 200'),
	},
	'GET /admin/templates/[slug]': {
		at: always('/admin/templates/light'),
		table: row('303 403 403 403 403 403 200 200 200'),
	},
	'POST /admin/templates/new': {
		at: always('/admin/templates/new'),
		fields: () => ({ name: 'Ours', kind: 'incident', 'parts[]': ['summary'] }),
		table: row('401 403 403 403 403 403 303 303 303'),
	},
	'POST /admin/templates/[slug]': {
		at: always('/admin/templates/light'),
		fields: () => ({ name: 'Half a page', kind: 'incident', 'parts[]': ['summary'] }),
		table: row('401 403 403 403 403 403 303 303 303'),
	},
	'POST /admin/templates?/retire': {
		at: always('/admin/templates?/retire'),
		fields: () => ({ slug: 'light' }),
		table: row('401 403 403 403 403 403 200 200 200'),
	},
	'POST /admin/templates?/offer': {
		at: always('/admin/templates?/offer'),
		fields: () => ({ slug: 'light' }),
		table: row('401 403 403 403 403 403 200 200 200'),
	},
	'POST /admin/templates?/reset': {
		at: always('/admin/templates?/reset'),
		fields: () => ({ slug: 'light' }),
		table: row('401 403 403 403 403 403 =200 =200 =200'),
	},
	'GET /admin/factors': { at: always('/admin/factors'), table: row('303 403 403 403 403 403 200 200 200') },
	'POST /admin/factors': {
		at: always('/admin/factors'),
		fields: () => ({ 'kinds.0.was': '', 'kinds.0.name': 'Night', 'kinds.0.about': '' }),
		table: row('401 403 403 403 403 403 200 200 200'),
	},

	// The door
	'GET /sign-in': { at: always('/sign-in'), table: row('200 303 303 303 303 303 303 303 303') },
	'POST /sign-in?/signIn': {
		at: always('/sign-in?/signIn'),
		fields: (_, { people }) => ({ email: people.author.email, password: PASSWORD }),
		table: row('303 303 303 303 303 303 303 303 303'),
	},
	'POST /sign-in?/passkey': {
		at: always('/sign-in?/passkey'),
		fields: () => ({ credential: '{}' }),
		table: NO_PASSKEY,
	},
	// A challenge is given to whoever stands there.
	'POST /sign-in/passkey': {
		at: always('/sign-in/passkey'),
		table: row('200 200 200 200 200 200 200 200 200'),
	},
	'GET /sign-in/second-step': {
		at: always('/sign-in/second-step'),
		table: row('303 303 303 303 303 303 303 303 303'),
	},
	'POST /sign-in/second-step?/code': {
		at: always('/sign-in/second-step?/code'),
		fields: () => ({ code: '123456' }),
		table: NOT_HALF,
	},
	'POST /sign-in/second-step?/recoveryCode': {
		at: always('/sign-in/second-step?/recoveryCode'),
		fields: () => ({ recoveryCode: 'abcd-efgh-ijkm-npqr' }),
		table: NOT_HALF,
	},
	'POST /sign-in/second-step?/passkey': {
		at: always('/sign-in/second-step?/passkey'),
		fields: () => ({ credential: '{}' }),
		table: NO_PASSKEY,
	},
	'POST /sign-in/second-step/passkey': {
		at: always('/sign-in/second-step/passkey'),
		table: row('409 409 409 409 409 409 409 409 409'),
	},
	'POST /sign-in?/enter': {
		at: always('/sign-in?/enter'),
		fields: (_, { people }) => ({ personId: String(people.owner.id) }),
		table: row('403 =303 =303 =303 =303 =303 =303 =303 =303'),
	},
	'GET /sign-out': { at: always('/sign-out'), table: row('303 303 303 303 303 303 303 303 303') },
	'POST /sign-out': { at: always('/sign-out'), table: row('=303 303 303 303 303 303 303 303 303') },
	'GET /setup': { at: always('/setup'), table: row('303 303 303 303 303 303 303 303 303') },
	'POST /setup': {
		at: always('/setup'),
		fields: () => ({
			workspace: 'Mine',
			name: 'Somebody',
			email: 'somebody@example.org',
			password: 'harvest window copper ladder',
			zone: 'UTC',
		}),
		table: row('=303 =303 =303 =303 =303 =303 =303 =303 =303'),
	},
	// No mail is set up in this world: letters, and what is behind their links, have tests of their own.
	'GET /reset': { at: always('/reset'), table: row('200 200 200 200 200 200 200 200 200') },
	'POST /reset': {
		at: always('/reset'),
		fields: (_, { people }) => ({ email: people.author.email }),
		table: row('409 409 409 409 409 409 409 409 409'),
	},
	'GET /reset/[secret]': { at: always('/reset/missing'), table: NOT_THERE },
	'POST /reset/[secret]': {
		at: always('/reset/missing'),
		fields: () => ({ newPassword: 'harvest window copper ladder' }),
		table: NOT_THERE,
	},
	'GET /address/[secret]': { at: always('/address/missing'), table: NOT_THERE },
	'POST /address/[secret]': { at: always('/address/missing'), table: NOT_THERE },
	'GET /not-me/[secret]': { at: always('/not-me/missing'), table: NOT_THERE },
	'POST /not-me/[secret]': { at: always('/not-me/missing'), table: NOT_THERE },
	'GET /sign-up': { at: always('/sign-up'), table: NOT_THERE },
	'POST /sign-up': {
		at: always('/sign-up'),
		fields: () => ({ email: 'somebody@example.org' }),
		table: NOT_THERE,
	},
	'GET /sign-up/[secret]': { at: always('/sign-up/missing'), table: NOT_THERE },
	'POST /sign-up/[secret]': {
		at: always('/sign-up/missing'),
		fields: () => ({ name: 'Somebody', password: 'harvest window copper ladder', zone: 'UTC' }),
		table: NOT_THERE,
	},
	'GET /join/[secret]': {
		at: (object, { invitation }) => `/join/${object === 'open' ? invitation.secret : 'missing'}`,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			open    200      200   200      200      200    200    200     200   200
			missing 404      404   404      404      404    404    404     404   404`),
	},
	'POST /join/[secret]': {
		at: (object, { invitation }) => `/join/${object === 'open' ? invitation.secret : 'missing'}`,
		fields: () => ({ name: 'Somebody', password: 'harvest window copper ladder', zone: 'UTC' }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			open    303      303   303      303      303    303    303     303   303
			missing 404      404   404      404      404    404    404     404   404`),
	},

	// Programs
	'GET /healthz': { at: always('/healthz'), table: row('200 200 200 200 200 200 200 200 200') },
	'GET /api/v1/openapi.json': {
		at: always('/api/v1/openapi.json'),
		table: row('200 200 200 200 200 200 200 200 200'),
	},
	'GET /api/v1/search': {
		at: always('/api/v1/search?q=learned'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'GET /api/v1/people': { at: always('/api/v1/people'), table: row('401 200 200 200 200 200 200 200 200') },
	'GET /api/v1/people/[id=number]': {
		at: (object, world) => `/api/v1/people/${idOf(object === '-' ? 'author' : object, world)}`,
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			-        401      200   200      200      200    200    200     200   200
			outsider 401      404   200      200      200    200    200     200   200
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/teams': { at: always('/api/v1/teams'), table: row('401 200 200 200 200 200 200 200 200') },
	'GET /api/v1/teams/[slug]': {
		at: (object) => `/api/v1/teams/${object === '-' ? 'payments' : object}`,
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			-        401      200   200      200      200    200    200     200   200
			platform 401      404   200      200      200    200    200     200   200
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/teams/[slug]/signals': {
		at: (object) => `/api/v1/teams/${object === '-' ? 'payments' : object}/signals`,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			-       401      404   404      200      200    404    404     200   200
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/inbox': { at: always('/api/v1/inbox'), table: row('401 200 200 200 200 200 200 200 200') },
	'POST /api/v1/inbox/read': {
		at: always('/api/v1/inbox/read'),
		body: { ids: Array.from({ length: 100 }, (_, k) => k + 1) },
		table: row('401 =204 =204 =204 204 =204 =204 =204 =204'),
	},
	'GET /api/v1/recall': { at: always('/api/v1/recall'), table: row('401 200 200 200 200 200 200 200 200') },
	'PATCH /api/v1/recall': {
		at: always('/api/v1/recall'),
		body: { aWeek: 3 },
		table: row('401 204 204 204 204 204 204 204 204'),
	},
	'PUT /api/v1/recall/[lesson=number]': {
		at: onEntry('/api/v1/recall/*'),
		table: answering(KEEPING, '204'),
	},
	'DELETE /api/v1/recall/[lesson=number]': {
		at: onEntry('/api/v1/recall/*'),
		table: answering(LETTING_GO, '204'),
	},
	'POST /api/v1/recall/[lesson=number]/met': {
		at: onEntry('/api/v1/recall/*/met'),
		body: { how: 'well' },
		table: answering(MEETING, '200'),
	},
	// It stores nothing: what is similar is within what each may see. Nobody's script of elsewhere asks it.
	'POST /lessons/like': {
		at: always('/lessons/like'),
		body: { text: 'What happened in For the team, and what was learned from it' },
		table: row('403 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'POST /api/v1/lessons/like': {
		at: always('/api/v1/lessons/like'),
		body: { text: 'What happened in For the team, and what was learned from it' },
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'POST /api/v1/coach': {
		at: always('/api/v1/coach'),
		body: { text: 'Nobody checked the backup.' },
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'GET /api/v1/postmortems': {
		at: always('/api/v1/postmortems'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'POST /api/v1/postmortems': {
		at: always('/api/v1/postmortems'),
		body: { content: { title: 'From a program' } },
		table: row('401 403 201 201 201 201 201 201 201'),
	},
	'GET /api/v1/postmortems/[number=number]/similar': {
		at: onEntry('/api/v1/postmortems/*/similar'),
		table: API_READERS,
	},
	'GET /api/v1/postmortems/[number=number]/discussion': {
		at: onEntry('/api/v1/postmortems/*/discussion'),
		table: API_READERS,
	},
	'POST /api/v1/postmortems/[number=number]/discussion': {
		at: onEntry('/api/v1/postmortems/*/discussion'),
		body: { text: 'I would like to know more' },
		table: API_SAYING,
	},
	'POST /api/v1/postmortems/[number=number]/discussion/[thread=number]': {
		at: onEntry('/api/v1/postmortems/*/discussion/*'),
		body: { text: 'So do I' },
		table: API_SAYING,
	},
	'PATCH /api/v1/postmortems/[number=number]/discussion/[thread=number]': {
		at: onEntry('/api/v1/postmortems/*/discussion/*'),
		body: { resolved: true },
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      200    404    404     404   404
			team       401      403   404      403      200    404    404     404   404
			restricted 401      403   404      404      200    403    404     404   404
			workspace  401      404   403      403      200    403    403     403   403
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/postmortems/[number=number]/thanks': {
		at: onEntry('/api/v1/postmortems/*/thanks'),
		table: API_READERS,
	},
	'POST /api/v1/postmortems/[number=number]/thanks': {
		at: onEntry('/api/v1/postmortems/*/thanks'),
		body: { kind: 'helped' },
		table: thanking(201, '=201'),
	},
	'DELETE /api/v1/postmortems/[number=number]/thanks': {
		at: onEntry('/api/v1/postmortems/*/thanks?kind=helped'),
		table: takingBack(204),
	},
	'GET /api/v1/postmortems/[number=number]/what-i-saw': {
		at: onEntry('/api/v1/postmortems/*/what-i-saw'),
		table: API_READERS,
	},
	'PUT /api/v1/postmortems/[number=number]/what-i-saw': {
		at: onEntry('/api/v1/postmortems/*/what-i-saw'),
		body: { role: 'On call', text: 'It was dark.' },
		table: telling('200'),
	},
	// Nobody has written one.
	'POST /api/v1/postmortems/[number=number]/what-i-saw/release': {
		at: onEntry('/api/v1/postmortems/*/what-i-saw/release'),
		table: telling('422'),
	},
	'DELETE /api/v1/postmortems/[number=number]/what-i-saw/release': {
		at: onEntry('/api/v1/postmortems/*/what-i-saw/release'),
		table: telling('409'),
	},
	'GET /api/v1/postmortems/[number=number]/share-links': {
		at: onEntry('/api/v1/postmortems/*/share-links'),
		table: CHANGING,
	},
	'POST /api/v1/postmortems/[number=number]/share-links': {
		at: onEntry('/api/v1/postmortems/*/share-links'),
		body: { recipient: 'Northgate', confirmed: true },
		table: sharing(201),
	},
	'DELETE /api/v1/postmortems/[number=number]/share-links/[link=number]': {
		at: (object, world) => `/api/v1/postmortems/${numberOf(object)}/share-links/${linkTo(object, world)}`,
		table: unsharing(204),
	},
	'GET /api/v1/postmortems/[number=number]/files': {
		at: onEntry('/api/v1/postmortems/*/files'),
		table: API_READERS,
	},
	'POST /api/v1/postmortems/[number=number]/files': {
		at: onEntry('/api/v1/postmortems/*/files'),
		file: 'out of memory',
		table: ADDING,
	},
	'GET /api/v1/postmortems/[number=number]': { at: onEntry('/api/v1/postmortems/*'), table: API_READERS },
	'PATCH /api/v1/postmortems/[number=number]': {
		at: onEntry('/api/v1/postmortems/*'),
		body: { content: { title: 'Another title' } },
		table: writers('200'),
	},
	'DELETE /api/v1/postmortems/[number=number]': {
		at: onEntry('/api/v1/postmortems/*'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      204    404    404     404   404
			team       401      403   404      403      204    404    404     404   404
			restricted 401      403   404      404      204    403    404     404   404
			workspace  401      404   403      403      204    403    403     204   204
			reviewed   401      404   404      403      204    403    404     404   404
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'PUT /api/v1/postmortems/[number=number]/publication': {
		at: onEntry('/api/v1/postmortems/*/publication'),
		table: byItsAuthors('200'),
	},
	'DELETE /api/v1/postmortems/[number=number]/publication': {
		at: onEntry('/api/v1/postmortems/*/publication'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      409    404    404     404   404
			team       401      403   404      403      204    404    404     404   404
			restricted 401      403   404      404      204    403    404     404   404
			workspace  401      404   403      403      204    403    403     403   403
			reviewed   401      404   404      403      409    403    404     404   404
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
};

export const DECISIONS: Record<string, Decision> = { ...STANDING, ...apiDecisions(STANDING) };
