import type { Decision } from './decision.ts';
import type { World } from './world.ts';

type Sent = Record<string, string>;

interface Asked {
	/** What a good answer is: `200`, `204`. */
	good: string | number;
	/** From the path of the page to that of the API, behind `/api/v1`; what the form sends can stand in it. */
	to?: (path: string, sent: Sent, world: World) => string;
	/** What is sent; made of what the form sends, where that is needed. */
	body?: object | ((sent: Sent) => object);
	/** Where something else happens than on the page. */
	table?: Decision['table'];
}

/**
 * The row of an endpoint that does what a page does: who may is the very table of that page. What a page answers
 * with another page is answered to programs with `good`; strangers have no token.
 */
export const asPage =
	(pages: Record<string, Decision>) =>
	(route: string, { good, to = (path) => path, body, table }: Asked): Decision => {
		const page = pages[route];
		if (!page) throw new Error(`There is no row ${route}.`);
		const [first = ''] = Object.keys(page.table);
		const on = (object: string) => (object in page.table ? object : first);
		const sent = (object: string, world: World) => (page.fields?.(on(object), world) ?? {}) as Sent;
		return {
			at: (object, world) => {
				const path = page.at(on(object), world).replace(/\?\/\w+$/, '');
				return `/api/v1${to(path, sent(object, world), world)}`;
			},
			...(typeof body === 'function'
				? { body: (object: string, world: World) => body(sent(object, world)) as object }
				: body === undefined
					? {}
					: { body }),
			table: table ?? ofPrograms(page.table, String(good), route.startsWith('GET ')),
		};
	};
export type AsPage = ReturnType<typeof asPage>;

function ofPrograms(table: Decision['table'], good: string, reading: boolean): Decision['table'] {
	const rows: Decision['table'] = {};
	for (const [object, cells] of Object.entries(table)) {
		const answers = { ...cells };
		for (const role of Object.keys(cells) as (keyof typeof cells)[])
			answers[role] = cells[role].replace(/^(=?)(?:20[014]|303)$/, `$1${good}`);
		rows[object] = { ...answers, stranger: '401' };
	}
	const [first] = Object.values(rows);
	// What a token may is tried on one of these.
	const tried = ['draft', '-', 'workspace'].some((object) => object in rows);
	return tried || !reading || !first ? rows : { '-': first, ...rows };
}
