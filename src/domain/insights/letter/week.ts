import { headlineOf } from '../headline.ts';
import type { Insight, InsightKey } from '../insight.ts';
import { questionsOf } from '../questions.ts';
import { scopeParams, scopeWords, type Scope } from '../scope.ts';

/** What a letter says. */
export interface Week {
	headline: string;
	/** `December 2025 to November 2026, all teams` */
	of: string;
	/** Whether the findings are those that changed in a week; otherwise they are what weighs most. */
	changed: boolean;
	findings: { key: InsightKey; text: string; about: string; href: string }[];
	questions: string[];
	href: string;
}

/** A letter is read in two minutes. */
const MOST_CHANGED = 5;
const MOST = 3;

/**
 * @param before the same insights as they stood a week ago
 * @returns null where no chart has anything to say
 */
export function weekIn(insights: readonly Insight[], before: readonly Insight[], scope: Scope): Week | null {
	const said = insights.flatMap(({ key, finding, about, headline }) =>
		finding === null ? [] : [{ key, text: finding, about, weight: headline?.weight ?? 0 }],
	);
	if (said.length === 0) return null;
	const was = new Map(before.map(({ key, finding }) => [key, finding]));
	const fresh = said.filter(({ key, text }) => was.get(key) !== text);
	const otherwise = fresh.filter(({ key, text }) => wordsOf(was.get(key) ?? '') !== wordsOf(text));
	const shown =
		otherwise.length > 0
			? heaviest(otherwise, MOST_CHANGED)
			: heaviest(fresh.length > 0 ? fresh : said, MOST);
	const params = scopeParams(scope.query).toString();
	const at = (path: string) => (params === '' ? path : `${path}?${params}`);
	return {
		headline: headlineOf(insights),
		of: scopeWords(scope),
		changed: fresh.length > 0,
		findings: shown.map(({ key, text, about }) => ({
			...{ key, text, about: firstSentence(about), href: at(`/insights/${key}`) },
		})),
		questions: questionsOf(insights),
		href: at('/insights'),
	};
}

/** How a chart draws it is nothing to a letter. */
const firstSentence = (about: string) => about.split(/(?<=\.) /)[0] ?? about;

/** What is said, whatever the numbers in it: these change with every entry, and what they amount to seldom does. */
const wordsOf = (text: string) =>
	text
		.toLowerCase()
		.replace(/\d[\d,.]*|\b(no|none|one|two|three|four|five|six|seven|eight|nine|ten)\b/g, '#');

/** In the order of the page. */
function heaviest<Said extends { weight: number }>(all: readonly Said[], most: number): Said[] {
	const chosen = new Set([...all].sort((a, b) => b.weight - a.weight).slice(0, most));
	return all.filter((one) => chosen.has(one));
}
