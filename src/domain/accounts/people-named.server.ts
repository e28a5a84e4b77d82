import type { Database } from '#lib/db/open.server.ts';
import { listPeople } from './people.server.ts';
import type { Person } from './person.ts';
import { listTeams, type Team } from './teams.server.ts';

/** Without case and accents, so that `ines` finds Inês. */
function folded(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Each word that was typed begins a word of the name. */
function begins(name: string, typed: string): boolean {
	const words = folded(name).split(/[\s-]+/);
	const wanted = folded(typed)
		.split(/[\s-]+/)
		.filter(Boolean);
	return wanted.length > 0 && wanted.every((part) => words.some((word) => word.startsWith(part)));
}

export async function peopleNamed(
	db: Database,
	who: Person,
	typed: string,
	limit: number,
): Promise<Person[]> {
	const people = await listPeople(db, who);
	return people.filter(({ name }) => begins(name, typed)).slice(0, limit);
}

export async function teamsNamed(db: Database, typed: string, limit: number): Promise<Team[]> {
	const teams = await listTeams(db.read);
	return teams.filter(({ name }) => begins(name, typed)).slice(0, limit);
}
