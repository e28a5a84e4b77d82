import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { always, row, table, type Decision } from './decision.ts';
import { FOR_NOBODY } from './enrolled.ts';
import { EVERYBODY, KEY_HOLDERS } from './shared-tables.ts';
import { TAUGHT, type CourseState, type World } from './world.ts';

const onCourse = (path: string) => (object: string) =>
	path.replaceAll('*', String(TAUGHT[object as CourseState]));
const courseOf = (object: string) => ({ course: String(TAUGHT[object as CourseState]) });

/** Pages of whoever may read the course. */
const READERS = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     303      404   404      404      200    404    404     404   404
	team      303      200   404      200      200    404    404     404   404
	workspace 303      404   200      200      200    200    200     200   200
	removed   303      404   404      404      404    404    404     404   404
	missing   303      404   404      404      404    404    404     404   404`);

/** Pages of whoever organises it: its author, and those who curate and may read it. */
const ORGANISERS = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     303      404   404      404      200    404    404     404   404
	team      303      403   404      403      200    404    404     404   404
	workspace 303      404   403      403      200    403    200     200   200
	removed   303      404   404      404      404    404    404     404   404
	missing   303      404   404      404      404    404    404     404   404`);

const ORGANISING = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      409    404    404     404   404
	team      401      403   404      403      303    404    404     404   404
	workspace 401      404   403      403      303    403    303     303   303
	removed   401      404   404      404      404    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);

/** What belongs to the course of everybody. */
const ON_ITS_OWN = table(`
	          stranger guest outsider teammate author reader curator admin owner
	workspace 401      404   403      403      303    403    303     303   303
	missing   401      404   404      404      404    404    404     404   404`);

const ORGANISING_BY_PROGRAM = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      200    404    404     404   404
	team      401      403   404      403      200    404    404     404   404
	workspace 401      404   403      403      200    403    200     200   200
	removed   401      404   404      404      404    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);
const BEGINNING = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      409    404    404     404   404
	team      401      200   404      200      =200   404    404     404   404
	workspace 401      404   200      200      =200   200    200     200   200
	removed   401      404   404      404      404    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);

/** Whoever may read it comes, or says that they were there. */
const sittingIn = (author: string, others: string) =>
	table(`
	          stranger guest outsider  teammate  author    reader    curator   admin     owner
	workspace 401      404   ${others} ${others} ${author} ${others} ${others} ${others} ${others}
	missing   401      404   404       404       404       404       404       404       404`);

/** The author alone is on a course, and planned something. */
const learner = (good: number) =>
	table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      404    404    404     404   404
	team      401      404   404      404      ${good} 404    404     404   404
	workspace 401      404   404      404      ${good} 404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);
const LEARNER = learner(303);
const OWN = table(`
	        stranger guest outsider teammate author reader curator admin owner
	own     401      404   404      404      303    404    404     404   404
	missing 401      404   404      404      404    404    404     404   404`);

const planOf = (object: string, { enrolled }: World) => ({
	plan: object === 'own' ? String(enrolled.plan) : '999',
});
const certificateOf = (object: string, { enrolled }: World) => ({
	certificate: object === 'own' ? enrolled.certificate : 'nobodys',
});
const theRule = (_: string, { enrolled }: World) => ({ rule: String(enrolled.rule) });
const theSitting = (_: string, { enrolled }: World) => ({ sitting: String(enrolled.sitting) });
const thePast = (_: string, { enrolled }: World) => ({ sitting: String(enrolled.over) });

const SITTINGS = '/training/*/sittings';
const RULES = '/training/*/rules';
const ENROLMENT = '/api/v1/courses/*/enrolment';

