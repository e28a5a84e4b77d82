import { always, row, table, type Decision } from './decision.ts';
import { ADMINS, byAdmins, EVERYBODY } from './shared-tables.ts';
import type { World } from './world.ts';

const onOpening = (path: string) => (object: string, world: World) =>
	path.replaceAll('*', String(object === 'missing' ? 999 : world.applied.number));
const onOwn = (path: string) => (object: string, world: World) =>
	path.replaceAll('*', String(object === 'missing' ? 999 : world.applied.own));
const ownId = (object: string, { applied }: World) => ({ id: String(object === 'own' ? applied.own : 999) });
const questionId = (object: string, { applied }: World) => ({
	id: String(object === 'own' ? applied.question : 999),
});
const number = (object: string, { applied }: World) => ({
	number: String(object === 'missing' ? 999 : applied.number),
});

/** The teammate’s: nobody else knows of it, and whoever answers takes nothing back. */
const asker = (good: string) =>
	table(`
	        stranger guest outsider teammate author reader curator admin owner
	own     401      404   404      ${good}  404    404    404     404   404
	missing 401      404   404      404      404    404    404     404   404`);
/** Whoever answers for the opening, and nobody who runs the workspace. */
const answerer = (good: string) =>
	table(`
	        stranger guest outsider teammate author  reader curator admin owner
	own     401      404   404      404      ${good} 404    404     404   404
	missing 401      404   404      404      404     404    404     404   404`);
/** The lead who is asked. */
const lead = (good: string) =>
	table(`
	        stranger guest outsider teammate author reader  curator admin owner
	led     401      404   404      404      404    ${good} 404     404   404
	missing 401      404   404      404      404    404     404     404   404`);
/** Whoever reads the opening inclines to it, by themselves. */
const inclining = (good: string) =>
	table(`
	        stranger guest outsider teammate author  reader  curator admin   owner
	there   401      404   ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	missing 401      404   404      404      404     404     404     404     404`);

/** Openings that are asked for: who asks, who answers, and who learns of it. */
export const APPLYING_DECISIONS: Record<string, Decision> = {
	'GET /growth/openings/[id=number]/ask': {
		at: onOpening('/growth/openings/*/ask'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			there   303      404   200      200      200    200    200     200   200
			missing 303      404   404      404      404    404    404     404   404`),
	},
	'POST /growth/openings/[id=number]/ask?/question': {
		at: onOpening('/growth/openings/*/ask?/question'),
		fields: () => ({ question: 'And how long?', named: 'yes' }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			there   401      404   200      200      409    200    200     200   200
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'POST /growth/openings/[id=number]/ask?/takeQuestionBack': {
		at: always('/growth/openings/1/ask?/takeQuestionBack'),
		fields: questionId,
		table: asker('200'),
	},
	'POST /growth/openings/[id=number]/ask?/preview': {
		at: onOpening('/growth/openings/*/ask?/preview'),
		fields: () => ({ words: 'I would like to' }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			there   401      404   =200     =200     =200   =200   =200    =200  =200
			missing 401      404   404      404      404    404    404     404   404`),
	},
	// Two have asked already, and nobody asks for what they answer themselves.
	'POST /growth/openings/[id=number]/ask?/apply': {
		at: onOpening('/growth/openings/*/ask?/apply'),
		fields: () => ({ words: 'I would like to' }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			there   401      404   409      409      409    303    303     303   303
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'POST /growth/openings/[id=number]/ask?/withdraw': {
		at: always('/growth/openings/1/ask?/withdraw'),
		fields: ownId,
		table: asker('200'),
	},
	'GET /growth/openings/[id=number]/asked': {
		at: onOpening('/growth/openings/*/asked'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			there   303      404   404      404      200    404    404     404   404
			missing 303      404   404      404      404    404    404     404   404`),
	},
	'POST /growth/openings/[id=number]/asked?/answer': {
		at: (_object, { applied }) => `/growth/openings/${applied.number}/asked?/answer`,
		fields: (object, world) => ({ ...ownId(object, world), answer: 'yes' }),
		table: answerer('200'),
	},
	'POST /growth/openings/[id=number]/asked?/answerQuestion': {
		at: (_object, { applied }) => `/growth/openings/${applied.number}/asked?/answerQuestion`,
		fields: (object, world) => ({ question: questionId(object, world).id, answer: 'Each Thursday' }),
		table: answerer('200'),
	},
	'GET /growth/asked': { at: always('/growth/asked'), table: EVERYBODY },
	'POST /growth/asked?/keep': {
		at: always('/growth/asked?/keep'),
		fields: number,
		table: inclining('303'),
	},
	'POST /growth/asked?/aside': {
		at: always('/growth/asked?/aside'),
		fields: number,
		table: inclining('303'),
	},
	// Nobody keeps it in mind.
	'POST /growth/asked?/takeBack': {
		at: always('/growth/asked?/takeBack'),
		fields: number,
		table: inclining('=303'),
	},
	'POST /growth/asked?/withdraw': {
		at: always('/growth/asked?/withdraw'),
		fields: ownId,
		table: asker('200'),
	},
	'POST /growth/asked?/takeQuestionBack': {
		at: always('/growth/asked?/takeQuestionBack'),
		fields: questionId,
		table: asker('200'),
	},
	'POST /growth/asked?/word': {
		at: always('/growth/asked?/word'),
		fields: (object, { applied }) => ({
			id: String(object === 'led' ? applied.led : 999),
			answer: 'let-us-talk',
		}),
		table: lead('200'),
	},
	'GET /admin/growth': { at: always('/admin/growth'), table: ADMINS },
	'POST /admin/growth?/step': {
		at: always('/admin/growth?/step'),
		fields: () => ({ days: '7' }),
		table: byAdmins('200'),
	},
	// Nobody’s days have passed, and an owner is told nothing of that.
	'POST /admin/growth?/nudge': {
		at: always('/admin/growth?/nudge'),
		table: row('401 403 403 403 403 403 403 403 =200'),
	},
	'GET /api/v1/growth/applications': {
		at: always('/api/v1/growth/applications'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'POST /api/v1/growth/applications': {
		at: always('/api/v1/growth/applications'),
		body: (object, { applied }) => ({
			opening: object === 'missing' ? 999 : applied.number,
			words: 'I would like to',
		}),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			there   401      404   409      409      409    201    201     201   201
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/growth/applications/[id=number]': {
		at: onOwn('/api/v1/growth/applications/*'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			own     401      404   404      200      200    404    404     404   404
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'DELETE /api/v1/growth/applications/[id=number]': {
		at: onOwn('/api/v1/growth/applications/*'),
		table: asker('204'),
	},
	'PUT /api/v1/growth/applications/[id=number]/answer': {
		at: onOwn('/api/v1/growth/applications/*/answer'),
		body: { answer: 'not-this-time', reason: 'Another time' },
		table: answerer('204'),
	},
	'PUT /api/v1/growth/applications/[id=number]/lead': {
		at: (object, { applied }) => `/api/v1/growth/applications/${object === 'led' ? applied.led : 999}/lead`,
		body: { answer: 'yes-from', from: '2099-01-01' },
		table: lead('204'),
	},
};
