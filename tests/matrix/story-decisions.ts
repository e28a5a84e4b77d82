import { newUid } from '#lib/uid.ts';
import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY } from './shared-tables.ts';
import { TOLD, type StoryState } from './told-stories.ts';
import type { World } from './world.ts';

const numberOf = (object: string) => TOLD[object as StoryState];
const onStory = (path: string) => (object: string) => path.replaceAll('*', String(numberOf(object)));
const saidOf = (object: string, { told }: World) => String(told.said[numberOf(object)] ?? 999);
const askedOf = (object: string, { told }: World) => String(told.questions[numberOf(object)] ?? 999);
const takenOn = (object: string, { told }: World) => String(told.commitments[numberOf(object)] ?? 999);

/** Pages of whoever may read it; whoever reads it first is the reader. */
const readers = (stranger: number) =>
	table(`
	          stranger    guest outsider teammate author reader curator admin owner
	draft     ${stranger} 404   404      404      200    200    404     404   404
	ready     ${stranger} 404   404      404      200    404    404     404   404
	team      ${stranger} 200   404      200      200    404    404     404   404
	workspace ${stranger} 404   200      200      200    200    200     200   200
	removed   ${stranger} 404   404      404      404    404    404     404   404
	missing   ${stranger} 404   404      404      404    404    404     404   404`);

/** Its author changes it, and administrators what they read. */
const changing = (stranger: number, good: number | string) =>
	table(`
	          stranger    guest outsider teammate author  reader curator admin   owner
	draft     ${stranger} 404   404      404      ${good} 403    404     404     404
	team      ${stranger} 403   404      403      ${good} 404    404     404     404
	workspace ${stranger} 404   403      403      ${good} 403    403     ${good} ${good}
	removed   ${stranger} 404   404      404      404     404    404     404     404
	missing   ${stranger} 404   404      404      404     404    404     404     404`);

/** Its author decides, and nobody else. */
const byAuthor = (
	stranger: number,
	answers: { draft: string; ready: string; team: string; workspace: string },
) =>
	table(`
	          stranger    guest outsider teammate author               reader curator admin owner
	draft     ${stranger} 404   404      404      ${answers.draft}     403    404     404   404
	ready     ${stranger} 404   404      404      ${answers.ready}     404    404     404   404
	team      ${stranger} 403   404      403      ${answers.team}      404    404     404   404
	workspace ${stranger} 404   403      403      ${answers.workspace} 403    403     403   403
	removed   ${stranger} 404   404      404      404                  404    404     404   404
	missing   ${stranger} 404   404      404      404                  404    404     404   404`);
const always303 = { draft: '303', ready: '303', team: '303', workspace: '303' };

/** Whoever may read it says something about it. */
const SAYING = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      303    303    404     404   404
	team      401      303   404      303      303    404    404     404   404
	workspace 401      404   303      303      303    303    303     303   303
	removed   401      404   404      404      404    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);

/** Its author said what is there, and decides. */
const own = (good: string) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	team      401      403   404      403      ${good} 404    404     404   404
	workspace 401      404   403      403      ${good} 403    403     403   403
	missing   401      404   404      404      404     404    404     404   404`);

/** Its readers say what it did for them. The outsider has said so of what everybody reads. */
const thanking = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      409    409    404     404   404
	team      401      303   404      303      403    404    404     404   404
	workspace 401      404   =303     303      403    303    303     303   303
	missing   401      404   404      404      404    404    404     404   404`);
const takingBack = table(`
	          stranger guest outsider teammate author reader curator admin owner
	team      401      =303  404      =303     =303   404    404     404   404
	workspace 401      404   303      =303     =303   =303   =303    =303  =303
	missing   401      404   404      404      404    404    404     404   404`);

/** The curator, whom it speaks of: nobody else is asked, and they read nothing else of it. */
const spokenOf = (stranger: number, good: string) =>
	table(`
	          stranger    guest outsider teammate author reader curator admin owner
	draft     ${stranger} 404   404      404      404    404    ${good} 404   404
	workspace ${stranger} 404   404      404      404    404    404     404   404
	missing   ${stranger} 404   404      404      404    404    404     404   404`);

