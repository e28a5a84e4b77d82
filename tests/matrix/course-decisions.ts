import { writeCourse, writeLesson } from '#domain/training/folder.ts';
import { lessonsOf } from '#domain/training/course.ts';
import { always, row, table, type Decision } from './decision.ts';
import { COURSE, TAUGHT, type CourseState, type World } from './world.ts';

const onCourse = (path: string) => (object: string) =>
	path.replaceAll('*', String(TAUGHT[object as CourseState]));

/** The thread of a course, and the one thing that is said in it: both have the same number. */
const saidOf = (object: string, { saidInCourses }: World) =>
	String(saidInCourses[TAUGHT[object as CourseState]] ?? 999);

const READERS = (stranger: number) =>
	table(`
	          stranger    guest outsider teammate author reader curator admin owner
	draft     ${stranger} 404   404      404      200    404    404     404   404
	team      ${stranger} 200   404      200      200    404    404     404   404
	workspace ${stranger} 404   200      200      200    200    200     200   200
	removed   ${stranger} 404   404      404      404    404    404     404   404
	missing   ${stranger} 404   404      404      404    404    404     404   404`);

/** Its author changes it, and administrators what everybody reads. */
const changing = (good: number) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin   owner
	draft     401      404   404      404      ${good} 404    404     404     404
	team      401      403   404      403      ${good} 404    404     404     404
	workspace 401      404   403      403      ${good} 403    403     ${good} ${good}
	removed   401      404   404      404      404     404    404     404     404
	missing   401      404   404      404      404     404    404     404     404`);

/** All that is right stands there. */
const EDITORS = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     303      404   404      404      200    404    404     404   404
	team      303      403   404      403      200    404    404     404   404
	workspace 303      404   403      403      200    403    403     200   200
	removed   303      404   404      404      404    404    404     404   404
	missing   303      404   404      404      404    404    404     404   404`);

