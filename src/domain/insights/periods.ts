import { DAY, fullMonth, monthName, parseMoment, plusDays } from '#lib/dates.ts';
import type { Period } from './scope.ts';

/** A chart has room for so many columns. */
const MOST_COLUMNS = 24;
const MOST_WEEKS = 26;

/** Months, or quarters where those are too many, or years; what is older than so many years is one. */
export function periodsOf(months: readonly string[], zone: string): Period[] {
	if (months.length <= MOST_COLUMNS) return byMonth(months, zone);
	const quarters = byQuarter(months, zone);
	return quarters.length <= MOST_COLUMNS ? quarters : byYear(months, zone);
}

export const startOf = (day: string, zone: string): number =>
	parseMoment(day, zone) ?? Date.parse(`${day}T00:00Z`);

export function monthBefore(month: string, months: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	const all = year * 12 + number - 1 - months;
	return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`;
}

export const monthAfter = (month: string): string => monthBefore(month, -1);

/** `2026-11` and each one before it down to the first, in the order of time. */
export function monthsFrom(first: string, today: string): string[] {
	const months: string[] = [];
	for (let month = first; month <= today.slice(0, 7); month = monthAfter(month)) months.push(month);
	return months;
}

function byMonth(months: readonly string[], zone: string): Period[] {
	return months.map((month) => {
		const from = startOf(`${month}-01`, zone);
		const middle = from + 14 * DAY;
		return {
			...{ from, until: startOf(`${monthAfter(month)}-01`, zone) },
			...{ label: monthName(middle, zone), said: fullMonth(middle, zone) },
		};
	});
}

function byQuarter(months: readonly string[], zone: string): Period[] {
	const quarters = Map.groupBy(months, (month) => {
		const [year, number = '1'] = month.split('-');
		return `${year} Q${Math.ceil(Number(number) / 3)}`;
	});
	return [...quarters].map(([name, inside]) => ({
		label: name.slice(2),
		said: name,
		...around(inside, zone),
	}));
}

function byYear(months: readonly string[], zone: string): Period[] {
	const lastYear = Number(months.at(-1)?.slice(0, 4));
	const first = String(lastYear - MOST_COLUMNS + 1).padStart(4, '0');
	const years = Map.groupBy(months, (month) => (month.slice(0, 4) > first ? month.slice(0, 4) : first));
	return [...years].map(([year, inside]) => {
		const isMore = inside.length > 12;
		const name = { label: isMore ? `to ${year}` : year, said: isMore ? `until ${year}` : year };
		return { ...name, ...around(inside, zone) };
	});
}

function around(months: readonly string[], zone: string): Pick<Period, 'from' | 'until'> {
	const [first = '', last = first] = [months[0], months.at(-1)];
	return { from: startOf(`${first}-01`, zone), until: startOf(`${monthAfter(last)}-01`, zone) };
}

export function weeksOf(today: string, from: number, zone: string): Period[] {
	const sinceMonday = (new Date(`${today}T12:00Z`).getUTCDay() + 6) % 7;
	const thisMonday = plusDays(today, -sinceMonday);
	const weeks: Period[] = [];
	for (let back = 0; back < MOST_WEEKS; back++) {
		const monday = plusDays(thisMonday, -7 * back);
		const week = { from: startOf(monday, zone), until: startOf(plusDays(monday, 7), zone) };
		if (week.until <= from) break;
		const label = monthName(week.from, zone);
		weeks.unshift({ ...week, label, said: `week of ${monday}` });
	}
	return weeks;
}

export function named(first: string, last: string, zone: string): string {
	const say = (month: string) => fullMonth(startOf(`${month}-15`, zone), zone);
	return `${say(first)} to ${say(last)}`;
}
