import { ARRANGED } from './arranged.ts';
import type { AsPage } from './as-programs.ts';
import { always, row, table, type Decision } from './decision.ts';

const READING = row('401 200 200 200 200 200 200 200 200');
const ONE = '/api/v1/stories/[number=number]';
const PAGE = 'POST /stories/[id=number]';

const LINE = { year: 2020, text: 'From a program' };

/** The administrator has begun a failure CV; nobody else's hand reaches it. */
const ofLine = (method: string, body: object | undefined, good: string): Record<string, Decision> => ({
	[`${method} /api/v1/me/failures/[id=number]`]: {
		at: (object) => `/api/v1/me/failures/${object === 'admin' ? ARRANGED.line : 999}`,
		...(body ? { body } : {}),
		table: table(`
			        stranger guest outsider teammate author reader curator admin   owner
			admin   401      404   404      404      404    404    404     ${good} 404
			missing 401      404   404      404      404    404    404     404     404`),
	},
});

/** Stories, and what is told aloud, for programs: as on their pages. */
export function storyApi(as: AsPage): Record<string, Decision> {
	const reads = (rest: string) =>
		as('GET /stories/[id=number]', { good: 200, to: (path) => `${path}/${rest}` });
	const decides = (rest: string) =>
		as('GET /stories/[id=number]/publish', { good: 200, to: (path) => path.replace('publish', rest) });
	const before = (verb: string, good: number, to: (sent: Record<string, string>) => string, body?: object) =>
		as(`${PAGE}/publish?/${verb}`, {
			good,
			to: (path, sent) => path.replace('publish', to(sent)),
			...(body ? { body } : {}),
		});
	const said = (verb: string, good: number, to: (sent: Record<string, string>) => string, body?: object) =>
		as(`${PAGE}?/${verb}`, {
			good,
			to: (path, sent) => `${path}/${to(sent)}`,
			...(body ? { body } : {}),
		});
	return {
		[`GET ${ONE}/thanks`]: reads('thanks'),
		[`POST ${ONE}/thanks`]: said('recognise', 201, () => 'thanks', { kind: 'saw' }),
		[`DELETE ${ONE}/thanks`]: said('takeBackRecognised', 204, () => 'thanks?kind=saw'),
		[`GET ${ONE}/questions`]: reads('questions'),
		[`POST ${ONE}/questions`]: said('ask', 201, () => 'questions', { text: 'And then?' }),
		[`PUT ${ONE}/questions/[question=number]`]: said(
			'answer',
			200,
			({ question }) => `questions/${question}`,
			{ answer: 'So it was.' },
		),
		[`DELETE ${ONE}/questions/[question=number]`]: said(
			'takeBackQuestion',
			204,
			({ question }) => `questions/${question}`,
		),
		[`PUT ${ONE}/questions/[question=number]/declined`]: said(
			'decline',
			204,
			({ question }) => `questions/${question}/declined`,
		),
		[`GET ${ONE}/commitments`]: reads('commitments'),
		[`POST ${ONE}/commitments`]: said('commit', 201, () => 'commitments', {
			text: 'Something else',
			reportOn: '2099-01-01',
		}),
		[`PUT ${ONE}/commitments/[commitment=number]`]: said(
			'report',
			200,
			({ commitment }) => `commitments/${commitment}`,
			{ report: 'It went badly.' },
		),
		[`DELETE ${ONE}/commitments/[commitment=number]`]: said(
			'letGo',
			204,
			({ commitment }) => `commitments/${commitment}`,
		),
		[`GET ${ONE}/consents`]: decides('consents'),
		[`POST ${ONE}/consents`]: before('askConsent', 201, () => 'consents', {
			person: 'Cato Berg',
			passage: 'He said so.',
		}),
		[`POST ${ONE}/consents/in-person`]: before('inPerson', 201, () => 'consents/in-person', {
			person: 'Cato Berg',
		}),
		[`DELETE ${ONE}/consents/[person=number]`]: before(
			'takeOut',
			204,
			({ personId }) => `consents/${personId}`,
		),
		[`GET ${ONE}/consent`]: as('GET /stories/[id=number]/consent', { good: 200 }),
		[`PUT ${ONE}/consent`]: as(`${PAGE}/consent?/answer`, { good: 200, body: (sent) => sent }),
		[`GET ${ONE}/reader`]: decides('reader'),
		[`PUT ${ONE}/reader`]: before('askReader', 200, () => 'reader', { reader: 'Cato Berg' }),
		[`DELETE ${ONE}/reader`]: before('withdrawReader', 204, () => 'reader'),
		[`PUT ${ONE}/reader/verdict`]: said('sayAsReader', 204, () => 'reader/verdict', {
			verdict: 'approved',
			sentence: 'It can go out.',
		}),
		[`GET ${ONE}/share-links`]: as('GET /stories/[id=number]/share', {
			good: 200,
			to: (path) => `${path}-links`,
		}),
		[`POST ${ONE}/share-links`]: as(`${PAGE}/share?/make`, {
			good: 201,
			to: (path) => `${path}-links`,
			body: (sent) => sent,
		}),
		[`DELETE ${ONE}/share-links/[link=number]`]: as(`${PAGE}/share?/end`, {
			good: 204,
			to: (path, { id }) => `${path}-links/${id}`,
		}),

		// Guests are of no workspace, and are told of nothing.
		'GET /api/v1/gatherings': { at: always('/api/v1/gatherings'), table: READING },
		'POST /api/v1/gatherings': as('POST /stories/gatherings/new', {
			good: 201,
			to: () => '/gatherings',
			body: (sent) => sent,
		}),
		'GET /api/v1/gatherings/[id=number]': as('GET /stories/gatherings/[id=number]', {
			good: 200,
			to: (path) => path.replace('/stories', ''),
		}),
		'PUT /api/v1/gatherings/[id=number]': as('POST /stories/gatherings/[id=number]/edit', {
			good: 200,
			to: (path) => path.replace('/stories', '').replace('/edit', ''),
			body: (sent) => sent,
		}),
		'PUT /api/v1/gatherings/[id=number]/called-off': as('POST /stories/gatherings/[id=number]?/callOff', {
			good: 204,
			to: (path) => `${path.replace('/stories', '')}/called-off`,
		}),
		'GET /api/v1/of-the-month': { at: always('/api/v1/of-the-month'), table: READING },
		'PUT /api/v1/of-the-month': as('POST /stories/shelves?/choose', {
			good: 200,
			to: () => '/of-the-month',
			body: (sent) => sent,
		}),
		'DELETE /api/v1/of-the-month': as('POST /stories/shelves?/chooseNone', {
			good: 204,
			to: (_, { month }) => `/of-the-month?month=${month}`,
		}),
		'GET /api/v1/people/[id=number]/failures': as('GET /people/[id=number]/failures', { good: 200 }),
		// Those who lead write one.
		'POST /api/v1/me/failures': {
			at: always('/api/v1/me/failures'),
			body: LINE,
			table: row('401 403 403 403 403 403 403 201 201'),
		},
		...ofLine('PUT', LINE, '200'),
		...ofLine('PATCH', { to: 'down' }, '200'),
		...ofLine('DELETE', undefined, '204'),
	};
}