/** The author has begun it; whoever has not is told so, or led to where one begins. */
const learning = (good: string) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	draft     401      404   404      404      409     404    404     404   404
	team      401      =303  404      =303     ${good} 404    404     404   404
	workspace 401      404   =303     =303     ${good} =303   =303    409   409
	removed   401      404   404      404      404     404    404     404   404
	missing   401      404   404      404      404     404    404     404   404`);

const beginning = (again: string) =>
	table(`
	          stranger guest outsider teammate author   reader curator admin owner
	draft     401      404   404      404      409      404    404     404   404
	team      401      303   404      303      ${again} 404    404     404   404
	workspace 401      404   303      303      ${again} 303    303     303   303
	removed   401      404   404      404      404      404    404     404   404
	missing   401      404   404      404      404      404    404     404   404`);

const SAYING = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      303    404    404     404   404
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

const LESSON = '/training/*/lessons/first';
const EDIT = '/training/*/edit';
const [FIRST] = lessonsOf(COURSE);
/** A question of a lesson, as its form sends it. */
const question = { kind: 'true-false', ask: 'Is it longer?', answer: 'false' };

/** Courses: who reads, takes, writes and publishes them. What somebody answers is at no address of anybody else. */
export const COURSE_DECISIONS: Record<string, Decision> = {
	'GET /training/new': { at: always('/training/new'), table: row('303 403 200 200 200 200 200 200 200') },
	'POST /training/new?/write': {
		at: always('/training/new?/write'),
		fields: () => ({ title: 'From a form' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'POST /training/new?/add': {
		at: always('/training/new?/add'),
		fields: () => ({ slug: 'growth-mindset-at-work' }),
		table: row('401 403 403 403 403 403 303 303 303'),
	},
	// No zip comes with it.
	'POST /training/new?/bring': {
		at: always('/training/new?/bring'),
		table: row('401 403 422 422 422 422 422 422 422'),
	},
	'POST /training/new?/restore': {
		at: always('/training/new?/restore'),
		fields: (object) => ({ number: String(TAUGHT[object as CourseState]) }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   404      404      404    404    404     404   404
			removed   401      404   404      404      303    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /training/[id=number]': { at: onCourse('/training/*'), table: READERS(303) },
	'POST /training/[id=number]?/begin': { at: onCourse('/training/*?/begin'), table: beginning('=303') },
	'POST /training/[id=number]?/again': { at: onCourse('/training/*?/again'), table: beginning('303') },
	'POST /training/[id=number]?/publish': {
		at: onCourse('/training/*?/publish'),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			draft     401      404   404      404      303    404    404     404   404
			team      401      403   404      403      409    404    404     404   404
			workspace 401      404   403      403      409    403    403     409   409
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'POST /training/[id=number]?/remove': { at: onCourse('/training/*?/remove'), table: changing(303) },
	'GET /training/[id=number]/lessons/[lesson]': {
		at: onCourse(LESSON),
		// Whoever has not begun is led to where one begins; who may change it looks at it.
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			draft     303      404   404      404      200    404    404     404   404
			team      303      303   404      303      200    404    404     404   404
			workspace 303      404   303      303      200    303    303     200   200
			removed   303      404   404      404      404    404    404     404   404
			missing   303      404   404      404      404    404    404     404   404`),
	},
	'POST /training/[id=number]/lessons/[lesson]?/answer': {
		at: onCourse(`${LESSON}?/answer`),
		fields: () => ({ item: 'short', said: 'true', confidence: '3' }),
		table: learning('200'),
	},
	'POST /training/[id=number]/lessons/[lesson]?/rate': {
		at: onCourse(`${LESSON}?/rate`),
		fields: () => ({ item: 'say', near: 'true' }),
		table: learning('200'),
	},
	'POST /training/[id=number]/lessons/[lesson]?/reflect': {
		at: onCourse(`${LESSON}?/reflect`),
		fields: () => ({ key: 'first', text: 'Last week' }),
		table: learning('200'),
	},
	'POST /training/[id=number]/lessons/[lesson]?/finish': {
		at: onCourse(`${LESSON}?/finish`),
		table: learning('303'),
	},
	'GET /training/[id=number]/history': { at: onCourse('/training/*/history'), table: EDITORS },
	'GET /training/[id=number]/export.zip': { at: onCourse('/training/*/export.zip'), table: EDITORS },
	'POST /training/[id=number]/files': {
		at: onCourse('/training/*/files'),
		file: 'out of memory',
		table: changing(201),
	},
	'GET /training/[id=number]/edit': { at: onCourse(EDIT), table: EDITORS },
	'POST /training/[id=number]/edit?/save': {
		at: onCourse(`${EDIT}?/save`),
		fields: (object, { people }) => ({
			title: 'Another title',
			team: 'payments',
			visibility: object === 'workspace' ? 'workspace' : 'team',
			authors: people.author.email,
		}),
		table: changing(303),
	},
	'POST /training/[id=number]/edit?/arrange': {
		at: onCourse(`${EDIT}?/arrange`),
		fields: () => ({ do: 'lesson second up' }),
		table: changing(303),
	},
	'POST /training/[id=number]/edit?/module': {
		at: onCourse(`${EDIT}?/module`),
		fields: () => ({ title: 'Another module' }),
		table: changing(303),
	},
	'POST /training/[id=number]/edit?/lesson': {
		at: onCourse(`${EDIT}?/lesson`),
		fields: () => ({ title: 'Another lesson', module: 'stories' }),
		table: changing(303),
	},
	// No zip comes with it.
	'POST /training/[id=number]/edit?/replace': { at: onCourse(`${EDIT}?/replace`), table: changing(422) },
	'GET /training/[id=number]/edit/[lesson]': { at: onCourse(`${EDIT}/first`), table: EDITORS },
	'POST /training/[id=number]/edit/[lesson]?/save': {
		at: onCourse(`${EDIT}/first?/save`),
		fields: () => ({ title: 'In other words', text: 'It is short.' }),
		table: changing(303),
	},
	'POST /training/[id=number]/edit/[lesson]?/item': {
		at: onCourse(`${EDIT}/first?/item`),
		fields: () => question,
		table: changing(303),
	},
	'POST /training/[id=number]/edit/[lesson]?/arrange': {
		at: onCourse(`${EDIT}/first?/arrange`),
		fields: () => ({ do: 'item short remove' }),
		table: changing(303),
	},
	// No picture comes with it.
	'POST /training/[id=number]/edit/[lesson]?/picture': {
		at: onCourse(`${EDIT}/first?/picture`),
		table: changing(422),
	},
	'POST /training/[id=number]/edit/[lesson]?/markdown': {
		at: onCourse(`${EDIT}/first?/markdown`),
		fields: () => ({ markdown: FIRST ? writeLesson({ ...FIRST, title: 'In a file' }) : '' }),
		table: changing(303),
	},
	'GET /training/[id=number]/discussion': { at: onCourse('/training/*/discussion'), table: READERS(303) },
	'GET /training/[id=number]/discussion/people.json': {
		at: onCourse('/training/*/discussion/people.json?q=a'),
		table: READERS(303),
	},
	'POST /training/[id=number]/discussion?/note': {
		at: onCourse('/training/*/discussion?/note'),
		fields: () => ({ text: 'I would like to know more' }),
		table: SAYING,
	},
	'POST /training/[id=number]/discussion?/reply': {
		at: onCourse('/training/*/discussion?/reply'),
		fields: (object, world) => ({ thread: saidOf(object, world), text: 'So do I' }),
		table: SAYING,
	},
	'POST /training/[id=number]/discussion?/rewrite': {
		at: onCourse('/training/*/discussion?/rewrite'),
		fields: (object, world) => ({ comment: saidOf(object, world), text: 'In other words' }),
		table: own('303'),
	},
	'POST /training/[id=number]/discussion?/takeBack': {
		at: onCourse('/training/*/discussion?/takeBack'),
		fields: (object, world) => ({ comment: saidOf(object, world) }),
		table: own('303'),
	},
	'POST /training/[id=number]/discussion?/resolve': {
		at: onCourse('/training/*/discussion?/resolve'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: own('303'),
	},
	// All of them are open.
	'POST /training/[id=number]/discussion?/reopen': {
		at: onCourse('/training/*/discussion?/reopen'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: own('409'),
	},
	'GET /api/v1/courses': { at: always('/api/v1/courses'), table: row('401 200 200 200 200 200 200 200 200') },
	'POST /api/v1/courses': {
		at: always('/api/v1/courses'),
		body: { files: writeCourse(COURSE) },
		table: row('401 403 201 201 201 201 201 201 201'),
	},
	'GET /api/v1/courses/[number=number]': { at: onCourse('/api/v1/courses/*'), table: READERS(401) },
};
