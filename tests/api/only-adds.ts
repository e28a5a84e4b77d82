interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	anyOf?: Schema[];
	oneOf?: Schema[];
	enum?: unknown[];
	[limit: string]: unknown;
}
interface Parameter {
	$ref?: string;
	name?: string;
	required?: boolean;
	schema?: Schema;
}
interface Content {
	content?: Record<string, { schema: Schema }>;
}
interface Operation {
	parameters?: Parameter[];
	requestBody?: Content;
	responses: Record<string, Content>;
}
export interface Compared {
	paths: Record<string, Record<string, Operation>>;
}

/** What a program that was written for the description before would miss, or be refused, by the one after it. */
export function taken(before: Compared, after: Compared): string[] {
	return Object.entries(before.paths).flatMap(([path, operations]) =>
		Object.entries(operations).flatMap(([method, operation]) => {
			const name = `${method.toUpperCase()} ${path}`;
			const now = after.paths[path]?.[method];
			return now ? ofOperation(name, operation, now) : [`${name} is gone`];
		}),
	);
}

function ofOperation(name: string, before: Operation, after: Operation): string[] {
	const good = Object.keys(before.responses).filter((status) => status.startsWith('2'));
	return [
		...ofParameters(name, before.parameters ?? [], after.parameters ?? []),
		...(!before.requestBody && after.requestBody ? [`${name} takes a body now`] : []),
		...asked(`${name} body`, bodyOf(before.requestBody), bodyOf(after.requestBody)),
		...good.flatMap((status) => {
			const now = after.responses[status];
			return now
				? answered(`${name} ${status}`, bodyOf(before.responses[status]), bodyOf(now))
				: [`${name} answers ${status} no more`];
		}),
	];
}

const bodyOf = (one: Content | undefined): Schema | undefined => Object.values(one?.content ?? {})[0]?.schema;

function ofParameters(name: string, before: Parameter[], after: Parameter[]): string[] {
	const key = (one: Parameter) => one.name ?? one.$ref;
	const known = new Set(before.map(key));
	return [
		...before.flatMap((one) => {
			const now = after.find((other) => key(other) === key(one));
			return now ? asked(`${name} ?${key(one)}`, one.schema, now.schema) : [`${name} ?${key(one)} is gone`];
		}),
		...after
			.filter(
				(one) =>
					one.required === true &&
					!(known.has(key(one)) && before.some((old) => key(old) === key(one) && old.required)),
			)
			.map((one) => `${name} ?${key(one)} is required now`),
	];
}

const typesOf = ({ type }: Schema) => (type === undefined ? [] : [type].flat());
const optionsOf = ({ anyOf, oneOf }: Schema) => anyOf ?? oneOf;

/** What was answered before is still answered, and nothing else in its place. */
function answered(at: string, before: Schema | undefined, after: Schema | undefined): string[] {
	if (!before) return [];
	if (!after) return [`${at} is gone`];
	const options = optionsOf(before);
	if (options) return options.flatMap((option) => fits(at, option, after, answered));
	const others = typesOf(after).filter((type) => !typesOf(before).includes(type));
	if (others.length > 0 || optionsOf(after)) return [`${at} can be something else now`];
	return [
		...(before.required ?? [])
			.filter((name) => !after.required?.includes(name))
			.map((name) => `${at}.${name} may be missing now`),
		...parts(at, before, after, answered),
	];
}

/** What could be sent before can still be sent. */
function asked(at: string, before: Schema | undefined, after: Schema | undefined): string[] {
	if (!before || !after) return [];
	const options = optionsOf(before);
	if (options) return options.flatMap((option) => fits(at, option, after, asked));
	if (optionsOf(after)) return fits(at, before, after, asked);
	const refused =
		typesOf(after).length === 0 ? [] : typesOf(before).filter((type) => !typesOf(after).includes(type));
	const values =
		after.enum === undefined ? [] : (before.enum ?? ['anything']).filter((one) => !after.enum?.includes(one));
	return [
		...[...refused, ...values].map((one) => `${at} refuses ${JSON.stringify(one)} now`),
		...(after.required ?? [])
			.filter((name) => !before.required?.includes(name))
			.map((name) => `${at}.${name} is required now`),
		...['maxLength', 'maximum', 'maxItems']
			.filter((limit) => less(after[limit], before[limit]))
			.map((limit) => `${at} has a lower ${limit}`),
		...['minLength', 'minimum', 'minItems']
			.filter((limit) => less(before[limit], after[limit]))
			.map((limit) => `${at} has a higher ${limit}`),
		...(after.pattern === before.pattern ? [] : [`${at} has another pattern`]),
		...parts(at, before, after, asked),
	];
}

/** Whether a limit came down; one that was not there before is lower than none. */
function less(one: unknown, other: unknown): boolean {
	if (typeof one !== 'number' && typeof other !== 'number') return false;
	if (typeof one === 'number' && typeof other === 'number') return one < other;
	return typeof one === 'number';
}

type Compare = (at: string, before: Schema | undefined, after: Schema | undefined) => string[];

/** Whether one of several shapes still takes what that one took; else what is wrong with the nearest. */
function fits(at: string, before: Schema, after: Schema, compare: Compare): string[] {
	const found = (optionsOf(after) ?? [after]).map((option) => compare(at, before, option));
	return found.sort((a, b) => a.length - b.length)[0] ?? [];
}

function parts(at: string, before: Schema, after: Schema, compare: Compare): string[] {
	const gone = Object.keys(before.properties ?? {}).filter((name) => !(name in (after.properties ?? {})));
	return [
		...gone.map((name) => `${at}.${name} is gone`),
		...Object.entries(before.properties ?? {})
			.filter(([name]) => !gone.includes(name))
			.flatMap(([name, one]) => compare(`${at}.${name}`, one, after.properties?.[name])),
		...(before.items ? compare(`${at}[]`, before.items, after.items) : []),
	];
}
