import type { z } from 'zod';
import type { Handler } from './endpoint.server.ts';
import { json, operation, pathOf, schemaOf, type Examples, type Method } from './openapi/operation.ts';
import { INTRODUCTION, SHARED } from './openapi/shared.ts';
import { aboutTag } from './openapi/tags.ts';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

interface Described {
	/** The endpoints' modules by the path of their file, `../postmortems/[number=number]/+server.ts`. */
	modules: Record<string, Partial<Record<string, Handler>>>;
	origin: string;
	/** What webhooks are sent, by the name of each. */
	messages?: Record<string, z.ZodType>;
	examples?: Examples;
}

export type Operation = ReturnType<typeof operation>;

/** OpenAPI 3.1, from the endpoints and their schemas. */
export function describeApi({ modules, origin, messages = {}, examples = {} }: Described) {
	const paths: Record<string, Record<string, Operation>> = {};
	for (const [file, module] of Object.entries(modules).sort(([a], [b]) => a.localeCompare(b))) {
		for (const method of METHODS) {
			const described = module[method]?.endpoint;
			if (!described) continue;
			(paths[pathOf(file)] ??= {})[method.toLowerCase()] = operation(file, method, described, examples);
		}
	}
	const tags = new Set(
		Object.values(paths).flatMap((path) => Object.values(path).flatMap((one) => one.tags)),
	);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Kintsugi',
			version: '1',
			description: INTRODUCTION,
			license: { name: 'MIT', identifier: 'MIT' },
		},
		externalDocs: { description: 'The reference, to read', url: `${origin}/help/api` },
		servers: [{ url: `${origin}/api/v1` }],
		security: [{ token: [] }],
		tags: [...tags].sort().map((name) => ({ name, description: aboutTag(name) })),
		paths,
		webhooks: Object.fromEntries(Object.entries(messages).map(([name, type]) => [name, webhook(name, type)])),
		components: SHARED,
	};
}

export type Description = ReturnType<typeof describeApi>;

function webhook(name: string, message: z.ZodType) {
	return {
		post: {
			operationId: `told${name.replace(/(?:^|\W+)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
			summary: `What a webhook is sent of ${name}`,
			requestBody: { required: true, content: json(schemaOf(message, 'output')) },
			responses: { '2XX': { description: 'Received; anything else is tried again' } },
		},
	};
}
