import type { Fields } from '#lib/web/fields.ts';

/** Rows as they came back with a problem; null where none were sent. */
export function typedRows(sent: Fields[string] | undefined): Record<string, string>[] | null {
	if (!Array.isArray(sent)) return null;
	return sent.map((row) => {
		if (typeof row === 'string' || row instanceof File) return {};
		const words = Object.entries(row).filter(
			(field): field is [string, string] => typeof field[1] === 'string',
		);
		return Object.fromEntries(words);
	});
}

/** Names, with commas between; an address where a name would be somebody else's as well. */
export function namesOf(
	emails: readonly string[],
	people: readonly { name: string; email: string }[],
): string {
	const nameOf = (email: string) => {
		const name = people.find((one) => one.email === email)?.name;
		const isOnly = people.filter((one) => one.name === name).length === 1;
		return name !== undefined && isOnly && !name.includes(',') ? name : email;
	};
	return emails.map(nameOf).join(', ');
}
