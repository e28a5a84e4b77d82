import type { Fields, FieldValue } from '#lib/web/fields.ts';

/** What the form sent of each moment, where it came back. */
export function typedIn(values: Record<string, Fields | FieldValue>) {
	const rows = Array.isArray(values.moments) ? values.moments : [];
	const row = (place: number): Record<string, unknown> | null => {
		const one = rows[place];
		return typeof one === 'object' && !(one instanceof File) ? one : null;
	};
	return {
		begins: (place: number) => row(place)?.begins !== undefined,
		word: (place: number, name: 'ask' | 'choices') => {
			const word = row(place)?.[name];
			return typeof word === 'string' ? word : null;
		},
	};
}
