import { posix } from 'node:path';

const pages = import.meta.glob('/src/routes/**/+page.svelte');
const pageModules = import.meta.glob<{ load?: unknown; actions?: Record<string, unknown> }>(
	'/src/routes/**/+page.server.ts',
	{ eager: true },
);
const endpoints = import.meta.glob<Record<string, unknown>>('/src/routes/**/+server.ts', { eager: true });

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

/**
 * Everything that a running Kintsugi answers, from the files that answer: `GET /people`,
 * `POST /people/invitations?/invite`, `PATCH /api/v1/postmortems/[number=number]`.
 */
export function allRoutes(): string[] {
	const found = new Set<string>();
	for (const file of [...Object.keys(pages), ...Object.keys(pageModules)]) found.add(`GET ${routeOf(file)}`);
	for (const [file, { actions = {} }] of Object.entries(pageModules)) {
		for (const name of Object.keys(actions)) {
			found.add(`POST ${routeOf(file)}${name === 'default' ? '' : `?/${name}`}`);
		}
	}
	for (const [file, module] of Object.entries(endpoints)) {
		for (const method of METHODS) if (method in module) found.add(`${method} ${routeOf(file)}`);
	}
	return [...found].sort();
}

const sources = import.meta.glob<string>('/src/routes/**/*server.ts', {
	query: '?raw',
	import: 'default',
	eager: true,
});
const READING =
	/\b(form|openForm|endpoint|bodyUpTo|uploadedFile)\(|request\.(body|json|text|formData|arrayBuffer|blob)\b/;

/** Whether what is sent to it is read at all. */
export function readsBody(route: string): boolean {
	const [, address = ''] = route.split(' ');
	const [path] = address.split('?');
	return Object.entries(sources).some(
		([file, source]) =>
			/\+(page\.)?server\.ts$/.test(file) &&
			routeOf(file) === path &&
			[source, ...sharedActions(file, source)].some((text) => READING.test(text)),
	);
}

/** What a page takes its actions from, where several pages have the same. */
function sharedActions(file: string, source: string): string[] {
	if (!file.endsWith('+page.server.ts')) return [];
	const beside = [...source.matchAll(/from '(\.[^']+\.server\.ts)'/g)];
	return beside.flatMap(([, path = '']) => sources[posix.join(posix.dirname(file), path)] ?? []);
}

function routeOf(file: string): string {
	const folders = file.split('/').slice(3, -1);
	return `/${folders.filter((folder) => !/^\(.*\)$/.test(folder)).join('/')}`;
}
