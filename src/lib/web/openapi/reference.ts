import type { Description, Operation } from '../openapi.server.ts';
import { fieldsOf, wordsOf, type FieldLine } from './fields.ts';

export interface ReferenceOperation {
	/** Its place on the page. */
	id: string;
	method: string;
	path: string;
	summary: string;
	describes: string | null;
	/** In the address, and behind it. */
	asked: (FieldLine & { says: string | null })[];
	sent: FieldLine[];
	takesFile: boolean;
	status: string;
	answered: FieldLine[];
	curl: string;
	example: string | null;
	refusals: { status: string; problem: string }[];
}

export interface ReferenceGroup {
	name: string;
	slug: string;
	about: string;
	operations: ReferenceOperation[];
}

const slugOf = (name: string) => name.toLowerCase().replace(/\W+/g, '-');

/** The description as people read it. */
export function referenceOf(description: Description): ReferenceGroup[] {
	const all = Object.entries(description.paths).flatMap(([path, operations]) =>
		Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
	);
	return description.tags.map(({ name, description: about }) => ({
		name,
		about,
		slug: slugOf(name),
		operations: all
			.filter(({ operation }) => operation.tags.includes(name))
			.map(({ path, method, operation }) => read(description, path, method.toUpperCase(), operation)),
	}));
}

interface Content {
	schema?: unknown;
	example?: unknown;
}
const contentOf = (one: object | undefined): Content | undefined => {
	const { content = {} } = (one ?? {}) as { content?: Record<string, Content> };
	return Object.values(content)[0];
};

function read(
	description: Description,
	path: string,
	method: string,
	operation: Operation,
): ReferenceOperation {
	const body = 'requestBody' in operation ? (operation.requestBody as { content: object }) : undefined;
	const takesFile = body !== undefined && 'multipart/form-data' in body.content;
	const responses: Record<string, object> = operation.responses;
	const status = Object.keys(responses).find((one) => one.startsWith('2')) ?? '200';
	const [sent, answered] = [contentOf(body), contentOf(responses[status])];
	return {
		id: operation.operationId,
		method,
		path,
		summary: operation.summary,
		describes: 'description' in operation ? (operation.description ?? null) : null,
		asked: operation.parameters.flatMap((one) => ('name' in one ? [parameter(one)] : [])),
		sent: takesFile ? [] : fieldsOf(sent?.schema ?? {}),
		takesFile,
		status,
		answered: fieldsOf(answered?.schema ?? {}),
		curl: curlOf(description.servers[0]?.url ?? '', method, path, takesFile, sent?.example),
		example: answered?.example === undefined ? null : JSON.stringify(answered.example, null, 2),
		refusals: Object.entries(responses).flatMap(([code, response]) => {
			const problem = problemAt(description, response);
			return problem === null ? [] : [{ status: code, problem }];
		}),
	};
}

function parameter(one: {
	name: string;
	required: boolean;
	schema: unknown;
	description?: string | undefined;
}) {
	return {
		name: one.name,
		holds: wordsOf(one.schema as Parameters<typeof wordsOf>[0]),
		required: one.required,
		says: one.description?.replaceAll('`', '') ?? null,
	};
}

/** Where the page says more of a refusal. */
function problemAt(description: Description, response: object): string | null {
	const name = '$ref' in response ? String(response.$ref).split('/').at(-1) : undefined;
	const example = contentOf(description.components.responses[name ?? ''])?.example as
		{ type?: string } | undefined;
	return example?.type ?? null;
}

function curlOf(server: string, method: string, path: string, takesFile: boolean, body: unknown): string {
	const at = `${server}${path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())}`;
	const lines = [
		`curl${method === 'GET' ? '' : ` -X ${method}`} '${at}'`,
		`-H "Authorization: Bearer $KINTSUGI_TOKEN"`,
		...(method === 'POST' ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
		...(takesFile ? [`-F 'file=@picture.png'`] : []),
		...(body === undefined
			? []
			: [
					`-H 'Content-Type: application/json'`,
					`-d '${JSON.stringify(body).replaceAll("'", String.raw`'\''`)}'`,
				]),
	];
	return lines.join(' \\\n  ');
}
