import { makeToken } from '#domain/accounts/tokens.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import built from '../support/built.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor, type Answer } from '../support/visitor.ts';
import { describedBy, type Described } from './schema.ts';

/** The body is what each test says it is; it is held against the description before. */
export interface Answered<Body> extends Answer {
	body: Body;
}
export type Call = <Body = Record<string, unknown>>(
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<Answered<Body>>;

type Who = 'owner' | 'admin' | 'member' | 'outsider';

export interface Programs<Filled> extends Record<Who, Call> {
	kintsugi: Kintsugi;
	described: Described;
	people: Record<Who, Person>;
	filled: Filled;
	close: () => Promise<void>;
}

/**
 * A running Kintsugi, and a program of each of four people: the owner, an administrator, a member in Payments and one
 * outside of it. Every answer is held against the description.
 */
export async function programs<Filled>(
	fill: (company: Company) => Promise<Filled>,
): Promise<Programs<Filled>> {
	await built();
	const started = await startFilled(async (company) => {
		const { db, owner, admin, member, outsider } = company;
		const token = (who: Person) => makeToken(db, who, { name: 'API', scopes: ['read', 'write'], days: 1 });
		const people = { owner, admin, member, outsider };
		const filled = await fill(company);
		const tokens = {
			owner: await token(owner),
			admin: await token(admin),
			member: await token(member),
			outsider: await token(outsider),
		};
		return { people, tokens, filled };
	});
	const { kintsugi } = started;
	const { people, tokens, filled } = started.filled;
	const described = await describedBy(Visitor.program(kintsugi, tokens.owner));
	const callAs = (who: Who): Call => {
		const visitor = Visitor.program(kintsugi, tokens[who]);
		return async <Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
			const answer = await visitor.call(method, `/api/v1${path}`, body, headers);
			described.check(method, `/api/v1${path}`, answer);
			return { ...answer, body: (answer.text === '' ? null : JSON.parse(answer.text)) as Body };
		};
	};
	return {
		kintsugi,
		described,
		people,
		filled,
		owner: callAs('owner'),
		admin: callAs('admin'),
		member: callAs('member'),
		outsider: callAs('outsider'),
		close: () => discard(kintsugi),
	};
}
