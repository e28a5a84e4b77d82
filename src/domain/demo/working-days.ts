import { DAY } from '#lib/dates.ts';

/** The calendar day so many working days before today; after it where the number is negative. */
export function workingDay(today: string, ago: number): string {
	const step = ago < 0 ? DAY : -DAY;
	let at = Date.parse(today);
	for (let left = Math.abs(ago); left > 0;) {
		at += step;
		if (isWorkingDay(at)) left -= 1;
	}
	return new Date(at).toISOString().slice(0, 10);
}

function isWorkingDay(at: number): boolean {
	return ![0, 6].includes(new Date(at).getUTCDay());
}
