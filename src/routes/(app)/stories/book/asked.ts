import { z } from 'zod';

/** What an address of a book asks for: `?year=2026&story=12&story=14`. */
export interface AskedBook {
	year: number;
	/** The numbers of the stories; null where nobody has chosen yet, which is all of them. */
	stories: number[] | null;
	/** What it is called. */
	name: string;
}

const Year = z.coerce.number().int().min(1970).max(2999);
const Number = z.coerce.number().int().positive().max(999_999_999);
const MOST = 500;

export function askedBook(params: URLSearchParams, thisYear: number): AskedBook {
	const year = Year.catch(thisYear).parse(params.get('year') ?? thisYear);
	const stories = params
		.getAll('story')
		.slice(0, MOST)
		.flatMap((text) => Number.safeParse(text).data ?? []);
	const name = params.get('name')?.trim().slice(0, 120) ?? '';
	return {
		year,
		stories: stories.length > 0 || params.has('chosen') ? stories : null,
		name: name === '' ? bookName(year) : name,
	};
}

export const bookName = (year: number): string => `What went wrong in ${year}, and what we made of it`;

/** The address of the book itself, or of it in Markdown. */
export function bookAddress(at: 'read' | 'book.md', { year, stories, name }: AskedBook): string {
	const params = new URLSearchParams({ year: String(year), ...(name === bookName(year) ? {} : { name }) });
	for (const number of stories ?? []) params.append('story', String(number));
	return `/stories/book/${at}?${params}`;
}
