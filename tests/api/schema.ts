import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import type { Answer, Visitor } from '../support/visitor.ts';

interface Operation {
	responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
export interface Description {
	openapi: string;
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, object> };
}

/** Holds answers against what the API says of itself. */
export class Described {
	readonly #ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
	readonly description: Description;
	/** What was answered, as `GET /postmortems 200`. */
	readonly seen = new Set<string>();

	constructor(description: Description) {
		this.description = description;
		this.#ajv.addSchema({ ...description, $id: 'api' }, 'api');
	}

	check(method: string, path: string, answer: Answer): void {
		const found = this.#operation(method, path);
		expect(found, `${method} ${path} is described`).toBeDefined();
		if (!found) return;
		const { operation, template } = found;
		const status = String(answer.status);
		const response = operation.responses[status] ?? operation.responses.default;
		this.seen.add(`${method} ${template} ${status}`);
		const [type, { schema } = { schema: {} }] = Object.entries(response?.content ?? {})[0] ?? [];
		if (type === undefined) {
			expect(answer.text).toBe('');
			return;
		}
		expect(answer.headers['content-type']).toBe(type);
		this.#expectValid(schema, JSON.parse(answer.text));
	}

	#expectValid(schema: object, value: unknown): void {
		const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
		const valid = this.#ajv.compile(absolute);
		valid(value);
		expect(valid.errors ?? []).toEqual([]);
	}

	#operation(method: string, path: string): { operation: Operation; template: string } | undefined {
		const [pathname = ''] = path.replace('/api/v1', '').split('?');
		// A path that is named whole comes before one that any name fits, as OpenAPI has it.
		const paths = Object.entries(this.description.paths).sort(([a], [b]) => holes(a) - holes(b));
		for (const [template, operations] of paths) {
			const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
			const operation = operations[method.toLowerCase()];
			if (operation && pattern.test(pathname)) return { operation, template };
		}
		return undefined;
	}
}

const holes = (template: string): number => template.split('{').length;

export async function describedBy(visitor: Visitor): Promise<Described> {
	const { text } = await visitor.call('GET', '/api/v1/openapi.json');
	return new Described(JSON.parse(text) as Description);
}
