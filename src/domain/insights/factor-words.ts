import { fullMonth, isoDay } from '#lib/dates.ts';
import { inWords, listed, sentenceCase } from '#lib/numbers.ts';
import { noonOf, seenAfter, type Course } from './factor-course.ts';
import type { Scope } from './scope.ts';

export const quoted = ({ name }: { name: string }) => `“${name}”`;

/** `once`, `twice`, `three times` */
export function timesInWords(number: number): string {
	if (number === 1) return 'once';
	return number === 2 ? 'twice' : `${inWords(number)} times`;
}

/** Of several that would do, the one that was seen most often. Only what was counted, in the order in which it came. */
export function factorsFinding(
	drawn: readonly Course[],
	of: { postmortems: number; at: number },
	{ zone }: Scope,
): string {
	const month = (day: string) => monthOf(day, of.at, zone);
	const quiet = drawn.find(({ quietSince }) => quietSince !== null);
	if (quiet?.quietSince) return quietWords(quiet, quiet.quietSince, drawn, month, zone);
	const answered = drawn.find(({ again }) => again > 0);
	const last = answered?.mends.at(-1);
	if (answered && last) return answeredWords(answered, month(last));
	return mostSeen(drawn, of.postmortems);
}

function quietWords(
	quiet: Course,
	since: string,
	drawn: readonly Course[],
	month: (day: string) => string,
	zone: string,
): string {
	const others = drawn
		.filter((one) => one !== quiet)
		.map((one) => ({ one, times: seenAfter(one.times, since, zone) }))
		.sort((a, b) => b.times - a.times);
	const [other] = others;
	const whole = `${quoted(quiet)} has not been seen since ${month(since)}`;
	if (!other || other.times < 2) return `${whole}, when a change was made for it.`;
	return `${whole}. ${quoted(other.one)} has, ${timesInWords(other.times)}.`;
}

function answeredWords(answered: Course, month: string): string {
	const { again, total, mends } = answered;
	const change = mends.length > 1 ? 'latest change' : 'change';
	const since = timesInWords(again);
	if (again === total) return `${quoted(answered)} has been seen ${since} since its ${change} in ${month}.`;
	return `${quoted(answered)} was seen ${timesInWords(total - again)} up to its ${change} in ${month}, and ${since} since.`;
}

function mostSeen(drawn: readonly Course[], postmortems: number): string {
	const most = drawn.filter(({ total }) => total === drawn[0]?.total);
	const total = most[0]?.total ?? 0;
	if (most.length > 2) {
		return `${sentenceCase(inWords(most.length))} factors were seen ${timesInWords(total)} each.`;
	}
	const names = listed(most.map(quoted));
	if (most.length === 2) return `${names} were seen ${timesInWords(total)} each.`;
	const of = total === postmortems ? `all ${inWords(total)}` : `${inWords(total)} of ${inWords(postmortems)}`;
	return `${names} was seen in ${of} post-mortems.`;
}

/** `June`, and `June 2025` where that is not this year. */
function monthOf(day: string, at: number, zone: string): string {
	const said = fullMonth(noonOf(day, zone), zone);
	const year = isoDay(at, zone).slice(0, 4);
	return said.endsWith(` ${year}`) ? said.slice(0, -5) : said;
}
