import type { AsPage } from './as-programs.ts';
import { always, row, type Decision } from './decision.ts';

const ONE = '/api/v1/projects/[number=number]';
const PAGE = 'POST /projects/[id=number]';
const SEASON = '/api/v1/seasons/[slug]';
const HERE = 'POST /projects/seasons/[slug]';

type To = (sent: Record<string, string>) => string;
type Body = object | ((sent: Record<string, string>) => object);

/** Projects, their boards and seasons, and the time that is promised, for programs: as on their pages. */
export function projectApi(as: AsPage): Record<string, Decision> {
	const does = (verb: string, good: number, to: string | To, body?: Body) =>
		as(`${PAGE}?/${verb}`, {
			good,
			to: (path, sent) => `${path}/${typeof to === 'string' ? to : to(sent)}`,
			...(body ? { body } : {}),
		});
	const reads = (rest: string) =>
		as('GET /projects/[id=number]', { good: 200, to: (path) => `${path}/${rest}` });
	const board = (verb: string, good: number, to: string | To, body?: Body) =>
		as(`${PAGE}/board?/${verb}`, {
			good,
			to: (path, sent) => path.replace('board', typeof to === 'string' ? to : to(sent)),
			...(body ? { body } : {}),
		});
	const host = (page: string, verb: string, good: number, to: string | To, body?: Body) =>
		as(`${HERE}/${page}${verb === '' ? '' : `?/${verb}`}`, {
			good,
			to: (path, sent) => path.replace('/projects', '').replace(page, typeof to === 'string' ? to : to(sent)),
			...(body ? { body } : {}),
		});
	const itself = (sent: object) => sent;
	return {
		[`GET ${ONE}/wishes`]: reads('wishes'),
		[`PUT ${ONE}/following`]: does('follow', 204, 'following'),
		...unwished(as, 'following'),
		[`PUT ${ONE}/interest`]: does('interest', 204, 'interest'),
		...unwished(as, 'interest'),
		[`GET ${ONE}/askings`]: reads('askings'),
		[`POST ${ONE}/askings`]: does('ask', 201, 'askings', itself),
		[`DELETE ${ONE}/askings`]: does('takeAskingBack', 204, 'askings'),
		[`PUT ${ONE}/askings/[asking=number]`]: does('answer', 200, ({ asking }) => `askings/${asking}`, {
			answer: 'yes',
		}),
		[`PUT ${ONE}/state`]: does('begin', 200, 'state', { state: 'building' }),
		[`POST ${ONE}/people/hand-over`]: does('handOver', 200, 'people/hand-over', itself),
		[`GET ${ONE}/adopt`]: as('GET /projects/[id=number]/adopt', { good: 200 }),
		[`POST ${ONE}/adopt`]: as(`${PAGE}/adopt?/adopt`, { good: 201, body: itself }),
		[`PUT ${ONE}/ending/questions`]: as(`${PAGE}/end?/answer`, {
			good: 200,
			to: (path) => path.replace('/end', '/ending/questions'),
			body: itself,
		}),
		[`POST ${ONE}/columns`]: board('setColumn', 201, 'columns', { name: 'One more' }),
		[`PUT ${ONE}/columns/[column]`]: board('setColumn', 200, ({ column }) => `columns/${column}`, {
			name: 'Open',
		}),
		[`PATCH ${ONE}/columns/[column]`]: board('moveColumn', 200, ({ column }) => `columns/${column}`, {
			to: 'right',
		}),
		[`DELETE ${ONE}/columns/[column]`]: board('removeColumn', 204, ({ column }) => `columns/${column}`),
		[`PUT ${ONE}/hours`]: board('tellHours', 204, 'hours', itself),
		[`PATCH ${ONE}/cards/[uid]/comments/[comment=number]`]: onSaid(as, 'rewrite', 200, {
			text: 'In other words',
		}),
		[`DELETE ${ONE}/cards/[uid]/comments/[comment=number]`]: onSaid(as, 'takeBack', 204),

		[`POST ${SEASON}/announcements`]: host('hosting', 'announce', 201, 'announcements', itself),
		[`PUT ${SEASON}/words/[id=number]`]: host('questions', 'answer', 200, ({ id }) => `words/${id}`, {
			answer: 'Gladly.',
		}),
		[`DELETE ${SEASON}/words/[id=number]`]: host('questions', 'takeDown', 204, ({ id }) => `words/${id}`),
		[`POST ${SEASON}/hosts`]: host('hosting', 'addHost', 201, 'hosts', itself),
		[`DELETE ${SEASON}/hosts/[id=number]`]: host(
			'hosting',
			'removeHost',
			204,
			({ personId }) => `hosts/${personId}`,
		),
		[`PUT ${SEASON}/archived`]: host('edit', 'archive', 204, 'archived'),
		[`DELETE ${SEASON}/archived`]: host('edit', 'bringBack', 204, 'archived'),
		[`GET ${SEASON}/carried`]: as('GET /projects/seasons/[slug]/carry', {
			good: 200,
			to: (path) => path.replace('/projects', '').replace('carry', 'carried'),
		}),
		[`POST ${SEASON}/carried`]: host('carry', '', 201, 'carried', itself),
		[`GET ${SEASON}/draft`]: as('GET /projects/seasons/[slug]/hosting', {
			good: 200,
			to: (path) => path.replace('/projects', '').replace('hosting', 'draft'),
		}),
		[`POST ${SEASON}/draft`]: host('hosting', 'propose', 201, 'draft', itself),

		'GET /api/v1/learning-time/promises': {
			at: always('/api/v1/learning-time/promises'),
			table: row('401 200 200 200 200 200 200 200 200'),
		},
		'POST /api/v1/learning-time/promises': as('POST /projects/time/promise?/promise', {
			good: 204,
			to: () => '/learning-time/promises',
			body: itself,
		}),
		'DELETE /api/v1/learning-time/promises/[id=number]': as('POST /projects/time/promise?/end', {
			good: 204,
			to: (_, { id }) => `/learning-time/promises/${id}`,
		}),
	};
}

/** Nobody wished it: whoever may read it says so again. */
function unwished(as: AsPage, wish: string): Record<string, Decision> {
	const one = as(`${PAGE}?/follow`, { good: '=204', to: (path) => `${path}/${wish}` });
	return { [`DELETE ${ONE}/${wish}`]: one };
}

const onSaid = (as: AsPage, verb: string, good: number, body?: object): Decision =>
	as(`${PAGE}/board/[uid]/discussion?/${verb}`, {
		good,
		to: (path, { comment }) =>
			path.replace('/board/', '/cards/').replace('discussion', `comments/${comment}`),
		...(body ? { body } : {}),
	});
