/** A text as it differs from another one: what they have in common is shown as far as it helps to find the place. */
export interface Passage {
	before: string;
	differs: string;
	after: string;
}

const AROUND = 120;

/** Each of two texts, where they differ. */
export function passages(one: string, other: string): [Passage, Passage] {
	const [a, b] = [Array.from(one), Array.from(other)];
	const most = Math.min(a.length, b.length);
	let start = 0;
	while (start < most && a[start] === b[start]) start++;
	let end = 0;
	while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	return [passage(a, start, end), passage(b, start, end)];
}

function passage(text: readonly string[], start: number, end: number): Passage {
	const from = Math.max(0, start - AROUND);
	const to = Math.min(text.length, text.length - end + AROUND);
	return {
		before: `${from > 0 ? '… ' : ''}${text.slice(from, start).join('')}`,
		differs: text.slice(start, text.length - end).join(''),
		after: `${text.slice(text.length - end, to).join('')}${to < text.length ? ' …' : ''}`,
	};
}
