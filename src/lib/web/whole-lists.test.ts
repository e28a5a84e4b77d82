import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { SignedIn } from './guard.server.ts';
import { inPages } from './whole-lists.ts';

const Row = z.object({ id: z.int() });

function listOf(rows: { id: number }[]) {
	const described = inPages({
		summary: 'Rows',
		scope: 'read',
		query: z.object({ q: z.string().default('') }),
		answers: z.object({ items: z.array(Row), total: z.int() }),
		act: () => Promise.resolve({ body: { items: rows, total: rows.length } }),
	});
	const query = described.query as z.ZodType;
	return {
		described,
		page: async (asked: object) => {
			const given = { query: query.parse(asked) as never, body: undefined as never };
			const { body } = await described.act({} as SignedIn, given, {} as RequestEvent);
			return body as { items: { id: number }[]; next: string | null; total: number };
		},
		refused: (asked: object) => query.safeParse(asked).error?.issues[0]?.message,
	};
}

const rows = (...ids: number[]) => ids.map((id) => ({ id }));

test('pages hold every row once, and the last one says that it is', async () => {
	const { page, described } = listOf(rows(1, 2, 3, 4, 5));
	const first = await page({ limit: '2' });
	const second = await page({ limit: '2', cursor: first.next });
	const third = await page({ limit: '2', cursor: second.next });
	expect([first, second, third].map(({ items }) => items)).toEqual([rows(1, 2), rows(3, 4), rows(5)]);
	expect(third).toMatchObject({ next: null, total: 5 });
	expect(() => (described.answers as z.ZodType).parse(third)).not.toThrow();
});

test('without a limit, all are answered as before', async () => {
	expect(await listOf(rows(3, 1, 2)).page({})).toEqual({ items: rows(3, 1, 2), next: null, total: 3 });
	expect(await listOf([]).page({ limit: '1' })).toEqual({ items: [], next: null, total: 0 });
});

test('rows that come and go in between change nothing of where it goes on', async () => {
	const { next } = await listOf(rows(1, 2, 3, 4)).page({ limit: '2' });
	expect((await listOf(rows(9, 8, 1, 2, 3, 4)).page({ limit: '2', cursor: next })).items).toEqual(rows(3, 4));
	expect((await listOf(rows(1, 3, 4, 5)).page({ limit: '2', cursor: next })).items).toEqual(rows(4, 5));
});

test('a cursor that nobody gave out is refused with a sentence, and so is a page that is too long', () => {
	const { refused } = listOf([]);
	for (const cursor of ['', '2', 'x.abcdefghij', '2.short', '2.abcdefghij; --']) {
		expect(refused({ cursor })).toBe('That page is not here. Begin at the first one.');
	}
	expect(refused({ limit: '1001' })).toBe('A page holds 1000 at the most.');
});

test('what is no list, or has pages of its own, stays as it is', () => {
	const act = () => Promise.resolve({});
	const thing = { summary: 'One', scope: 'read', answers: z.object({ id: z.int() }), act } as const;
	const paged = {
		summary: 'All',
		scope: 'read',
		answers: z.object({ items: z.array(Row), next: z.string().nullable() }),
		act,
	} as const;
	expect(inPages(thing)).toBe(thing);
	expect(inPages(paged)).toBe(paged);
});
