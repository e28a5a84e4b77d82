import type { News } from '#domain/lessons/today.server.ts';
import { DAY, dayOfMonth, weekday } from '#lib/dates.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';

const noon = (day: string) => Date.parse(`${day}T12:00Z`);

/** “since yesterday”, “since Monday”, “since 9 November”: where it is not known, “this week”. */
export function sinceWords(day: string | null, today: string): string {
	if (day === null) return 'this week';
	const ago = Math.round((noon(today) - noon(day)) / DAY);
	if (ago <= 0) return 'today';
	if (ago === 1) return 'since yesterday';
	if (ago < 7) return `since ${weekday(noon(day), 'UTC')}`;
	return `since ${dayOfMonth(noon(day), 'UTC')}`;
}

/** What is new, in a sentence: “Five lessons since yesterday, from four teams”. */
export function headline({ count, teams }: Pick<News, 'count' | 'teams'>, since: string): string {
	if (count === 0) return `Nothing new ${since}`;
	const from = teams === 0 ? '' : `, from ${counted(teams, 'team')}`;
	return `${sentenceCase(counted(count, 'lesson'))} ${since}${from}`;
}
