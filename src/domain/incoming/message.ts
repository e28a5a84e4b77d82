/** One thing that a message says, and where it stands: `issue.title`. */
export interface Leaf {
	path: string;
	sample: string;
}

const SECRET =
	/(^|[_-])(token|secret|passw(or)?d|password|authorization|cookie|api[_-]?key|credentials?|signature)s?($|[_-])/i;
const HIDDEN = '•••';
const DEEPEST = 24;
const MOST_LEAVES = 300;
const SAMPLE = 160;

/** Without what its name says is a secret: what came is kept for a while, and looked at. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
	if (depth > DEEPEST) return HIDDEN;
	if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, depth + 1));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [
			key,
			isSecret(key) && one !== null && one !== '' ? HIDDEN : withoutSecrets(one, depth + 1),
		]),
	);
}

/** `accessToken` as `access_token`. */
const isSecret = (key: string) => SECRET.test(key.replace(/([a-z])([A-Z])/g, '$1_$2'));

/** Everything that a message says, in its order. */
export function leavesOf(value: unknown): Leaf[] {
	const leaves: Leaf[] = [];
	collect(value, '');
	return leaves;

	function collect(one: unknown, path: string): void {
		if (leaves.length >= MOST_LEAVES) return;
		if (Array.isArray(one)) one.forEach((each, k) => collect(each, under(path, String(k))));
		else if (isObject(one)) for (const [key, each] of Object.entries(one)) collect(each, under(path, key));
		else if (one !== null && one !== '') leaves.push({ path, sample: textOf(one).slice(0, SAMPLE) });
	}
}

const under = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** What stands at `issue.title`; empty where there is nothing. A key may have dots of its own. */
export function textAt(value: unknown, path: string): string {
	const found = valueAt(value, path.split('.'));
	return found === undefined ? '' : textOf(found);
}

function valueAt(value: unknown, steps: readonly string[]): unknown {
	if (steps.length === 0) return value;
	if (!Array.isArray(value) && !isObject(value)) return undefined;
	const known = value as Record<string, unknown>;
	for (let count = 1; count <= steps.length; count++) {
		const key = steps.slice(0, count).join('.');
		if (!Object.hasOwn(known, key)) continue;
		const found = valueAt(known[key], steps.slice(count));
		if (found !== undefined) return found;
	}
	return undefined;
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (value === null || value === undefined) return '';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return JSON.stringify(value);
}

const PLACE = /\{([^{}\n]{1,300})\}/g;

/** `Ticket {issue.key} was closed` with what the message has there. */
export function filledIn(template: string, message: unknown): string {
	return template.replace(PLACE, (_, path: string) => textAt(message, path.trim())).trim();
}

/** The places that a template names and the message does not have. */
export function absentIn(template: string, message: unknown): string[] {
	return [...template.matchAll(PLACE)]
		.map(([, path = '']) => path)
		.filter((path) => textAt(message, path) === '');
}

/** The message has nothing for it: of `{issue.key}: {issue.title}` a colon would be left. */
export function saysNothing(template: string, message: unknown): boolean {
	const places = template.match(PLACE)?.length ?? 0;
	const nothingOfIt = places > 0 && absentIn(template, message).length === places;
	return nothingOfIt || filledIn(template, message) === '';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** JSON, a form, or plain text, as a message; a sentence where it is none of them. */
export function readMessage(
	bytes: Uint8Array,
	contentType: string,
): { message: unknown } | { problem: string } {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { problem: 'The body is not text in UTF-8.' };
	}
	if (text.trim() === '') return { problem: 'The body is empty.' };
	const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
	if (type === 'application/x-www-form-urlencoded') return readForm(text);
	if (type === 'text/plain') return { message: { text } };
	return readJson(text);
}

function readJson(text: string): { message: unknown } | { problem: string } {
	let message: unknown;
	try {
		message = JSON.parse(text);
	} catch {
		return { problem: 'The body is not JSON. Forms and plain text are taken with their own content type.' };
	}
	if (!isObject(message)) return { problem: 'Send an object or a list, and not a single value.' };
	return tooDeep(message) ? { problem: 'The body is nested too deeply.' } : { message };
}

/** Some senders put JSON into a field of a form. */
function readForm(text: string): { message: unknown } | { problem: string } {
	const fields = Object.fromEntries(new URLSearchParams(text));
	const { payload } = fields;
	return payload?.trimStart().startsWith('{') ? readJson(payload) : { message: fields };
}

function tooDeep(value: unknown, depth = 0): boolean {
	if (depth > DEEPEST) return true;
	return isObject(value) && Object.values(value).some((one) => tooDeep(one, depth + 1));
}