/** Stories: who reads, writes, asks and answers. */
export const STORY_DECISIONS: Record<string, Decision> = {
	'GET /stories/new': { at: always('/stories/new'), table: row('303 403 200 200 200 200 200 200 200') },
	'POST /stories/new?/begin': {
		at: always('/stories/new?/begin'),
		fields: () => ({ title: 'From a form' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'POST /stories/new?/save': {
		at: always('/stories/new?/save'),
		fields: () => ({ title: 'From a page that was kept', form: 'free', uid: newUid(), autosaved: 'true' }),
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'GET /stories/mine': { at: always('/stories/mine'), table: EVERYBODY },
	'POST /stories/mine?/restore': {
		at: always('/stories/mine?/restore'),
		fields: (object) => ({ number: String(numberOf(object)) }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   404      404      404    404    404     404   404
			removed   401      404   404      404      303    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /stories/[id=number]': { at: onStory('/stories/*'), table: readers(303) },
	'GET /stories/[id=number]/discussion': { at: onStory('/stories/*/discussion'), table: readers(303) },
	'GET /stories/[id=number]/discussion/people.json': {
		at: onStory('/stories/*/discussion/people.json?q=a'),
		table: readers(303),
	},
	'GET /stories/[id=number]/slides': {
		at: onStory('/stories/*/slides'),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 303      404   200      200      200    200    200     200   200
			missing   303      404   404      404      404    404    404     404   404`),
	},
	'GET /stories/[id=number]/share': { at: onStory('/stories/*/share'), table: changing(303, 200) },
	'POST /stories/[id=number]/share?/make': {
		at: onStory('/stories/*/share?/make'),
		fields: () => ({ recipient: 'A meetup', days: '7' }),
		// A draft, one that is kept to a team, and one that speaks of the curator have no link yet.
		table: byAuthor(401, { draft: '409', ready: '409', team: '409', workspace: '200' }),
	},
	'POST /stories/[id=number]/share?/ask': {
		at: onStory('/stories/*/share?/ask'),
		fields: () => ({ personId: '999' }),
		// Nobody of that number is in any of them.
		table: byAuthor(401, { draft: '409', ready: '409', team: '409', workspace: '409' }),
	},
	'POST /stories/[id=number]/share?/end': {
		at: onStory('/stories/*/share?/end'),
		fields: () => ({ id: '999' }),
		table: changing(401, '=303'),
	},
	'GET /stories/[id=number]/edit': { at: onStory('/stories/*/edit'), table: changing(303, 200) },
	'GET /stories/[id=number]/history': {
		at: onStory('/stories/*/history'),
		table: byAuthor(303, { draft: '200', ready: '200', team: '200', workspace: '200' }),
	},
	'GET /stories/[id=number]/publish': {
		at: onStory('/stories/*/publish'),
		table: byAuthor(303, { draft: '200', ready: '200', team: '200', workspace: '200' }),
	},
	'GET /stories/[id=number]/consent': { at: onStory('/stories/*/consent'), table: spokenOf(303, '200') },
	'POST /stories/[id=number]/consent?/answer': {
		at: onStory('/stories/*/consent?/answer'),
		fields: () => ({ answer: 'agreed' }),
		table: spokenOf(401, '303'),
	},
	'POST /stories/[id=number]/edit?/save': {
		at: onStory('/stories/*/edit?/save'),
		fields: () => ({ title: 'In other words', learned: 'In other words' }),
		table: changing(401, 303),
	},
	// The curator has not answered.
	'POST /stories/[id=number]/publish?/publish': {
		at: onStory('/stories/*/publish?/publish'),
		table: byAuthor(401, { draft: '409', ready: '303', team: '409', workspace: '409' }),
	},
	'POST /stories/[id=number]/publish?/askReader': {
		at: onStory('/stories/*/publish?/askReader'),
		fields: () => ({ reader: 'Cato Berg' }),
		table: byAuthor(401, { draft: '303', ready: '303', team: '409', workspace: '409' }),
	},
	'POST /stories/[id=number]/publish?/withdrawReader': {
		at: onStory('/stories/*/publish?/withdrawReader'),
		table: byAuthor(401, { draft: '303', ready: '409', team: '409', workspace: '409' }),
	},
	'POST /stories/[id=number]/publish?/askConsent': {
		at: onStory('/stories/*/publish?/askConsent'),
		fields: () => ({ person: 'Cato Berg', passage: 'He said so.' }),
		table: byAuthor(401, always303),
	},
	'POST /stories/[id=number]/publish?/inPerson': {
		at: onStory('/stories/*/publish?/inPerson'),
		fields: () => ({ person: 'Cato Berg' }),
		table: byAuthor(401, always303),
	},
	'POST /stories/[id=number]/publish?/takeOut': {
		at: onStory('/stories/*/publish?/takeOut'),
		fields: (_object, { people }) => ({ personId: String(people.curator.id) }),
		table: byAuthor(401, { draft: '303', ready: '=303', team: '=303', workspace: '=303' }),
	},
	'POST /stories/[id=number]?/withdraw': {
		at: onStory('/stories/*?/withdraw'),
		table: byAuthor(401, { draft: '409', ready: '409', team: '303', workspace: '303' }),
	},
	'POST /stories/[id=number]?/remove': { at: onStory('/stories/*?/remove'), table: changing(401, 303) },
	'POST /stories/[id=number]?/recognise': { at: onStory('/stories/*?/recognise'), table: thanking },
	'POST /stories/[id=number]?/helped': { at: onStory('/stories/*?/helped'), table: thanking },
	'POST /stories/[id=number]?/takeBackRecognised': {
		at: onStory('/stories/*?/takeBackRecognised'),
		table: takingBack,
	},
	'POST /stories/[id=number]?/takeBackHelped': {
		at: onStory('/stories/*?/takeBackHelped'),
		table: takingBack,
	},
	'POST /stories/[id=number]?/ask': {
		at: onStory('/stories/*?/ask'),
		fields: () => ({ text: 'And then?' }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			draft     401      404   404      404      409    409    404     404   404
			team      401      303   404      303      403    404    404     404   404
			workspace 401      404   303      303      403    303    303     303   303
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'POST /stories/[id=number]?/answer': {
		at: onStory('/stories/*?/answer'),
		fields: (object, world) => ({ question: askedOf(object, world), answer: 'So it was.' }),
		table: own('303'),
	},
	'POST /stories/[id=number]?/decline': {
		at: onStory('/stories/*?/decline'),
		fields: (object, world) => ({ question: askedOf(object, world) }),
		table: own('303'),
	},
	'POST /stories/[id=number]?/takeBackQuestion': {
		at: onStory('/stories/*?/takeBackQuestion'),
		fields: (object, world) => ({ question: askedOf(object, world) }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			team      401      404   404      303      404    404    404     404   404
			workspace 401      404   303      404      404    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'POST /stories/[id=number]?/commit': {
		at: onStory('/stories/*?/commit'),
		fields: () => ({ text: 'Something else', reportOn: '2099-01-01' }),
		table: byAuthor(401, always303),
	},
	'POST /stories/[id=number]?/report': {
		at: onStory('/stories/*?/report'),
		fields: (object, world) => ({ commitment: takenOn(object, world), report: 'It went badly.' }),
		table: byAuthor(401, always303),
	},
	'POST /stories/[id=number]?/letGo': {
		at: onStory('/stories/*?/letGo'),
		fields: (object, world) => ({ commitment: takenOn(object, world) }),
		table: byAuthor(401, always303),
	},
	'POST /stories/[id=number]?/sayAsReader': {
		at: onStory('/stories/*?/sayAsReader'),
		fields: () => ({ verdict: 'approved', sentence: 'It can go out.' }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			draft     401      404   404      404      403    303    404     404   404
			team      401      403   404      403      403    404    404     404   404
			workspace 401      404   403      403      403    403    403     403   403
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'POST /stories/[id=number]/discussion?/note': {
		at: onStory('/stories/*/discussion?/note'),
		fields: () => ({ text: 'I would like to know more' }),
		table: SAYING,
	},
	'POST /stories/[id=number]/discussion?/reply': {
		at: onStory('/stories/*/discussion?/reply'),
		fields: (object, world) => ({ thread: saidOf(object, world), text: 'So do I' }),
		table: SAYING,
	},
	'POST /stories/[id=number]/discussion?/rewrite': {
		at: onStory('/stories/*/discussion?/rewrite'),
		fields: (object, world) => ({ comment: saidOf(object, world), text: 'In other words' }),
		table: own('303'),
	},
	'POST /stories/[id=number]/discussion?/takeBack': {
		at: onStory('/stories/*/discussion?/takeBack'),
		fields: (object, world) => ({ comment: saidOf(object, world) }),
		table: own('303'),
	},
	'POST /stories/[id=number]/discussion?/resolve': {
		at: onStory('/stories/*/discussion?/resolve'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: own('303'),
	},
	// All of them are open.
	'POST /stories/[id=number]/discussion?/reopen': {
		at: onStory('/stories/*/discussion?/reopen'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: own('409'),
	},
	'GET /api/v1/stories': { at: always('/api/v1/stories'), table: row('401 200 200 200 200 200 200 200 200') },
	'POST /api/v1/stories': {
		at: always('/api/v1/stories'),
		body: { title: 'From a program' },
		table: row('401 403 201 201 201 201 201 201 201'),
	},
	'GET /api/v1/stories/[number=number]': { at: onStory('/api/v1/stories/*'), table: readers(401) },
	'PATCH /api/v1/stories/[number=number]': {
		at: onStory('/api/v1/stories/*'),
		body: { learned: 'In other words' },
		table: changing(401, 200),
	},
	'DELETE /api/v1/stories/[number=number]': { at: onStory('/api/v1/stories/*'), table: changing(401, 204) },
};
