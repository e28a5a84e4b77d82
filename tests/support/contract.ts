import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describedBy, type Described } from '../api/schema.ts';
import type { Answer, Visitor } from './visitor.ts';

const known = new Map<string, Promise<Described | null>>();

/** With this, what tests send and are answered is noted, to become the examples of the description: see `keepNoted`. */
const NOTES_EXAMPLES = process.env.KINTSUGI_EXAMPLES === 'note';

export interface Asked {
	method: string;
	path: string;
	body: string | Uint8Array | undefined;
}

/** The API is in these addresses; its description is not held against itself. */
const isApi = (path: string) => /^\/api\/v1\/(?!openapi\.json)/.test(path);
/** The server itself sends away who asks by a wrong name, before the application hears of it. */
const isOfServer = ({ status }: Answer) => status === 421 || status === 431;

/** An answer of the API, in whichever test, is held against what that server says of itself. */
export async function holdAgainstContract(
	stranger: Visitor,
	home: URL,
	asked: Asked,
	answer: Answer,
): Promise<void> {
	if (!isApi(asked.path) || asked.method === 'HEAD' || isOfServer(answer)) return;
	if (!known.has(home.origin))
		known.set(
			home.origin,
			describedBy(stranger).catch(() => null),
		);
	const described = await known.get(home.origin);
	// A server that is stopping, or has no database at the moment, describes nothing.
	if (!described) {
		known.delete(home.origin);
		return;
	}
	described.checkAny(asked.method, asked.path, answer);
	if (NOTES_EXAMPLES) noteExample(described, asked, answer);
}

/** Beside the build: written into the sources while tests run, each file of them would build anew. */
const NOTED = new URL('../../.svelte-kit/noted-examples.json', import.meta.url);
const KEPT = new URL('../../src/routes/api/v1/examples.json', import.meta.url);
type Examples = Record<string, object>;
const readExamples = (file: URL): Examples =>
	existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Examples) : {};

/** Takes what was noted into the description; what has an example keeps it. */
export function keepNoted(): void {
	const all = { ...readExamples(NOTED), ...readExamples(KEPT) };
	const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));
	writeFileSync(KEPT, `${JSON.stringify(sorted, null, '\t')}\n`);
	rmSync(NOTED, { force: true });
}

function noteExample(described: Described, { method, path, body }: Asked, { status, text }: Answer): void {
	const template = described.templateOf(method, path);
	if (status < 200 || status > 299 || template === undefined || !/^(\{|$)/.test(text)) return;
	const name = `${method} ${template}`;
	const noted = readExamples(NOTED);
	if (name in noted) return;
	const sent = typeof body === 'string' && body.startsWith('{') ? { body: short(JSON.parse(body)) } : {};
	const answered = text === '' ? {} : { answer: short(JSON.parse(text)) };
	writeFileSync(NOTED, JSON.stringify({ ...noted, [name]: { ...sent, ...answered } }));
}

const SECRET = /\b(kin_(?:in_)?|kal_|whsec_)[\w+/=-]+/g;

/** What is drawn by lot: names of entries and files, keys in addresses, fingerprints. */
const DRAWN = /\b(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{20,64}\b/g;
const HERE = /https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?=\/|$)/g;

/** Without secrets, at one address, on one morning: it is the same whenever it is noted. */
const asEver = (text: string): string =>
	text
		.replace(SECRET, '$1…')
		.replace(HERE, 'https://kintsugi.example.org')
		.replace(DRAWN, (drawn) => '7q4mzkx2vd9t5w8n6r3p'.repeat(4).slice(0, drawn.length))
		.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, '2026-03-04T09:30:00.000Z');

/** Two rows of a list are enough to see what it is, and a secret is nothing to show. */
function short(value: unknown): unknown {
	if (typeof value === 'string') return asEver(value);
	if (Array.isArray(value)) return value.slice(0, 2).map(short);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, short(one)]));
}
