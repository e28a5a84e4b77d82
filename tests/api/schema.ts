import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import type { Answer, Visitor } from '../support/visitor.ts';

interface Reply {
	$ref?: string;
	content?: Record<string, { schema: object; example?: unknown }>;
}
interface Operation {
	operationId: string;
	summary: string;
	tags: string[];
	parameters?: { name?: string; in?: string }[];
	requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
	responses: Record<string, Reply>;
}
export interface Description {
	openapi: string;
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, object>; responses: Record<string, Reply> };
}

/** Holds answers against what the API says of itself. */
export class Described {
	readonly #ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
	readonly #compiled = new Map<object, ValidateFunction>();
	readonly #paths: readonly { template: string; pattern: RegExp; operations: Record<string, Operation> }[];
	readonly description: Description;
	/** What was answered, as `GET /postmortems 200`. */
	readonly seen = new Set<string>();

	constructor(description: Description) {
		this.description = description;
		this.#ajv.addSchema({ ...description, $id: 'api' }, 'api');
		// A path that is named whole comes before one that any name fits, as OpenAPI has it.
		this.#paths = Object.entries(description.paths)
			.sort(([a], [b]) => holes(a) - holes(b))
			.map(([template, operations]) => ({
				template,
				pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`),
				operations,
			}));
	}

	check(method: string, path: string, answer: Answer): void {
		const found = this.#operation(method, path);
		expect(found, `${method} ${path} is described`).toBeDefined();
		if (!found) return;
		const { operation, template } = found;
		const status = String(answer.status);
		const said = `${method} ${template} ${status}`;
		this.seen.add(said);
		const reply = this.#reply(operation.responses[status] ?? operation.responses.default);
		const [type, { schema } = { schema: {} }] = Object.entries(reply?.content ?? {})[0] ?? [];
		if (type === undefined) {
			expect(answer.text, `${said} is described without an answer`).toBe('');
			return;
		}
		expect(answer.headers['content-type'], `${said} is described with another type`).toBe(type);
		if (!type.endsWith('json')) return;
		this.expectValid(schema, JSON.parse(answer.text), `${said} is not what the description says`);
	}

	/** Of an address that is none of the API, too. */
	checkAny(method: string, path: string, answer: Answer): void {
		if (this.#operation(method, path)) return this.check(method, path, answer);
		expect(answer.headers['content-type'], `${method} ${path} ${answer.status}`).toBe(
			'application/problem+json',
		);
		const { Problem = {} } = this.description.components.schemas;
		if (answer.text !== '') this.expectValid(Problem, JSON.parse(answer.text), `${method} ${path}`);
	}

	templateOf(method: string, path: string): string | undefined {
		return this.#operation(method, path)?.template;
	}

	expectValid(schema: object, value: unknown, sentence: string): void {
		const valid = this.#compiled.get(schema) ?? this.#compile(schema);
		valid(value);
		expect(valid.errors ?? [], sentence).toEqual([]);
	}

	#compile(schema: object): ValidateFunction {
		const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
		const made = this.#ajv.compile(absolute);
		this.#compiled.set(schema, made);
		return made;
	}

	#reply(reply: Reply | undefined): Reply | undefined {
		const name = reply?.$ref?.split('/').at(-1);
		return name === undefined ? reply : this.description.components.responses[name];
	}

	#operation(method: string, path: string): { operation: Operation; template: string } | undefined {
		const [pathname = ''] = path.replace('/api/v1', '').split('?');
		for (const { template, pattern, operations } of this.#paths) {
			const operation = operations[method === 'HEAD' ? 'get' : method.toLowerCase()];
			if (operation && pattern.test(pathname)) return { operation, template };
		}
		return undefined;
	}
}

const holes = (template: string): number => template.split('{').length;

const made = new Map<string, Described>();

/** Servers of one build say the same of themselves but for their addresses: what was made of it is used again. */
export async function describedBy(visitor: Visitor): Promise<Described> {
	const { text } = await visitor.call('GET', '/api/v1/openapi.json');
	const anywhere = text.replace(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/g, '');
	const described = made.get(anywhere) ?? new Described(JSON.parse(text) as Description);
	made.set(anywhere, described);
	return described;
}
