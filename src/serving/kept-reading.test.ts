import { readdirSync } from 'node:fs';
import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { BEGINNINGS, KEPT, READER } from '#lib/offline/kept-pages.ts';
import { sayWhoReads } from './kept-reading.ts';

const routes = readdirSync('src/routes', { recursive: true, withFileTypes: true })
	.filter(({ name }) => name === '+page.svelte')
	.map(({ parentPath }) => parentPath.replace('src/routes', '') || '/');

interface Given {
	route?: string;
	search?: string;
	method?: string;
	status?: number;
	type?: string;
	person?: { id: number; role?: string } | null;
	unkept?: boolean;
}

/** What an answer of that kind says to the worker of a browser. */
function said(given: Given) {
	const headers = headersOf(given);
	return [headers.get(READER), headers.get(KEPT)];
}

function headersOf({ route = '/(app)/postmortems/[id=number]', search = '', ...given }: Given) {
	const { method = 'GET', status = 200, type = 'text/html', person = { id: 7 }, unkept = false } = given;
	const answer = new Response(null, { status, headers: { 'content-type': type } });
	const url = new URL(`https://kintsugi.example.org/postmortems/3${search}`);
	const event = {
		locals: { person, unkept },
		request: new Request(url, { method }),
		route: { id: route },
		url,
	};
	sayWhoReads(event as unknown as RequestEvent, answer);
	return answer.headers;
}

test('pages for reading and writing are kept, and of what is secret, or looks after things, none', () => {
	const kept = routes.filter((route) => said({ route })[1] === 'yes');
	expect(kept.sort()).toEqual([
		'/(app)/lessons/[id=number]',
		'/(app)/log/[id=number]',
		'/(app)/log/teams/[slug]',
		'/(app)/postmortems/[id=number]',
		'/(app)/postmortems/[id=number]/edit',
		'/(app)/postmortems/new',
		'/(app)/projects/[id=number]',
		'/(app)/stories/[id=number]',
		'/(app)/stories/[id=number]/edit',
		'/(app)/stories/new',
		'/(app)/training/[id=number]',
		'/(app)/training/[id=number]/lessons/[lesson]',
	]);
	expect(kept.filter((route) => /admin|settings|pulse|unsigned|growth|talks|inbox|door/.test(route))).toEqual(
		[],
	);
});

test('a page is kept for somebody, as it is, and where it is there', () => {
	expect(said({})).toEqual(['7', 'yes']);
	expect(said({ search: '?x-sveltekit-invalidated=001', type: 'application/json' })).toEqual(['7', null]);
	expect(said({ search: '?confirm=remove' })).toEqual(['7', null]);
	expect(said({ unkept: true })).toEqual(['7', null]);
	expect(said({ method: 'POST' })).toEqual(['7', null]);
	expect(said({ person: null })).toEqual(['0', null]);
});

test('what is not there looks the same, whoever asks', () => {
	expect(said({ status: 404 })).toEqual([null, null]);
	expect(said({ status: 403 })).toEqual([null, null]);
	expect(said({ route: '/api/v1/postmortems', type: 'application/json' })).toEqual([null, null]);
	expect(said({ route: '/offline', person: null })).toEqual([null, null]);
});

test('whoever may begin something has the pages for it in their browser before they ask for them', () => {
	const told = (given: Given) => headersOf(given).get(BEGINNINGS);
	const paths = told({ person: { id: 7, role: 'member' }, route: '/(app)/settings' })?.split(' ') ?? [];
	expect(paths.map((path) => said({ route: `/(app)${path}` })[1])).toEqual(['yes', 'yes']);
	expect(told({ person: { id: 7, role: 'guest' } })).toBeNull();
	expect(told({ person: null })).toBeNull();
});
