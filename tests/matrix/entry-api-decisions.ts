import type { AsPage } from './as-programs.ts';
import { always, row, type Decision } from './decision.ts';

interface Named {
	/** The path of its pages, and of its endpoints. */
	page: string;
	api: string;
	/** Where what was removed is brought back. */
	removed: string;
}

const ENTRIES: Named[] = [
	{ page: '/postmortems', api: '/postmortems', removed: 'POST /postmortems/[id=number]?/restore' },
	{ page: '/stories', api: '/stories', removed: 'POST /stories/mine?/restore' },
	{ page: '/log', api: '/log', removed: 'POST /log/mine?/restore' },
	{ page: '/projects', api: '/projects', removed: 'POST /projects?/restore' },
	{ page: '/training', api: '/courses', removed: 'POST /training/new?/restore' },
	{ page: '/growth/openings', api: '/growth/openings', removed: 'POST /growth/openings?/restore' },
];
const WITH_VERSIONS = ['/stories', '/log', '/projects', '/growth/openings'];

const talk = (as: AsPage, { page, api }: Named): Record<string, Decision> => {
	const on = `POST ${page}/[id=number]/discussion`;
	const here = `/api/v1${api}/[number=number]/discussion`;
	const at = (path: string) => path.replace(page, api);
	const ownWords = {
		[`PATCH ${here}/comments/[comment=number]`]: as(`${on}?/rewrite`, {
			good: 200,
			to: (path, { comment }) => `${at(path)}/comments/${comment}`,
			body: { text: 'In other words' },
		}),
		[`DELETE ${here}/comments/[comment=number]`]: as(`${on}?/takeBack`, {
			good: 204,
			to: (path, { comment }) => `${at(path)}/comments/${comment}`,
		}),
	};
	// The rest stands beside the other rows of post-mortems.
	if (page === '/postmortems') return ownWords;
	return {
		...ownWords,
		[`GET ${here}`]: as(`GET ${page}/[id=number]/discussion`, { good: 200, to: at }),
		[`POST ${here}`]: as(`${on}?/note`, { good: 201, to: at, body: { text: 'I would like to know more' } }),
		[`POST ${here}/[thread=number]`]: as(`${on}?/reply`, {
			good: 201,
			to: (path, { thread }) => `${at(path)}/${thread}`,
			body: { text: 'So do I' },
		}),
		[`PATCH ${here}/[thread=number]`]: as(`${on}?/resolve`, {
			good: 200,
			to: (path, { thread }) => `${at(path)}/${thread}`,
			body: { resolved: true },
		}),
	};
};

const versions = (as: AsPage, { page, api }: Named): Record<string, Decision> => {
	const to = (rest: string) => (path: string) => path.replace(page, api).replace('/history', rest);
	const history = `GET ${page}/[id=number]/history`;
	return {
		[`GET /api/v1${api}/[number=number]/versions`]: as(history, { good: 200, to: to('/versions') }),
		[`GET /api/v1${api}/[number=number]/versions/[version=number]`]: as(history, {
			good: 200,
			to: to('/versions/1'),
		}),
	};
};

const bringingBack = (as: AsPage, { page, api, removed }: Named): Record<string, Decision> => ({
	[`POST /api/v1${api}/[number=number]/restore`]: as(removed, {
		good: 200,
		to: (path, { number }) => (number === undefined ? `${path}/restore` : `${api}/${number}/restore`),
	}),
	...(page === '/postmortems'
		? {
				'POST /api/v1/postmortems/[number=number]/versions/[version=number]/restore': as(
					'POST /postmortems/[id=number]/history/[version=number]?/restore',
					{ good: 200, to: (path) => `${path.replace('/history/', '/versions/')}/restore` },
				),
			}
		: {}),
});

/** What every kind of entry has: a discussion, versions, and a way back for what was removed. */
export const entryApi = (as: AsPage): Record<string, Decision> => ({
	'GET /api/v1/me/removed': {
		at: always('/api/v1/me/removed'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	...Object.assign({}, ...ENTRIES.map((one) => ({ ...talk(as, one), ...bringingBack(as, one) }))),
	...Object.assign(
		{},
		...ENTRIES.filter(({ page }) => WITH_VERSIONS.includes(page)).map((one) => versions(as, one)),
	),
});
