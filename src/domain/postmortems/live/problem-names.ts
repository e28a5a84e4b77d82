import type { FieldErrors } from '#lib/errors.ts';
import type { Typed } from '../editing/typed.ts';

// A field of a row is named by the place of its row, and everybody who writes may have rows before it that
// the others have not: between them it is named by the key, `timeline.n3.at`.

export function byKeys(typed: Typed, problems: FieldErrors): FieldErrors {
	return renamed(typed, problems, (list, part) => list[Number(part)]?.key ?? part);
}

export function byPlaces(typed: Typed, problems: FieldErrors): FieldErrors {
	return renamed(typed, problems, (list, part) => {
		const place = list.findIndex(({ key }) => key === part);
		return place < 0 ? part : String(place);
	});
}

export const nameByKeys = (typed: Typed, name: string): string =>
	Object.keys(byKeys(typed, { [name]: '' }))[0] ?? name;

export const nameByPlaces = (typed: Typed, name: string): string =>
	Object.keys(byPlaces(typed, { [name]: '' }))[0] ?? name;

type Rows = readonly ({ key: string } & Record<string, unknown>)[];

function renamed(
	typed: Typed,
	problems: FieldErrors,
	rename: (list: Rows, part: string) => string,
): FieldErrors {
	return Object.fromEntries(
		Object.entries(problems).map(([name, sentence]) => [
			renamedOne(typed, name.split('.'), rename),
			sentence,
		]),
	);
}

function renamedOne(typed: Typed, parts: string[], rename: (list: Rows, part: string) => string): string {
	let at: unknown = typed;
	return parts
		.map((part) => {
			if (!Array.isArray(at)) {
				at = (at as Record<string, unknown> | undefined)?.[part];
				return part;
			}
			const list = (at as (string | Rows[number])[]).filter((row) => typeof row !== 'string');
			const name = rename(list, part);
			at = list.find(({ key }, place) => key === part || key === name || String(place) === part);
			return name;
		})
		.join('.');
}
