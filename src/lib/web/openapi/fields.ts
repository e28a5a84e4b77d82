interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	anyOf?: Schema[];
	oneOf?: Schema[];
	enum?: unknown[];
	const?: unknown;
	format?: string;
	default?: unknown;
	[limit: string]: unknown;
}

/** One line of what is sent or answered. */
export interface FieldLine {
	/** `content.title`, `items[].number`. */
	name: string;
	/** What may stand there, in words. */
	holds: string;
	required: boolean;
}

/** The fields of a schema, one under the other. */
export function fieldsOf(schema: unknown, before = ''): FieldLine[] {
	const { properties = {}, required = [] } = plain(schema as Schema);
	return Object.entries(properties).flatMap(([name, field]) => {
		const one = plain(field);
		const inside = one.items ? plain(one.items) : one;
		const line = { name: before + name, holds: wordsOf(field), required: required.includes(name) };
		return [line, ...fieldsOf(inside, `${line.name}${one.items ? '[]' : ''}.`)];
	});
}

/** What is left of a choice where all but one of it are nothing. */
function plain(schema: Schema): Schema {
	const options = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null');
	return options.length === 1 && options[0] ? plain(options[0]) : schema;
}

const NAMES: Record<string, string> = {
	string: 'text',
	integer: 'whole number',
	number: 'number',
	boolean: 'true or false',
	null: 'null',
	object: 'object',
	array: 'list',
};
const FORMATS: Record<string, string> = {
	'date-time': 'moment',
	date: 'day',
	uri: 'address',
	email: 'e-mail address',
};

export function wordsOf(schema: Schema): string {
	const options = schema.anyOf ?? schema.oneOf;
	if (options) return [...new Set(options.map(wordsOf))].join(' or ');
	if (schema.const !== undefined) return JSON.stringify(schema.const);
	if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(', ');
	const kinds = schema.type === undefined ? ['anything'] : [schema.type].flat();
	const words = kinds.map((kind) => {
		if (kind === 'array') return `list of ${wordsOf(schema.items ?? {})}`;
		return (kind === 'string' && FORMATS[schema.format ?? '']) || (NAMES[kind] ?? kind);
	});
	return words.join(' or ') + limitsOf(schema);
}

/** Limits that somebody chose; those of numbers in general say nothing. */
function limitsOf({ minimum, maximum, maxLength, default: usual }: Schema): string {
	const most =
		Number(maximum) < Number.MAX_SAFE_INTEGER
			? `, ${minimum === undefined ? 'to' : `${Number(minimum)} to`} ${Number(maximum)}`
			: '';
	const length = maxLength === undefined ? '' : `, to ${Number(maxLength)} characters`;
	const without =
		['string', 'number', 'boolean'].includes(typeof usual) && usual !== ''
			? `; else ${JSON.stringify(usual)}`
			: '';
	return most + length + without;
}
