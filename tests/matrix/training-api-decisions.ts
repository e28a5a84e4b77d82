import type { AsPage } from './as-programs.ts';
import { always, row, type Decision } from './decision.ts';

const ONE = '/api/v1/courses/[number=number]';
const PAGE = 'POST /training/[id=number]';

type To = (sent: Record<string, string>) => string;
type Body = object | ((sent: Record<string, string>) => object);

/** A course of two lessons, of which nothing is asked. */
const FOLDER = [
	{ name: 'course.md', text: '---\ntitle: Another title\nmodules:\n  stories: Stories\n---\n' },
	{ name: '1-stories/1-first.md', text: '---\ntitle: First\nminutes: 2\n---\n\nIt is short.\n' },
];

/** Courses, sittings, rules and drills, for programs: as on their pages. */
export function trainingApi(as: AsPage): Record<string, Decision> {
	const at = (path: string) => path.replace('/training/', '/courses/');
	const does = (page: string, verb: string, good: number, to: string | To, body?: Body) =>
		as(`${PAGE}${page}?/${verb}`, {
			good,
			to: (path, sent) =>
				`${at(path).replace(/\/(rules|sittings)$/, '')}/${typeof to === 'string' ? to : to(sent)}`.replace(
					/\/$/,
					'',
				),
			...(body ? { body } : {}),
		});
	const itself = (sent: object) => sent;
	const sitting: To = ({ sitting: id }) => `sittings/${id}`;
	const rule: To = ({ rule: id }) => `rules/${id}`;
	return {
		...ownOfTraining(as),
		[`DELETE ${ONE}`]: does('', 'remove', 204, ''),
		[`PUT ${ONE}/publication`]: does('', 'publish', 200, 'publication'),
		[`GET ${ONE}/folder`]: as('GET /training/[id=number]/edit', {
			good: 200,
			to: (path) => at(path).replace('/edit', '/folder'),
		}),
		[`PUT ${ONE}/folder`]: as('POST /training/[id=number]/files', {
			good: 200,
			to: (path) => at(path).replace('/files', '/folder'),
			body: { files: FOLDER },
		}),
		[`POST ${ONE}/files`]: {
			...as('POST /training/[id=number]/files', { good: 201, to: at }),
			file: 'out of memory',
		},
		[`GET ${ONE}/sittings`]: as('GET /training/[id=number]/sittings', { good: 200, to: at }),
		[`POST ${ONE}/sittings`]: does('/sittings', 'plan', 201, 'sittings', itself),
		[`DELETE ${ONE}/sittings/[sitting=number]`]: does('/sittings', 'callOff', 204, sitting),
		[`PUT ${ONE}/sittings/[sitting=number]/coming`]: does(
			'/sittings',
			'come',
			204,
			(sent) => `${sitting(sent)}/coming`,
		),
		[`DELETE ${ONE}/sittings/[sitting=number]/coming`]: does(
			'/sittings',
			'notCome',
			204,
			(sent) => `${sitting(sent)}/coming`,
		),
		[`PUT ${ONE}/sittings/[sitting=number]/attended`]: does(
			'/sittings',
			'there',
			204,
			(sent) => `${sitting(sent)}/attended`,
		),
		[`DELETE ${ONE}/sittings/[sitting=number]/attended`]: does(
			'/sittings',
			'notThere',
			204,
			(sent) => `${sitting(sent)}/attended`,
		),
		[`GET ${ONE}/rules`]: as('GET /training/[id=number]/rules', { good: 200, to: at }),
		[`POST ${ONE}/rules`]: does('/rules', 'make', 201, 'rules', itself),
		[`DELETE ${ONE}/rules/[rule=number]`]: does('/rules', 'end', 204, rule),
		[`POST ${ONE}/rules/[rule=number]/waivers`]: does(
			'/rules',
			'waive',
			201,
			(sent) => `${rule(sent)}/waivers`,
			itself,
		),
		[`DELETE ${ONE}/rules/[rule=number]/waivers/[person=number]`]: does(
			'/rules',
			'endWaiver',
			204,
			(sent) => `${rule(sent)}/waivers/${sent.person}`,
		),
		'POST /api/v1/drills': as('POST /training/drills?/make', {
			good: 201,
			to: () => '/drills',
			body: ({ number }) => ({ number: Number(number) }),
		}),
	};
}

/** Plans and certificates: whoever made a plan, or has the link of a certificate. */
function ownOfTraining(as: AsPage): Record<string, Decision> {
	const MINE = 'POST /training/mine';
	const plan = ({ plan: id }: Record<string, string>) => `/enrolments/plans/${id}`;
	return {
		'GET /api/v1/enrolments/plans': {
			at: always('/api/v1/enrolments/plans'),
			table: row('401 200 200 200 200 200 200 200 200'),
		},
		'GET /api/v1/enrolments/plans/[id=number]': as(`${MINE}?/went`, {
			good: 200,
			to: (_, sent) => plan(sent),
		}),
		'PUT /api/v1/enrolments/plans/[id=number]': as(`${MINE}?/went`, {
			good: 200,
			to: (_, sent) => plan(sent),
			body: { went: 'did', note: 'It was easy' },
		}),
		'DELETE /api/v1/enrolments/plans/[id=number]': as(`${MINE}?/drop`, {
			good: 204,
			to: (_, sent) => plan(sent),
		}),
		[`POST ${ONE}/plans`]: as(`${PAGE}/plan?/plan`, {
			good: 201,
			to: (path) => path.replace('/training/', '/courses/').replace(/plan$/, 'plans'),
			body: (sent) => sent,
		}),
		'GET /api/v1/certificates/[code]': as('GET /certificates/[code]', { good: 200 }),
		'DELETE /api/v1/certificates/[code]': as(`${MINE}?/withdraw`, {
			good: 204,
			to: (_, { certificate }) => `/certificates/${certificate}`,
		}),
		'POST /api/v1/certificates/[code]/link': as(`${MINE}?/giveLink`, {
			good: 201,
			to: (_, { certificate }) => `/certificates/${certificate}/link`,
		}),
	};
}
