import { z } from 'zod';
import type { Handler } from '../endpoint.server.ts';
import { LIMITS } from './shared.ts';
import { tagFor } from './tags.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** A request and an answer that were seen, by `POST /log`. */
export type Examples = Record<string, { body?: unknown; answer?: unknown }>;

/** What OpenAPI says of one endpoint. */
export function operation(file: string, method: Method, described: Handler['endpoint'], examples: Examples) {
	const { summary, describes, tag, scope, query, body, takesFile } = described;
	const path = pathOf(file);
	const example = examples[`${method} ${path}`];
	return {
		operationId: `${method.toLowerCase()}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
		tags: [tag ?? tagFor(path)],
		summary,
		...(describes === undefined ? {} : { description: describes }),
		parameters: [...inPath(file), ...inQuery(query), ...inHeaders(method, scope)],
		...(body ? { requestBody: { required: true, content: json(schemaOf(body), example?.body) } } : {}),
		...(takesFile ? { requestBody: { required: true, content: FORM_WITH_FILE } } : {}),
		responses: {
			...goodAnswer(path, method, described, example?.answer),
			...(method === 'GET'
				? { 304: { description: 'It is what If-None-Match names.', headers: LIMITS } }
				: {}),
			...Object.fromEntries(
				refusals(path, method, described).map((status) => [
					status,
					{ $ref: `#/components/responses/Problem${status}` },
				]),
			),
			default: {
				description: 'A problem that nobody foresaw, as RFC 9457 describes it',
				content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
			},
		},
	};
}

export function pathOf(file: string): string {
	const folders = file.replace(/^\.\.?/, '').replace(/\/\+server\.ts$/, '');
	return folders.replace(/\[(\w+)(?:=\w+)?\]/g, '{$1}');
}

export function schemaOf(type: z.ZodType, io: 'input' | 'output' = 'input') {
	const { $schema: _, ...described } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
	return described;
}

function goodAnswer(
	path: string,
	method: Method,
	{ status = 200, answers, scope, sends }: Handler['endpoint'],
	example: unknown,
) {
	const headers = {
		...(method !== 'DELETE' && answers && status === 200 ? { ETag: ref('ETag') } : {}),
		...(status === 201 ? { Location: ref('Location') } : {}),
		...(scope === 'write' ? { 'Idempotency-Replayed': ref('IdempotencyReplayed') } : {}),
		...LIMITS,
	};
	const description =
		status === 204 ? 'Done; there is nothing to say.' : status === 201 ? 'Made, as it is now.' : 'As asked.';
	const content = sends
		? { [sends]: { schema: { type: 'string', contentMediaType: sends } } }
		: answers && json(schemaOf(answers), example);
	return { [status]: { description, headers, ...(content ? { content } : {}) } };
}

const ref = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** What may be answered instead, from what it reads and writes. */
function refusals(
	path: string,
	method: Method,
	{ scope, query, body, takesFile, refuses = [] }: Handler['endpoint'],
) {
	const writes = scope === 'write';
	const reads = body !== undefined || takesFile === true;
	const expected: [number, boolean][] = [
		[400, body !== undefined || writes],
		[401, true],
		[403, writes],
		[404, path.includes('{')],
		[409, writes],
		[412, writes],
		[413, reads],
		[415, body !== undefined],
		[422, reads || query !== undefined || writes],
		[429, true],
		[503, writes],
		[507, writes],
	];
	const all = [...expected.filter(([, may]) => may).map(([status]) => status), ...refuses];
	return [...new Set(all)].sort((a, b) => a - b);
}

function inPath(file: string) {
	return [...file.matchAll(/\[(\w+)(=number)?\]/g)].map(([, name = '', number]) => ({
		name,
		in: 'path',
		required: true,
		schema: number === undefined ? { type: 'string' } : { type: 'integer', minimum: 1 },
	}));
}

const WORDS: Record<string, string> = {
	cursor: '`next` of the page before.',
	limit: 'How many at the most.',
};

function inQuery(query: z.ZodType | undefined) {
	if (!query) return [];
	const { properties = {}, required = [] } = schemaOf(query);
	return Object.entries(properties).map(([name, described]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		...(WORDS[name] === undefined ? {} : { description: WORDS[name] }),
		schema: described,
	}));
}

function inHeaders(method: Method, scope: 'read' | 'write') {
	const names = [
		...(method === 'GET' ? ['IfNoneMatch'] : []),
		...(scope === 'write' && method !== 'POST' ? ['IfMatch'] : []),
		...(scope === 'write' ? ['IdempotencyKey'] : []),
	];
	return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

const FORM_WITH_FILE = {
	'multipart/form-data': {
		schema: {
			type: 'object',
			required: ['file'],
			properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
		},
	},
};

export const json = (schema: unknown, example?: unknown) => ({
	'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
