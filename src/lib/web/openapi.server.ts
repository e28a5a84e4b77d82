import { z } from 'zod';
import type { Handler } from './endpoint.server.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * OpenAPI 3.1, from the endpoints and their schemas.
 * @param modules the endpoints' modules by the path of their file, `../postmortems/[number=number]/+server.ts`
 * @param messages what webhooks are sent, by the name of each
 */
export function describeApi(
	modules: Record<string, Partial<Record<string, Handler>>>,
	origin: string,
	messages: Record<string, z.ZodType> = {},
) {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const [file, module] of Object.entries(modules).sort(([a], [b]) => a.localeCompare(b))) {
		const path = pathOf(file);
		for (const method of METHODS) {
			const described = module[method]?.endpoint;
			if (!described) continue;
			(paths[path] ??= {})[method.toLowerCase()] = operation(file, method, described);
		}
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Kintsugi',
			version: '1',
			description:
				'Changes within v1 only add. Times are ISO 8601, days are 2026-11-27. RateLimit-Remaining says how often ' +
				'more a token may ask at once; where it was too often (429), Retry-After says in how many seconds it goes on.',
			license: { name: 'MIT', identifier: 'MIT' },
		},
		servers: [{ url: `${origin}/api/v1` }],
		security: [{ token: [] }],
		paths,
		webhooks: Object.fromEntries(Object.entries(messages).map(([name, type]) => [name, webhook(type)])),
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'kin_…' } },
			schemas: { Problem: z.toJSONSchema(Problem, { io: 'output' }) },
		},
	};
}

const Problem = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	/** A sentence for a person. */
	detail: z.string(),
	/** A sentence for each field. */
	errors: z.record(z.string(), z.string()).optional(),
	/** Also in X-Request-Id: by this whoever runs the workspace finds it in the log. */
	requestId: z.string().optional(),
});

function pathOf(file: string): string {
	const folders = file.replace(/^\.\.?/, '').replace(/\/\+server\.ts$/, '');
	return folders.replace(/\[(\w+)(?:=\w+)?\]/g, '{$1}');
}

function operation(
	file: string,
	method: string,
	{ summary, query, body, takesFile, answers, status = 200 }: Handler['endpoint'],
) {
	const path = pathOf(file);
	const inPath = [...file.matchAll(/\[(\w+)(=number)?\]/g)].map(([, name = '', number]) => ({
		name,
		in: 'path',
		required: true,
		schema: number === undefined ? { type: 'string' } : { type: 'integer', minimum: 1 },
	}));
	return {
		operationId: `${method.toLowerCase()}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
		summary,
		parameters: [...inPath, ...queryParameters(query)],
		...(body ? { requestBody: { required: true, content: json(schema(body, 'input')) } } : {}),
		...(takesFile ? { requestBody: { required: true, content: FORM_WITH_FILE } } : {}),
		responses: {
			[status]: {
				description: answers ? 'As asked' : 'Done',
				...(answers ? { content: json(schema(answers, 'input')) } : {}),
			},
			default: {
				description: 'A problem, as RFC 9457 describes it',
				content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
			},
		},
	};
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
const json = (described: unknown) => ({ 'application/json': { schema: described } });

function schema(type: z.ZodType, io: 'input' | 'output') {
	const { $schema: _, ...described } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
	return described;
}

function webhook(message: z.ZodType) {
	return {
		post: {
			requestBody: { required: true, content: json(schema(message, 'output')) },
			responses: { '2XX': { description: 'Received; anything else is tried again' } },
		},
	};
}

function queryParameters(query: z.ZodType | undefined) {
	if (!query) return [];
	const { properties = {}, required = [] } = schema(query, 'input');
	return Object.entries(properties).map(([name, described]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		schema: described,
	}));
}
