import type { Outcome } from '#domain/lessons/standing.ts';

/** What came of a change some weeks after it was made. */
export interface WrittenCheck {
	/** Working days ago. */
	ago: number;
	by: string;
	outcome: Outcome;
	sentence: string;
}

export interface WrittenReply {
	by: string;
	/** Working days ago, and a clock time in UTC. */
	ago: number;
	at: string;
	text: string;
}

/**
 * Something learned, as it stands in the example. Days are counted in working days before today, so that the
 * example was written in yesterday on whichever day it is opened; `by` and all others are mailboxes of `people.ts`.
 */
export interface WrittenLearning {
	by: string;
	/** The name of a team. */
	team: string;
	ago: number;
	/** On the writer's own clock. */
	at: string;
	learned: string;
	next: string;
	topics: readonly string[];
	/** How what is next stands: open, and due in so many working days; or done so many ago. */
	due?: number;
	done?: number;
	dropped?: { ago: number; reason: string };
	check?: WrittenCheck;
	useful: readonly string[];
	saw: readonly string[];
	replies: readonly WrittenReply[];
}

type Details = Partial<Omit<WrittenLearning, 'by' | 'team' | 'ago' | 'at' | 'learned' | 'next'>>;

/** Whom a list of mailboxes in one string names. */
const people = (names: string): string[] => names.split(' ').filter(Boolean);

/** @param seen who found it useful, and who saw the same, as mailboxes with spaces between */
export function learnedIn(team: string) {
	return (
		by: string,
		ago: number,
		at: string,
		learned: string,
		next = '',
		{
			useful = '',
			saw = '',
			...details
		}: Omit<Details, 'useful' | 'saw'> & { useful?: string; saw?: string } = {},
	): WrittenLearning => ({
		by,
		team,
		ago,
		at,
		learned,
		next,
		topics: [],
		replies: [],
		...details,
		useful: people(useful),
		saw: people(saw),
	});
}
