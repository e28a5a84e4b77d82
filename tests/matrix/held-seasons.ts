import type { Person } from '#domain/accounts/person.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { addHost, makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { askHosts, wordsOf } from '#domain/projects/seasons/words.server.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Company } from '../support/people.ts';

/** What a form of a season sends, a fortnight ahead. */
export const weekSent = () => {
	const startsOn = plusDays(isoDay(now(), 'UTC'), 14);
	return { name: 'Week', kind: 'week', startsOn, endsOn: plusDays(startsOn, 4), zone: 'UTC' };
};

export interface Held {
	slug: string;
	/** What the outsider asked. */
	question: number;
	/** An idea of the teammate, which everybody may read. */
	idea: number;
}

/** A hack week that the curator and the author host, with a question and an idea in it. */
export async function hold(
	{ db, member: author, outsider }: Company,
	{ curator, teammate }: { curator: Person; teammate: Person },
): Promise<Held> {
	const { slug } = await makeSeason(db, curator, NewSeason.parse(weekSent()));
	await addHost(db, curator, slug, { person: author.email });
	await askHosts(db, outsider, slug, { text: 'May I bring somebody?' });
	const idea = NewProject.parse({ title: 'An idea of the week', season: slug });
	const { number } = await pitch(db, teammate, idea);
	const { id } = await readSeason(db, curator, slug);
	const { questions } = await wordsOf(db.read, id);
	return { slug, question: questions[0]?.id ?? 0, idea: number };
}