/** Who is asked to take a course, who organises it, and what is a learner's own. */
export const ENROLLING_DECISIONS: Record<string, Decision> = {
	'GET /training': { at: always('/training'), table: EVERYBODY },
	'POST /training?/notNow': {
		at: always('/training?/notNow'),
		fields: (object) => ({ ...courseOf(object), weeks: '4' }),
		table: LEARNER,
	},
	'POST /training?/leave': { at: always('/training?/leave'), fields: courseOf, table: LEARNER },
	'GET /training/mine': { at: always('/training/mine'), table: EVERYBODY },
	'POST /training/mine?/went': {
		at: always('/training/mine?/went'),
		fields: (object, world) => ({ ...planOf(object, world), went: 'did', note: 'It was easy' }),
		table: OWN,
	},
	'POST /training/mine?/drop': { at: always('/training/mine?/drop'), fields: planOf, table: OWN },
	'POST /training/mine?/withdraw': {
		at: always('/training/mine?/withdraw'),
		fields: certificateOf,
		table: OWN,
	},
	'POST /training/mine?/giveLink': {
		at: always('/training/mine?/giveLink'),
		fields: certificateOf,
		table: OWN,
	},
	'GET /certificates/[code]': {
		at: (object, { enrolled }) => `/certificates/${object === 'known' ? enrolled.certificate : 'nobodys'}`,
		table: KEY_HOLDERS,
	},
	'GET /training/[id=number]/plan': {
		at: onCourse('/training/*/plan'),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			draft     303      404   404      404      404    404    404     404   404
			team      303      404   404      404      200    404    404     404   404
			workspace 303      404   404      404      200    404    404     404   404
			removed   303      404   404      404      404    404    404     404   404
			missing   303      404   404      404      404    404    404     404   404`),
	},
	'POST /training/[id=number]/plan?/plan': {
		at: onCourse('/training/*/plan?/plan'),
		fields: () => ({ when: 'it rains', will: 'stay in', askOn: isoDay(now() + 100 * DAY, 'UTC') }),
		table: LEARNER,
	},
	'POST /training/[id=number]/lessons/[lesson]?/plan': {
		at: onCourse('/training/*/lessons/first?/plan'),
		fields: () => ({ when: 'it snows', will: 'go out', askOn: isoDay(now() + 100 * DAY, 'UTC') }),
		table: LEARNER,
	},
	'GET /training/[id=number]/rules': { at: onCourse(RULES), table: ORGANISERS },
	'POST /training/[id=number]/rules?/make': {
		at: onCourse(`${RULES}?/make`),
		fields: () => FOR_NOBODY,
		table: ORGANISING,
	},
	'POST /training/[id=number]/rules?/end': {
		at: onCourse(`${RULES}?/end`),
		fields: theRule,
		table: ON_ITS_OWN,
	},
	'POST /training/[id=number]/rules?/waive': {
		at: onCourse(`${RULES}?/waive`),
		fields: (object, world) => ({
			...theRule(object, world),
			email: world.people.reader.email,
			until: '2098-02-01',
		}),
		table: ON_ITS_OWN,
	},
	'POST /training/[id=number]/rules?/endWaiver': {
		at: onCourse(`${RULES}?/endWaiver`),
		fields: (object, world) => ({ ...theRule(object, world), person: String(world.enrolled.waived) }),
		table: ON_ITS_OWN,
	},
	'GET /training/[id=number]/people': { at: onCourse('/training/*/people'), table: ORGANISERS },
	'GET /training/[id=number]/people.csv': { at: onCourse('/training/*/people.csv'), table: ORGANISERS },
	'GET /training/[id=number]/sittings': { at: onCourse(SITTINGS), table: READERS },
	'GET /training/[id=number]/sittings.ics': { at: onCourse('/training/*/sittings.ics'), table: READERS },
	'POST /training/[id=number]/sittings?/plan': {
		at: onCourse(`${SITTINGS}?/plan`),
		fields: () => ({ at: '2098-03-01T10:00', lasts: '45', place: 'Room 5' }),
		table: ORGANISING,
	},
	'POST /training/[id=number]/sittings?/callOff': {
		at: onCourse(`${SITTINGS}?/callOff`),
		fields: theSitting,
		table: ON_ITS_OWN,
	},
	'POST /training/[id=number]/sittings?/come': {
		at: onCourse(`${SITTINGS}?/come`),
		fields: theSitting,
		table: sittingIn('=303', '303'),
	},
	'POST /training/[id=number]/sittings?/notCome': {
		at: onCourse(`${SITTINGS}?/notCome`),
		fields: theSitting,
		table: sittingIn('303', '=303'),
	},
	'POST /training/[id=number]/sittings?/there': {
		at: onCourse(`${SITTINGS}?/there`),
		fields: thePast,
		table: sittingIn('303', '303'),
	},
	'POST /training/[id=number]/sittings?/notThere': {
		at: onCourse(`${SITTINGS}?/notThere`),
		fields: thePast,
		table: sittingIn('303', '303'),
	},
	'GET /api/v1/enrolments': {
		at: always('/api/v1/enrolments'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'PUT /api/v1/courses/[number=number]/enrolment': { at: onCourse(ENROLMENT), table: BEGINNING },
	'PATCH /api/v1/courses/[number=number]/enrolment': {
		at: onCourse(ENROLMENT),
		body: { weeks: 4 },
		table: learner(200),
	},
	'DELETE /api/v1/courses/[number=number]/enrolment': { at: onCourse(ENROLMENT), table: learner(204) },
	'GET /api/v1/courses/[number=number]/people': {
		at: onCourse('/api/v1/courses/*/people'),
		table: ORGANISING_BY_PROGRAM,
	},
	// Nothing comes back to anybody at this moment.
	'POST /recall?/answer': {
		at: always('/recall?/answer'),
		fields: () => ({ item: 'short', said: 'true', confidence: '3' }),
		table: row('401 409 409 409 409 409 409 409 409'),
	},
	'POST /recall?/rate': {
		at: always('/recall?/rate'),
		fields: () => ({ item: 'say', text: 'A tale', near: 'true' }),
		table: row('401 409 409 409 409 409 409 409 409'),
	},
};
