import type { Rejected } from '#lib/web/form.server.ts';

/** Which form on the board it was that was not accepted, where no script sends it. */
export interface RejectedOn {
	/** Of a card that is there. */
	card: Rejected | null;
	column: Rejected | null;
	hours: Rejected | null;
	/** Of a new card in that column. */
	added: (columnId: number) => { typed: string; error: string | undefined };
}

export function rejectedOn(rejected: Rejected | null): RejectedOn {
	const has = (...names: string[]) => rejected !== null && names.every((name) => name in rejected.values);
	const isNew = has('uid', 'title', 'column');
	return {
		card: has('uid') && !isNew ? rejected : null,
		column: !has('uid') && !has('spent') ? rejected : null,
		hours: has('spent') ? rejected : null,
		added(columnId) {
			const isIt = isNew && Number(rejected?.values.column) === columnId;
			return {
				typed: isIt ? String(rejected?.values.title) : '',
				error: isIt ? rejected?.errors.title : undefined,
			};
		},
	};
}
