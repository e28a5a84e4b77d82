import type { Person } from '#domain/accounts/person.ts';
import { AskToGoOn } from '#domain/projects/endings/continuing.ts';
import { askToGoOn } from '#domain/projects/endings/continuing.server.ts';
import { readContinuations } from '#domain/projects/endings/continuations.server.ts';
import { HonestEnding } from '#domain/projects/endings/ending.ts';
import { end } from '#domain/projects/endings/endings.server.ts';
import { projectQuestion } from '#domain/projects/endings/tables.server.ts';
import { NewProject } from '#domain/projects/pitching.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { bring } from '#domain/projects/shows/programme.server.ts';
import { Slot } from '#domain/projects/shows/show.ts';
import { openVoting } from '#domain/projects/shows/voting.server.ts';
import { DAY, isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Company } from '../support/people.ts';

export interface EndedProjects {
	/** Everybody may read it, and it rests for whoever picks it up. */
	parked: number;
	/** The same, for the team of its author. */
	kept: number;
	/** What was asked for each of them to go on, by the author, of the teammate; by its number. */
	asked: Record<number, number>;
	/** A hack week of the curator with a show, in which the author and the teammate show something; votes are open. */
	week: { slug: string; shown: number };
}

/** Two projects of the author that ended, each with a question that waits for an answer. */
export async function endProjects(
	company: Company,
	{ curator, teammate }: { curator: Person; teammate: Person },
): Promise<EndedProjects> {
	const { db, member: author } = company;
	const ended = async (sharing: object) => {
		const input = NewProject.parse({ title: 'A project that ended', joins: true, ...sharing });
		const { id, number } = await pitch(db, author, input);
		await end(db, author, number, HonestEnding.parse({ how: 'parked' }));
		const question = { entryId: id, which: '2w', askedOn: '2026-11-27' };
		await transact(db, (tx) => tx.insert(projectQuestion).values(question));
		return number;
	};
	const [parked, kept] = [await ended({}), await ended({ team: 'payments', visibility: 'team' })];
	return {
		...{ parked, kept },
		asked: { [parked]: await asks(company, parked, teammate), [kept]: await asks(company, kept, teammate) },
		week: await show(company, { curator, teammate }),
	};
}

async function asks({ db, member }: Company, number: number, { name }: Person): Promise<number> {
	await askToGoOn(db, member, number, AskToGoOn.parse({ asks: 'More', time: 'A week', sponsor: name }));
	const [one] = await readContinuations(db, member, number);
	return one?.id ?? 0;
}

async function show(
	{ db, member: author }: Company,
	{ curator, teammate }: { curator: Person; teammate: Person },
): Promise<EndedProjects['week']> {
	const today = isoDay(now(), 'UTC');
	const week = { name: 'A week with a show', kind: 'week', startsOn: today, endsOn: plusDays(today, 4) };
	const { slug } = await makeSeason(db, curator, NewSeason.parse({ ...week, zone: 'UTC' }));
	const shownBy = async (who: Person) => {
		const input = NewProject.parse({ title: 'Something to show', joins: true, season: slug });
		const { number } = await pitch(db, who, input);
		await bring(db, who, slug, Slot.parse({ number }));
		return number;
	};
	const shown = await shownBy(author);
	await shownBy(teammate);
	await openVoting(db, curator, slug, { until: now() + DAY });
	return { slug, shown };
}
