import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Team } from '../accounts/teams.server.ts';
import { knownTeams, listPeople } from './acquaintances.server.ts';

/** Without case and accents, so that `ines` finds Inês. */
function folded(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Each word that was typed begins a word of the name. */
export function begins(name: string, typed: string): boolean {
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

export async function teamsNamed(db: Database, who: Person, typed: string, limit: number): Promise<Team[]> {
	const teams = await knownTeams(db.read, who);
	return teams.filter(({ name }) => begins(name, typed)).slice(0, limit);
}
