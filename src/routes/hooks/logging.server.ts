import type { Person } from '#domain/accounts/person.ts';
import type { Caller } from '#domain/chat/caller.ts';
import { introduce, personInChat } from '#domain/chat/identities.server.ts';
import type { Reply } from '#domain/chat/replies.ts';
import { audience } from '#domain/entries/audience.ts';
import type { Visibility } from '#domain/entries/entry.ts';
import { writableTeams } from '#domain/log/asked.server.ts';
import { NewEntry } from '#domain/log/answer.ts';
import { logIt } from '#domain/log/log.server.ts';
import { Allowances } from '#lib/allowances.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { refusalIn } from '#lib/errors.ts';
import { linkHome } from '#lib/home.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { fieldErrors } from '#lib/web/fields.ts';

/** Far more than somebody learns, and too little for a loop. */
const allowances = new Allowances({ most: 20, perSecond: 1 / 10 });

/** Whose account it is, or what whoever calls is answered instead. */
export async function callerIn(
	db: Database,
	caller: Caller,
	maintenance: string | null,
): Promise<{ person: Person } | { reply: Reply }> {
	if (maintenance !== null) return { reply: { text: maintenance } };
	const { allowed, seconds } = allowances.take(`${caller.chatTeam} ${caller.chatUser}`);
	if (!allowed) return { reply: { text: `That is asked for very often. It goes on in ${seconds} seconds.` } };
	const person = await personInChat(db.read, caller);
	if (person) return { person };
	const text =
		'Kintsugi does not know yet who you are here. The link is for you alone, for 15 minutes, once.';
	return { reply: { text, link: { label: 'Connect your account', href: await introduce(db, caller) } } };
}

export interface Said {
	learned: string;
	next: string;
	/** Undefined where they did not choose: their team, where they have one, or the one that asks at the moment. */
	team?: string | null;
	visibility?: Visibility;
}

/** Logs it, and says who can read it. The same press of a key, sent twice, is one entry. */
export async function logFromChat(db: Database, person: Person, caller: Caller, said: Said): Promise<Reply> {
	const teams = await teamsFor(db, person);
	const team = said.team === undefined ? teams.first : said.team;
	const parsed = NewEntry.safeParse({
		learned: said.learned,
		next: said.next,
		team,
		visibility: said.visibility ?? 'workspace',
		...(caller.trigger === ''
			? {}
			: { uid: fingerprint(`${caller.chatTeam} ${caller.chatUser} ${caller.trigger}`).slice(0, 20) }),
	});
	if (!parsed.success) return { text: Object.values(fieldErrors(parsed.error))[0] ?? '' };
	try {
		const { lessonId } = await logIt(db, person, parsed.data);
		const { workspace } = await readSettings(db.read);
		const name = teams.all.find(({ slug }) => slug === team)?.name ?? null;
		return {
			text: `Logged. ${audience(parsed.data.visibility, name, workspace)}`,
			link: { label: `L-${lessonId}`, href: linkHome(`/lessons/${lessonId}`) },
		};
	} catch (problem) {
		const refusal = refusalIn(problem);
		if (!refusal) throw problem;
		return { text: refusal.sentence };
	}
}

/** What is asked of whoever typed the command alone. */
export async function askWhat(db: Database, person: Person): Promise<Reply> {
	const teams = await teamsFor(db, person);
	const { workspace } = await readSettings(db.read);
	return {
		text: 'In a sentence or two a stranger understands. In one line: /learned A queue can say stop → Limit it.',
		form: { teams: teams.all, team: teams.first ?? '', workspace },
	};
}

async function teamsFor(db: Database, person: Person) {
	const writable = await writableTeams(db, person, { at: now() });
	const all = writable.map(({ team: { slug, name } }) => ({ slug, name }));
	const asking = writable
		.filter(({ closes }) => closes !== null)
		.sort((a, b) => (a.closes ?? 0) - (b.closes ?? 0));
	const first = asking[0]?.team.slug ?? (all.length === 1 ? all[0]?.slug : undefined) ?? null;
	return { all, first };
}
